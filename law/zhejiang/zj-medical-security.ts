import { readDocument } from '#law/document.ts'

export const zjMedicalSecurity = readDocument({
  id: 'zj-medical-security',
  title: { zh: '浙江省医疗保障条例', en: 'Zhejiang Medical Security Regulation' },
  issuer: 'zj-congress-standing-committee',
  kind: 'local-regulation',
  scope: 'zhejiang',
  issuedOn: '2021-03-26',
  inForceFrom: '2021-07-01',
  articles: {
    14: {
      zh: '逐步建立覆盖职工和城乡居民的统一长期护理保险，保障达到一定失能等级者的必要护理费用。',
      en: 'A single long-term care insurance for employees and residents is built up to cover necessary care from a certain level of incapacity.',
    },
    21: {
      zh: '职工医保累计缴费满20年的，退休后不再缴费，不足的可续缴或一次缴足。',
      en: 'Employees with 20 years of contributions pay no more after retirement; others may go on paying or settle the missing years.',
    },
    22: {
      zh: '丧失劳动能力的残疾人与低保、特困、低边人员等，居民医保个人缴费由县级政府补贴。',
      en: 'The county subsidises the resident medical insurance premium of people on the minimum living guarantee, on destitute support or in the low-income margin and of disabled people unable to work.',
    },
    23: {
      zh: '居民医保须在每年年底前缴纳下一年度保费。',
      en: 'The resident medical insurance premium for the next year is paid before the end of this one.',
    },
    24: {
      zh: '同一时期只能参加一种基本医疗保险，险种可按规定转换。',
      en: 'One person holds one basic medical insurance at a time and may change between kinds under the rules.',
    },
    31: {
      zh: '居民医保按时缴费的自1月1日起享受待遇，当年补缴的自缴费月起第3个月享受。',
      en: 'Paid in time, resident medical insurance covers from 1 January; paid late, from the 3rd month counted from payment.',
    },
    35: {
      zh: '县级以上政府确定医疗救助标准，并应及时精准识别救助对象。',
      en: 'Governments from county level up set the medical assistance standards and identify those entitled promptly and precisely.',
    },
  },
})
