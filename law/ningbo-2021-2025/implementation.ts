import type { Clause } from '#law/target.ts'

/** O 组织实施. */
export const implementation: readonly Clause[] = [
  {
    id: 'plan:O1',
    title: { zh: '组织领导', en: 'Leadership' },
    summary: {
      zh: '各级残工委按年分解重点任务并通报完成情况，把涉残项目列入民生实事。',
      en: 'Each working committee breaks the plan into yearly tasks, reports on them, and brings projects into the year’s public commitments.',
    },
    targets: [],
  },
  {
    id: 'plan:O2',
    title: { zh: '保障力度', en: 'Resources' },
    summary: {
      zh: '稳定残疾人事业经费，依法征好用好残疾人就业保障金，引入福利基金会和社会资本。',
      en: 'Funding is steady, the quota levy is collected and used by law, and foundation and private capital join in.',
    },
    targets: [],
  },
  {
    id: 'plan:O3',
    title: { zh: '监测督促', en: 'Monitoring' },
    summary: {
      zh: '跟踪主要指标，借助大数据和第三方分阶段评估，监测需求变化并据此调整规划和政策。',
      en: 'Indicators are followed, data and third parties evaluate in stages, and changing needs adjust plan and policy.',
    },
    targets: [],
  },
]
