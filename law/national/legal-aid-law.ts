import { readDocument } from '#law/document.ts'

export const legalAidLaw = readDocument({
  id: 'legal-aid-law',
  title: { zh: '中华人民共和国法律援助法', en: 'Legal Aid Law' },
  issuer: 'npc-standing-committee',
  kind: 'law',
  scope: 'national',
  issuedOn: '2021-08-20',
  inForceFrom: '2022-01-01',
  articles: {
    25: {
      zh: '刑事案件中无辩护人的视力、听力、言语残疾人，由法律援助机构指派律师辩护。',
      en: 'In criminal cases people with visual, hearing or speech disability and no counsel are assigned a lawyer by legal aid.',
    },
    31: {
      zh: '因经济困难无代理人的，可就社保待遇、社会救助、抚养赡养、劳动报酬等事项申请援助。',
      en: 'Those who cannot afford counsel may seek aid over social insurance, social assistance, maintenance, wages and the like.',
    },
    40: {
      zh: '无或限制民事行为能力人的援助申请由法定代理人代提，其侵权时可由其他近亲属代提。',
      en: 'A legal representative applies for those without full capacity; if that person is the wrongdoer, another close relative may.',
    },
    42: {
      zh: '无固定生活来源的残疾人等和社会救助对象，免予核查经济困难状况。',
      en: 'Disabled people without a fixed livelihood and recipients of social assistance need no means check.',
    },
    43: {
      zh: '法律援助申请7日内决定，同意的3日内指派人员，拒绝的书面说理，缺材料须一次告知。',
      en: 'Legal aid is decided within 7 days and staff assigned within 3; a refusal gives written reasons, and missing papers are named once and for all.',
    },
    44: {
      zh: '距法定期限不足7日等紧急情形，可先行援助后补手续。',
      en: 'With fewer than 7 days to a legal time limit, or in similar urgency, aid comes first and papers later.',
    },
    45: {
      zh: '为残疾人提供法律援助应备无障碍设施和服务。',
      en: 'Legal aid for disabled people comes with accessible facilities and services.',
    },
  },
})
