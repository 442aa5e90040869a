import { atLeast, type Clause, exactly, moreThan } from '#law/target.ts'

/** S2 就业创业体系. */
export const employment: readonly Clause[] = [
  {
    id: 'plan:S2.1',
    title: { zh: '就业创业政策', en: 'Employment policy' },
    summary: {
      zh: '完善财税金融和保障金政策，让就业与救助衔接，低保低边家庭残疾人就业增收后有一段渐退期。',
      en: 'Fiscal, tax and quota levy policy supports work, and a phase-out year keeps households on the minimum living guarantee or in the low-income margin from losing aid at once.',
    },
    targets: [
      {
        id: 'ind:I05',
        name: { zh: '残疾人就业率', en: 'Employment rate of disabled residents' },
        kind: 'stock',
        goals: [moreThan(60, 'percent')],
      },
      {
        id: 'ind:I06',
        name: {
          zh: '有意愿的应届高校残疾毕业生就业率',
          en: 'Employment of this year’s willing disabled graduates',
        },
        kind: 'flow',
        goals: [exactly(100, 'percent')],
      },
      {
        id: 'ind:I07',
        name: { zh: '渐退期的收入上限和期限', en: 'Income limit and length of the phase-out year' },
        kind: 'milestone',
        goals: [exactly(3, 'times'), exactly(12, 'months')],
      },
    ],
  },
  {
    id: 'plan:S2.2',
    title: { zh: '按比例就业', en: 'Quota employment' },
    summary: {
      zh: '奖励超比例安置，建立年审、公示和信用约束，机关、事业单位和国企带头安排残疾人。',
      en: 'Placing more than the quota is rewarded, annual review, public notice and credit records bind the rest, and public bodies lead.',
    },
    targets: [
      {
        id: 'ind:I08',
        name: {
          zh: '残工委成员单位安排残疾人就业',
          en: 'Disabled staff in each working committee member unit',
        },
        kind: 'stock',
        goals: [atLeast(1, 'persons', { each: 'member-unit' })],
      },
    ],
  },
  {
    id: 'plan:S2.3',
    title: { zh: '集中就业', en: 'Concentrated employment' },
    summary: {
      zh: '落实集中就业的税费和社保支持，发展辅助性就业并跨区调配产品，规范盲人按摩行业。',
      en: 'Concentrated employment gets its tax and insurance support, sheltered employment shares products across districts, and blind massage becomes a regulated trade.',
    },
    targets: [],
  },
  {
    id: 'plan:S2.4',
    title: { zh: '多种形式就业', en: 'Other forms of work' },
    summary: {
      zh: '支持自主创业、灵活就业和农村就业，评定创业就业基地，帮零就业残疾人家庭至少一人有工作。',
      en: 'Self-employment, flexible and rural work are supported, bases are rated, and at least one member of every zero-employment household finds work.',
    },
    targets: [
      {
        id: 'ind:I09',
        name: {
          zh: '零就业残疾人家庭实现就业人数',
          en: 'Persons at work in each former zero-employment household',
        },
        kind: 'flow',
        goals: [atLeast(1, 'persons', { each: 'zero-employment-household' })],
      },
    ],
  },
  {
    id: 'plan:S2.5',
    title: { zh: '职业技能培训', en: 'Vocational training' },
    summary: {
      zh: '公开培训机构、项目和成效，发放培训补贴，从选材到带徒全链条培养残疾人技能人才。',
      en: 'Institutions, courses and results are published, training is subsidised, and skilled disabled workers are fostered from selection to mentoring.',
    },
    targets: [
      {
        id: 'ind:I10',
        name: { zh: '残疾人职业技能培训', en: 'Vocational training of disabled residents' },
        kind: 'cumulative',
        goals: [atLeast(10_000, 'person-times')],
      },
    ],
  },
  {
    id: 'plan:S2.6',
    title: { zh: '就业帮扶', en: 'Employment services' },
    summary: {
      zh: '建立城乡就业服务网络、职业能力评估和就业档案，对高校毕业生等重点人群一人一策。',
      en: 'A service network, vocational assessment and employment files cover town and country, with an individual plan for graduates and other priority groups.',
    },
    targets: [],
  },
]
