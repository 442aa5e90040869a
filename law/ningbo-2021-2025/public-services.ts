import { atLeast, between, type Clause, exactly } from '#law/target.ts'

/** S3 公共服务体系. */
export const publicServices: readonly Clause[] = [
  {
    id: 'plan:S3.1',
    title: { zh: '康复保障', en: 'Rehabilitation guaranteed' },
    summary: {
      zh: '医保与康复衔接，按需求开展精准康复，办好脊髓损伤者希望之家，精神残疾医疗一站结算。',
      en: 'Insurance and rehabilitation fit together, targeted rehabilitation follows assessed need, people with spinal injury rebuild their lives, and treatment for mental disability is settled in one stop.',
    },
    targets: [
      {
        id: 'ind:I11',
        name: { zh: '精准康复服务率', en: 'Residents in need given targeted rehabilitation' },
        kind: 'flow',
        goals: [atLeast(85, 'percent')],
      },
      {
        id: 'ind:I12',
        name: {
          zh: '精神残疾人服药和住院补助覆盖率',
          en: 'Eligible people with mental disability aided with medicine and hospital stays',
        },
        kind: 'flow',
        goals: [exactly(100, 'percent')],
        implied: true,
      },
    ],
  },
  {
    id: 'plan:S3.2',
    title: { zh: '残疾预防', en: 'Prevention' },
    summary: {
      zh: '部门共享六岁以下疑似残疾儿童信息，筛查、干预、康复连成一线，普及预防知识。',
      en: 'Departments share what they know of suspected disability in young children; screening, intervention and rehabilitation join up, and prevention is taught.',
    },
    targets: [],
  },
  {
    id: 'plan:S3.3',
    title: { zh: '残疾儿童康复', en: 'Rehabilitation of children' },
    summary: {
      zh: '未成年残疾人都能得到康复服务和补贴，定点机构有准入、协议和退出，每个区县都有机构。',
      en: 'Every disabled minor gets rehabilitation and its subsidy from designated institutions with admission, agreement and exit, in every county.',
    },
    targets: [
      {
        id: 'ind:I13',
        name: {
          zh: '残疾儿童少年康复服务和补贴比例',
          en: 'Disabled minors given rehabilitation and its subsidy',
        },
        kind: 'flow',
        goals: [exactly(100, 'percent')],
      },
      {
        id: 'ind:I14',
        name: {
          zh: '区县（市）儿童康复机构覆盖率',
          en: 'Counties with a rehabilitation institution for children',
        },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
      },
    ],
  },
  {
    id: 'plan:S3.4',
    title: { zh: '康复辅具', en: 'Assistive devices' },
    summary: {
      zh: '辅具以实物、货币补贴和租赁三种方式提供，融入长三角服务，引入新技术并回访满意度。',
      en: 'An assistive device comes in kind, as money or on lease, across the Yangtze Delta, with new technology and follow-up on satisfaction.',
    },
    targets: [
      {
        id: 'ind:I15',
        name: { zh: '基本型辅助器具适配率', en: 'Fitting of the basic assistive device' },
        kind: 'flow',
        goals: [atLeast(99, 'percent')],
      },
      {
        id: 'ind:I16',
        name: { zh: '辅助器具服务满意率', en: 'Satisfaction with assistive device services' },
        kind: 'flow',
        goals: [atLeast(90, 'percent')],
      },
    ],
  },
  {
    id: 'plan:S3.5',
    title: { zh: '社区康复', en: 'Community rehabilitation' },
    summary: {
      zh: '社区提供喘息照料、工疗娱疗和心理服务，配好康复协调员，家庭医生优先签约残疾人。',
      en: 'Communities offer respite, occupational therapy and counselling with a coordinator each, and family doctors sign up disabled residents first.',
    },
    targets: [
      {
        id: 'ind:I17',
        name: { zh: '社区康复协调员配备比例', en: 'Communities with a rehabilitation coordinator' },
        kind: 'stock',
        goals: [atLeast(90, 'percent')],
      },
      {
        id: 'ind:I18',
        name: { zh: '残疾人家庭医生签约率', en: 'Disabled residents signed with a family doctor' },
        kind: 'stock',
        goals: [atLeast(80, 'percent')],
      },
    ],
  },
  {
    id: 'plan:S3.6',
    title: { zh: '康复服务能力', en: 'Rehabilitation capacity' },
    summary: {
      zh: '完善机构、社区、家庭三级康复体系，市康复医院升为三级，引进并培训康复专业人才。',
      en: 'Institution, community and home form three levels of rehabilitation, the city hospital reaches the third grade, and professionals are hired and trained.',
    },
    targets: [
      {
        id: 'ind:I19',
        name: { zh: '每年康复服务', en: 'Rehabilitation sessions a year' },
        kind: 'flow',
        goals: [atLeast(100_000, 'person-times', { per: 'year' })],
      },
      {
        id: 'ind:I20',
        name: { zh: '每年康复人才培训', en: 'Training of rehabilitation professionals a year' },
        kind: 'flow',
        goals: [atLeast(100, 'person-times', { per: 'year' })],
      },
      {
        id: 'ind:I21',
        name: { zh: '新增康复专业技术人员', en: 'Additional rehabilitation professionals' },
        kind: 'cumulative',
        goals: [atLeast(80, 'persons')],
      },
      {
        id: 'ind:I22',
        name: { zh: '市康复医院建成三级医院', en: 'City rehabilitation hospital of the third grade' },
        kind: 'milestone',
        goals: [exactly(1, 'places')],
        implied: true,
      },
    ],
  },
  {
    id: 'plan:S3.7',
    title: { zh: '特殊教育', en: 'Special education' },
    summary: {
      zh: '从学前到高中阶段衔接特殊教育，随班就读与送教上门并行，推进融合教育和职业、学历教育。',
      en: 'Special education runs from preschool to upper secondary, in ordinary classes or at home, with inclusive, vocational and degree education.',
    },
    targets: [],
  },
  {
    id: 'plan:S3.8',
    title: { zh: '文体服务', en: 'Culture and sport' },
    summary: {
      zh: '均衡发展竞技、康复和群众体育，分类提供文化服务，建设基地，定期办赛事、巡演和健身活动。',
      en: 'Competitive, rehabilitative and popular sport grow together, culture suits each kind of disability, and bases, games, tours and fitness events recur.',
    },
    targets: [
      {
        id: 'ind:I23',
        name: { zh: '省级残疾人文创基地', en: 'Provincial creative bases' },
        kind: 'cumulative',
        goals: [atLeast(2, 'places')],
      },
      {
        id: 'ind:I24',
        name: { zh: '省级残疾人体育训练基地', en: 'Provincial sports training bases' },
        kind: 'cumulative',
        goals: [atLeast(2, 'places')],
      },
      {
        id: 'ind:I25',
        name: { zh: '各地每年单项体育比赛', en: 'Single-sport competitions by county and year' },
        kind: 'flow',
        goals: [atLeast(1, 'events', { each: 'county', per: 'year' })],
      },
      {
        id: 'ind:I26',
        name: { zh: '各地每年集中健身活动', en: 'Fitness events by county and year' },
        kind: 'flow',
        goals: [atLeast(1, 'events', { each: 'county', per: 'year' })],
      },
      {
        id: 'ind:I27',
        name: { zh: '综合性残疾人运动会和特奥会', en: 'General and Special Olympics games' },
        kind: 'flow',
        goals: [atLeast(1, 'events', { per: 'four-years' })],
      },
      {
        id: 'ind:I28',
        name: { zh: '储备年轻优秀运动员', en: 'Young athletes in reserve' },
        kind: 'stock',
        goals: [between(60, 100, 'persons')],
      },
      {
        id: 'ind:I29',
        name: { zh: '乡镇（街道）每年特殊艺术活动', en: 'Special arts events by township and year' },
        kind: 'flow',
        goals: [atLeast(1, 'events', { each: 'township', per: 'year' })],
      },
      {
        id: 'ind:I30',
        name: { zh: '县级以上残疾人文艺协会会员', en: 'Members of arts associations from county level up' },
        kind: 'stock',
        goals: [atLeast(100, 'persons')],
      },
    ],
  },
  {
    id: 'plan:S3.9',
    title: { zh: '文体设施', en: 'Cultural and sports facilities' },
    summary: {
      zh: '文化站、图书馆、影院和健身点方便残疾人使用，困难和重度家庭配齐视听设备，场馆免费开放。',
      en: 'Culture stations, libraries, cinemas and fitness points suit disabled people, poor and severe households get devices, and venues are free.',
    },
    targets: [
      {
        id: 'ind:I31',
        name: {
          zh: '公共图书馆盲人阅览区设置率',
          en: 'Public libraries with a reading area for blind people',
        },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
        implied: true,
      },
      {
        id: 'ind:I32',
        name: { zh: '区县（市）无障碍电影放映点', en: 'Accessible cinemas in each county' },
        kind: 'stock',
        goals: [atLeast(1, 'places', { each: 'county' })],
        implied: true,
      },
      {
        id: 'ind:I33',
        name: {
          zh: '农村困难和重度家庭视听设备覆盖率',
          en: 'Poor and severe rural households with television, phone or radio',
        },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
        implied: true,
      },
    ],
  },
]
