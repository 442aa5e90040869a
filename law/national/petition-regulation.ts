import { readDocument } from '#law/document.ts'

export const petitionRegulation = readDocument({
  id: 'petition-regulation',
  title: { zh: '信访工作条例', en: 'Petition Work Regulation' },
  issuer: 'party-and-state-council',
  kind: 'party-and-state-regulation',
  scope: 'national',
  issuedOn: '2022-02-25',
  inForceFrom: '2022-05-01',
  articles: {
    21: {
      zh: '信访事项录入统一信息系统网上流转，信访人可查询和评价办理情况。',
      en: 'Every petition is entered in the information system and moves online, where the petitioner can follow and rate it.',
    },
    22: {
      zh: '信访部门收到信访事项应登记，并在15日内转送或交办。',
      en: 'The petition office registers a petition and routes it within 15 days.',
    },
    23: {
      zh: '受理机关应当场或15日内书面告知信访人；转来但不属本职权的，5个工作日内提出异议并说理。',
      en: 'The receiving body informs the petitioner on the spot or within 15 days; a wrongly routed petition is objected to with reasons within 5 working days.',
    },
    31: {
      zh: '申诉求决类信访先分流到诉讼、仲裁、行政等程序，其余听取陈述、调查后出具处理意见书。',
      en: 'A petition for redress goes to court, arbitration or administrative procedure where one fits; otherwise the petitioner is heard, the facts examined and a written opinion given.',
    },
    34: {
      zh: '须出具处理意见书的信访自受理起60日内办结，经批准可延长不超过30日并告知理由。',
      en: 'A petition needing a written opinion is concluded within 60 days of acceptance; an approved extension is at most 30 days, with reasons.',
    },
    35: {
      zh: '信访人不服的可在30日内请求上一级复查，复查机关30日内书面答复。',
      en: 'A dissatisfied petitioner may ask the next level for a review of the petition within 30 days and is answered in writing within 30.',
    },
    36: {
      zh: '对复查仍不服的可在30日内请求复核，复核机关30日内提出意见，此后同一信访事由不再受理。',
      en: 'A petitioner still dissatisfied may ask within 30 days for a final review, decided within 30; the same petition is not taken up again.',
    },
    37: {
      zh: '办理信访时，对生活确有困难者可告知或帮助其申请社会救助。',
      en: 'When handling a petition, people in real hardship may be told of social assistance or helped to apply for it.',
    },
  },
})
