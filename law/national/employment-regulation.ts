import { readDocument } from '#law/document.ts'

export const employmentRegulation = readDocument({
  id: 'employment-regulation',
  title: { zh: '残疾人就业条例', en: 'Regulation on the Employment of Disabled Persons' },
  number: '国务院令第488号',
  issuer: 'state-council',
  kind: 'administrative-regulation',
  scope: 'national',
  issuedOn: '2007-02-25',
  inForceFrom: '2007-05-01',
  articles: {
    8: {
      zh: '用人单位安排残疾人不得低于在职职工的1.5%，各省定具体比例，跨地区招用计入。',
      en: 'Employers place disabled people for at least 1.5 % of their staff; each province sets the ratio, and hires from elsewhere count.',
    },
    9: {
      zh: '达不到所在省规定比例的用人单位须缴纳残疾人就业保障金。',
      en: 'Employers below their province’s ratio pay the quota levy.',
    },
    11: {
      zh: '集中就业单位中全日制残疾职工须占在职职工25%以上。',
      en: 'In concentrated employment full-time disabled staff are at least 25 % of all.',
    },
    16: {
      zh: '保障金纳入预算，专用于残疾人职业培训和就业服务援助。',
      en: 'The quota levy enters the budget and serves only training, employment services and employment aid for disabled people.',
    },
    19: {
      zh: '残疾人自主创业和个体经营享受税收优惠、场地照顾、小额信贷并免收登记证照类收费。',
      en: 'Self-employed disabled people get tax relief, help with premises and small loans, and pay no registration or licence fees.',
    },
    22: {
      zh: '残联就业服务机构免费提供信息、培训、评估、指导和职业介绍等服务。',
      en: 'The federation’s employment services are free: information, training, assessment, guidance and placement.',
    },
    27: {
      zh: '未缴保障金的责令限期缴纳，逾期除补缴外每日加收5‰滞纳金。',
      en: 'Unpaid quota levy is ordered to be paid; beyond the deadline it bears 5 ‰ a day on top.',
    },
    29: {
      zh: '就业指到了法定年龄、愿意工作的残疾人从事有报酬的劳动。',
      en: 'Employment means paid work by disabled people of legal working age who wish to work.',
    },
  },
})
