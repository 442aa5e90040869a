import { readDocument } from '#law/document.ts'

export const zjLegalAid = readDocument({
  id: 'zj-legal-aid',
  title: { zh: '浙江省法律援助条例', en: 'Zhejiang Legal Aid Regulation' },
  issuer: 'zj-congress-standing-committee',
  kind: 'local-regulation',
  scope: 'zhejiang',
  issuedOn: '2000-10-29',
  amendedOn: '2016-09-29',
  inForceFrom: '2001-01-01',
  articles: {
    9: {
      zh: '请求社会保险待遇、低保待遇、抚恤救济和劳动报酬等事项可以申请法律援助。',
      en: 'Legal aid may be sought for claims to social insurance, the minimum living guarantee, relief payments, wages and the like.',
    },
    17: {
      zh: '法律援助机构应在收到申请后7个工作日内决定是否援助，不予援助的书面说理。',
      en: 'The legal aid office decides within 7 working days of the application and gives written reasons for a refusal.',
    },
  },
  overruledArticles: { 17: 'legal-aid-law' },
})
