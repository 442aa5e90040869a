import { atLeast, type Clause, exactly } from '#law/target.ts'

/** S4 友好环境体系. */
export const friendlyEnvironment: readonly Clause[] = [
  {
    id: 'plan:S4.1',
    title: { zh: '无障碍环境', en: 'Accessible environment' },
    summary: {
      zh: '无障碍设施与新建改造工程同步建设，提升各类公共场所，组织督导并引入第三方满意度评估。',
      en: 'Barrier-free facilities are built together with every new or renewed project, public places improve, and inspectors and third parties check.',
    },
    targets: [
      {
        id: 'ind:I34',
        name: { zh: '省级无障碍社区', en: 'Provincial accessible communities' },
        kind: 'cumulative',
        goals: [atLeast(75, 'places')],
      },
      {
        id: 'ind:I35',
        name: { zh: '残疾人综合服务设施无障碍改造率', en: 'Disability service facilities made accessible' },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
        implied: true,
      },
    ],
  },
  {
    id: 'plan:S4.2',
    title: { zh: '无障碍生活品质', en: 'Accessible living' },
    summary: {
      zh: '改造残疾人家庭、改善居住环境，推进电视手语、网站应用等信息无障碍，管好机动轮椅车。',
      en: 'Homes are altered and improved, television, websites and apps become accessible, and motor wheelchairs are looked after.',
    },
    targets: [
      {
        id: 'ind:I36',
        name: { zh: '残疾人家庭无障碍改造', en: 'Barrier-free home alterations' },
        kind: 'cumulative',
        goals: [atLeast(4000, 'households')],
      },
      {
        id: 'ind:I37',
        name: {
          zh: '困难残疾人家庭无障碍改造覆盖率',
          en: 'Poor disabled households in need with altered homes',
        },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
        implied: true,
      },
      {
        id: 'ind:I38',
        name: { zh: '市县电视手语新闻覆盖率', en: 'City and county stations with sign-language news' },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
        implied: true,
      },
    ],
  },
  {
    id: 'plan:S4.3',
    title: { zh: '权益保障', en: 'Protection of rights' },
    summary: {
      zh: '畅通参与、法律援助、12385热线和信访代办渠道，培训维权队伍，对残疾儿童和成年重度残疾人定期访视。',
      en: 'Participation, legal aid, the 12385 hotline and assisted petitions stay open, rights workers are trained, and disabled children and severely disabled adults get a regular home visit.',
    },
    targets: [
      {
        id: 'ind:I39',
        name: { zh: '残疾人维权工作人员培训', en: 'Training of rights workers' },
        kind: 'cumulative',
        goals: [atLeast(2000, 'person-times')],
      },
      {
        id: 'ind:I40',
        name: {
          zh: '残疾儿童和成年重度残疾人定期访视率',
          en: 'Disabled children and severely disabled adults with a home visit',
        },
        kind: 'flow',
        goals: [exactly(100, 'percent')],
        implied: true,
      },
    ],
  },
  {
    id: 'plan:S4.4',
    title: { zh: '助残社会氛围', en: 'Public support' },
    summary: {
      zh: '借助残日等节点宣传助残、评选典型、办好残疾人专题节目，壮大新闻宣传队伍。',
      en: 'Awareness days, awards, broadcasts and a stronger press team carry the cause to the public.',
    },
    targets: [],
  },
  {
    id: 'plan:S4.5',
    title: { zh: '社会力量和市场', en: 'Society and market' },
    summary: {
      zh: '建志愿者站点和激励制度，孵化助残组织，扩大政府购买服务并全程考核绩效。',
      en: 'Volunteer stations and incentives, new organisations and wider purchase of services with performance checks bring society in.',
    },
    targets: [
      {
        id: 'ind:I41',
        name: {
          zh: '注册助残志愿者占户籍人口比例',
          en: 'Registered volunteers among the registered population',
        },
        kind: 'stock',
        goals: [atLeast(1.5, 'permille')],
      },
      {
        id: 'ind:I42',
        name: { zh: '助残社会组织', en: 'Organisations helping disabled people' },
        kind: 'stock',
        goals: [atLeast(100, 'organisations')],
      },
      {
        id: 'ind:I43',
        name: { zh: '无障碍观影志愿队伍', en: 'Volunteer teams for accessible films' },
        kind: 'stock',
        goals: [atLeast(11, 'teams')],
      },
      {
        id: 'ind:I44',
        name: { zh: '无障碍观影志愿服务', en: 'Accessible film sessions' },
        kind: 'cumulative',
        goals: [atLeast(110, 'events')],
      },
      {
        id: 'ind:I45',
        name: { zh: '无障碍观影受益残疾人', en: 'Disabled residents at accessible films' },
        kind: 'cumulative',
        goals: [atLeast(10_000, 'person-times')],
      },
    ],
  },
]
