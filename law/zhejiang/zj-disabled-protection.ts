import { readDocument } from '#law/document.ts'

export const zjDisabledProtection = readDocument({
  id: 'zj-disabled-protection',
  title: { zh: '浙江省残疾人保障条例', en: 'Zhejiang Regulation on the Protection of Disabled Persons' },
  number: '浙江省第十一届人大常委会公告第16号',
  issuer: 'zj-congress-standing-committee',
  kind: 'local-regulation',
  scope: 'zhejiang',
  issuedOn: '2009-11-27',
  inForceFrom: '2010-01-01',
  articles: {
    6: {
      zh: '县级残联组织残疾评定并发放残疾人证，评定免费。',
      en: 'The county federation organises the disability assessment, which is free, and issues the disability certificate.',
    },
    10: {
      zh: '卫生部门和残联建立残疾儿童早期报告、筛查、监测和转介制度及康复档案数据库。',
      en: 'Health authorities and the federation run early reporting, screening, monitoring and referral of disabled children, with rehabilitation files and a database.',
    },
    13: {
      zh: '政府建立残疾儿童康复救助，并补助困难残疾人购置基本辅助器具和接受康复医疗。',
      en: 'The government aids the rehabilitation of disabled children and helps poor disabled people pay for a basic assistive device and rehabilitation treatment.',
    },
    16: {
      zh: '残疾人经自考、远程或成人教育取得大专以上文凭的，由户籍地县级政府奖励。',
      en: 'Disabled people earning a college diploma or higher by self-study, distance or adult education are rewarded by the county where they are registered.',
    },
    20: {
      zh: '用人单位按在职职工的1.5%安排残疾人，超额奖励，不足按差额人数缴纳保障金。',
      en: 'Employers place disabled people for 1.5 % of their staff; more is rewarded, and a shortfall is paid for per missing person as quota levy.',
    },
    23: {
      zh: '公园和公共文化体育设施对残疾人免费开放并设明显标识。',
      en: 'Parks and public cultural and sports facilities are free for disabled people and marked as such.',
    },
    26: {
      zh: '低保家庭的重度残疾人单独全额施保，合规低收入家庭的重度残疾人参照低保标准全额补助。',
      en: 'A severely disabled member of a household on the minimum living guarantee receives it alone and in full; in eligible low-income households an equal full allowance is paid.',
    },
    27: {
      zh: '县级政府可补贴困难残疾职工的社保个人缴费，并应补贴城镇个体和灵活就业贫困残疾人的养老保险缴费。',
      en: 'Counties may subsidise the insurance contributions of disabled employees in hardship and must subsidise pension contributions of poor urban self-employed or flexibly employed disabled people.',
    },
    28: {
      zh: '残疾人随身辅助器具和导盲犬免费乘车，重度残疾人免费乘坐市内公交和地铁。',
      en: 'Any assistive device and guide dog travel free with their owner, and severely disabled people ride city buses and metro free.',
    },
    36: {
      zh: '逾期不缴保障金的，每日加收5‰滞纳金，总额不超过本金。',
      en: 'Overdue quota levy bears 5 ‰ a day, in total no more than the sum owed.',
    },
  },
  // The levy is now reckoned on the employer's own average wage, not the region's.
  overruledArticles: { 20: 'quota-levy-measures-2015' },
})
