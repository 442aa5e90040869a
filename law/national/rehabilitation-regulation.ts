import { readDocument } from '#law/document.ts'

export const rehabilitationRegulation = readDocument({
  id: 'rehabilitation-regulation',
  title: {
    zh: '残疾预防和残疾人康复条例',
    en: 'Regulation on Disability Prevention and the Rehabilitation of Disabled Persons',
  },
  number: '国务院令第675号',
  issuer: 'state-council',
  kind: 'administrative-regulation',
  scope: 'national',
  issuedOn: '2017-02-07',
  amendedOn: '2018-09-18',
  inForceFrom: '2017-07-01',
  articles: {
    5: {
      zh: '残联依法律、法规、章程或政府委托开展残疾预防和康复工作。',
      en: 'The federation works on prevention and rehabilitation under law, its statutes or a government mandate.',
    },
    14: {
      zh: '筛查诊断机构须向县级卫生部门报告残疾未成年人信息，卫生部门及时与残联共享并早期干预。',
      en: 'Screening institutions report minors with disability to the county health authority, which shares it promptly with the federation for early intervention.',
    },
    19: {
      zh: '康复机构须有无障碍场所、专业人员和设备，残联汇总发布机构信息并可受托监督质量。',
      en: 'Rehabilitation institutions need accessible premises, qualified staff and equipment; the federation publishes the list and may supervise quality by mandate.',
    },
    20: {
      zh: '社区康复纳入社区公共服务，可设康复场所或购买服务来开展。',
      en: 'Community rehabilitation is part of community services, provided in local places or bought in.',
    },
    21: {
      zh: '康复服务先评估需求再定个性化方案并随实施调整，须听取本人和家属意见并保护隐私。',
      en: 'Needs are assessed first, then an individual plan of rehabilitation is made and adjusted, with the person and family heard and privacy kept.',
    },
    26: {
      zh: '国家建立残疾儿童康复救助并逐步对0至6岁免费，完善重度残疾人护理补贴，补贴基本型辅助器具。',
      en: 'The State aids the rehabilitation of disabled children, step by step free of charge from 0 to 6, maintains the nursing subsidy for severe disability and subsidises the basic assistive device.',
    },
  },
})
