import { readDocument } from '#law/document.ts'

export const zjElderlyCare = readDocument({
  id: 'zj-elderly-care',
  title: { zh: '浙江省社会养老服务促进条例', en: 'Zhejiang Regulation on Elderly Care Services' },
  issuer: 'zj-congress',
  kind: 'local-regulation',
  scope: 'zhejiang',
  issuedOn: '2015-01-25',
  amendedOn: '2021-09-29',
  inForceFrom: '2015-03-01',
  articles: {
    11: {
      zh: '有失能失智老人的低保、低边家庭和有重度残疾老人的家庭改造无障碍设施，政府应予资助。',
      en: 'The government must fund barrier-free home alterations for households with a severely disabled older person, and for those on the minimum living guarantee or in the low-income margin with an incapacitated one.',
    },
  },
})
