import { readDocument } from '#law/document.ts'

export const zjMentalHealth = readDocument({
  id: 'zj-mental-health',
  title: { zh: '浙江省精神卫生条例', en: 'Zhejiang Mental Health Regulation' },
  issuer: 'zj-congress-standing-committee',
  kind: 'local-regulation',
  scope: 'zhejiang',
  issuedOn: '2019-09-27',
  inForceFrom: '2019-12-01',
  articles: {
    21: {
      zh: '各县至少要有一家公办的精神障碍社区康复机构，新建残疾人托养机构须具备此项功能。',
      en: 'Each county has at least one government-run community rehabilitation centre for mental disorders, and new public day and residential care for disabled people includes this service.',
    },
    23: {
      zh: '精神障碍医疗费用实行医保、救助和残疾人补助一站结算，严重患者参保个人缴费由政府全额资助。',
      en: 'Insurance, assistance and disability aid are settled in one stop for mental disorders, and the government pays the full premium of people with severe ones.',
    },
    24: {
      zh: '困难精神障碍患者依社会救助条例受助，达到精神残疾标准的可自愿申领残疾人证。',
      en: 'Poor people with mental disorders are helped under the social assistance regulation, and those meeting the standard of mental disability may choose to apply for a disability certificate.',
    },
    27: {
      zh: '县级政府以看护补贴等方式补助困难严重患者家庭和尽责的监护人。',
      en: 'Counties support poor families of people with severe mental disorders, and guardians who do their duty, by a guardian allowance or similar.',
    },
  },
})
