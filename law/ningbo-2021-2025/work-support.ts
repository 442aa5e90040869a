import { atLeast, type Clause, exactly } from '#law/target.ts'

/** S5 工作支撑体系. */
export const workSupport: readonly Clause[] = [
  {
    id: 'plan:S5.1',
    title: { zh: '助残服务迭代', en: 'Services renewed' },
    summary: {
      zh: '让数据代替群众跑腿，精简材料和流程，推进非依申请自动办理，服务上网上掌。',
      en: 'Data travels instead of people: fewer papers and steps, proactive determination, and services online and on the phone.',
    },
    targets: [],
  },
  {
    id: 'plan:S5.2',
    title: { zh: '残疾人证智能化', en: 'Smart disability certificate' },
    summary: {
      zh: '推进跨省通办和“1+X”集成服务，全面换发智能化残疾人证，拓展电子证照应用。',
      en: 'Services cross provinces and come bundled, every disability certificate becomes a smart card, and the e-certificate gains uses.',
    },
    targets: [
      {
        id: 'ind:I46',
        name: { zh: '惠残事项覆盖率', en: 'Benefit items covered by the joined-up service' },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
      },
      {
        id: 'ind:I47',
        name: { zh: '公共服务事项覆盖率', en: 'Public service items covered by the joined-up service' },
        kind: 'stock',
        goals: [atLeast(90, 'percent')],
      },
      {
        id: 'ind:I48',
        name: { zh: '智能化残疾人证换发率', en: 'Holders with a smart disability certificate' },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
        implied: true,
      },
    ],
  },
  {
    id: 'plan:S5.3',
    title: { zh: '数字残联', en: 'Digital federation' },
    summary: {
      zh: '以证、号、平台一体建设数字残联，加强信息动态管理、数据共享和安全，完善一人一档和动态评估。',
      en: 'Certificate, public account and platform form one digital federation with live, shared and secure data, a person file for everyone and continuous evaluation.',
    },
    targets: [],
  },
  {
    id: 'plan:S5.4',
    title: { zh: '基层组织', en: 'Grass-roots organisations' },
    summary: {
      zh: '功能区、村社区和网格都有残疾人组织，企业和社会组织中按需建立，乡镇设爱心联络站。',
      en: 'Functional zones, villages and grids each have an organisation of disabled people, workplaces where needed, and townships a liaison station.',
    },
    targets: [
      {
        id: 'ind:I49',
        name: { zh: '村（社区）残疾人协会覆盖率', en: 'Villages with an association of disabled people' },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
        implied: true,
      },
      {
        id: 'ind:I50',
        name: { zh: '网格残疾人小组覆盖率', en: 'Grids with a group of disabled people' },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
        implied: true,
      },
    ],
  },
  {
    id: 'plan:S5.5',
    title: { zh: '专门协会', en: 'Special associations' },
    summary: {
      zh: '专门协会全部建成并逐步法人登记，发展孤独症等协会，保障其经费、场地和人员。',
      en: 'Every special association exists and gradually becomes a legal person, autism among them, with money, rooms and staff.',
    },
    targets: [
      {
        id: 'ind:I51',
        name: { zh: '专门协会覆盖率', en: 'Required special associations in being' },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
      },
    ],
  },
  {
    id: 'plan:S5.6',
    title: { zh: '工作者队伍', en: 'Staff' },
    summary: {
      zh: '配强残联班子并保证残疾人干部比例，配齐专职委员和联络员，建设各类专业队伍。',
      en: 'The federation has full leadership teams with disabled members, a community disability worker and a liaison in every place, and trained professionals.',
    },
    targets: [
      {
        id: 'ind:I52',
        name: {
          zh: '残联挂职和兼职副理事长配备率',
          en: 'Federation teams with their seconded and part-time deputies',
        },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
      },
      {
        id: 'ind:I53',
        name: { zh: '市残联机关残疾人干部比例', en: 'Disabled cadres in the city federation' },
        kind: 'stock',
        goals: [atLeast(15, 'percent')],
      },
      {
        id: 'ind:I54',
        name: { zh: '乡镇（街道）专职委员配备率', en: 'Filled posts of community disability worker' },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
        implied: true,
      },
      {
        id: 'ind:I55',
        name: {
          zh: '村（社区）残协主席和联络员配备率',
          en: 'Villages with a chair from the village committee and a liaison',
        },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
        implied: true,
      },
    ],
  },
]
