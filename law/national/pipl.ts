import { readDocument } from '#law/document.ts'

export const pipl = readDocument({
  id: 'pipl',
  title: { zh: '中华人民共和国个人信息保护法', en: 'Personal Information Protection Law' },
  issuer: 'npc-standing-committee',
  kind: 'law',
  scope: 'national',
  issuedOn: '2021-08-20',
  inForceFrom: '2021-11-01',
  articles: {
    13: {
      zh: '处理个人信息须有同意或法定职责、紧急保护生命财产等法定理由，有此类理由的不需同意。',
      en: 'Personal information is processed on consent or on a legal ground such as a statutory duty or an emergency, which needs no consent.',
    },
    14: {
      zh: '同意须在充分知情下自愿明确作出，目的、方式或种类变更的须重新取得。',
      en: 'Consent is informed, voluntary and explicit, and is sought again when purpose, manner or kind changes.',
    },
    17: {
      zh: '处理前须以清晰易懂的语言告知处理者、目的、方式、种类、保存期限和行权途径。',
      en: 'People are told beforehand, clearly, who processes what, why, how, for how long and how to exercise their rights.',
    },
    24: {
      zh: '自动化决策应透明公正，对个人有重大影响的，个人可要求说明并拒绝仅由机器决定。',
      en: 'Automated decisions are transparent and fair; where one weighs heavily on a person, they may ask for reasons and refuse to be decided on by machine alone.',
    },
    28: {
      zh: '医疗健康、金融账户、特定身份等信息及未满14周岁者的信息属敏感信息，须有特定目的、必要性和严格保护。',
      en: 'Health, account and status data and all data of children under 14 are sensitive and need a specific purpose, necessity and strict protection.',
    },
    29: {
      zh: '处理敏感个人信息须取得单独同意。',
      en: 'Processing sensitive information needs separate consent.',
    },
    30: {
      zh: '处理敏感信息还须告知其必要性和对个人权益的影响。',
      en: 'For sensitive information people are also told why it is necessary and how it affects them.',
    },
    31: {
      zh: '处理未满14周岁者信息须经监护人同意并制定专门规则。',
      en: 'Information on children under 14 needs the consent of a guardian and rules of its own.',
    },
    34: {
      zh: '国家机关履职处理个人信息须依法定权限程序，不得超出必要范围。',
      en: 'State organs process personal information within their legal powers and procedures and no further than the duty requires.',
    },
    35: {
      zh: '国家机关履职处理个人信息仍须告知，依法保密或妨碍履职的除外。',
      en: 'State organs still inform the person, unless secrecy is required or informing would defeat the duty.',
    },
    37: {
      zh: '经法律法规授权管理公共事务的组织履职时，适用国家机关的规定。',
      en: 'Organisations authorised by law to run public affairs follow the provisions for state organs.',
    },
    45: {
      zh: '个人有权查阅、复制自己的信息，处理者应及时提供。',
      en: 'A person may see and copy their information and is given it promptly.',
    },
    55: {
      zh: '处理敏感信息、自动化决策、委托或对外提供等，须事前评估影响并记录。',
      en: 'Sensitive data, automated decisions, outsourcing and disclosure need an impact assessment beforehand and a record.',
    },
    56: {
      zh: '影响评估须审查合法必要性、权益风险和保护措施，报告和记录至少保存3年。',
      en: 'The assessment covers lawfulness and necessity, risk and safeguards; report and records are kept at least 3 years.',
    },
  },
})
