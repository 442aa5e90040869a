import { readDocument } from '#law/document.ts'

export const zjPreschoolEducation = readDocument({
  id: 'zj-preschool-education',
  title: { zh: '浙江省学前教育条例', en: 'Zhejiang Preschool Education Regulation' },
  issuer: 'zj-congress-standing-committee',
  kind: 'local-regulation',
  scope: 'zhejiang',
  issuedOn: '2017-05-26',
  inForceFrom: '2017-09-01',
  articles: {
    40: {
      zh: '残疾、特困、低保家庭儿童和烈士子女免费接受学前教育，并酌情得到餐费等补助。',
      en: 'Preschool is free for disabled children and for children on destitute support or from households on the minimum living guarantee, with meal allowances where needed.',
    },
    41: {
      zh: '幼儿园不得拒收能接受普通教育的残疾儿童，政府保障残疾儿童学前教育机构的条件。',
      en: 'Kindergartens may not refuse disabled children able to follow ordinary education, and the government provides for special preschools.',
    },
  },
})
