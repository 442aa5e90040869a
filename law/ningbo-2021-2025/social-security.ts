import { atLeast, type Clause, exactly } from '#law/target.ts'

/** S1 社会保障体系. */
export const socialSecurity: readonly Clause[] = [
  {
    id: 'plan:S1.1',
    title: { zh: '社会救助', en: 'Social assistance' },
    summary: {
      zh: '把困难残疾人全部纳入救助：两项补贴及时提标，因灾因病致贫、急难和医疗困难者都有对应的救助和参保补贴。',
      en: 'Every disabled resident in hardship is reached: the two subsidies rise in time, and disaster, illness, emergencies and medical costs each meet aid and premium subsidies.',
    },
    targets: [],
  },
  {
    id: 'plan:S1.2',
    title: { zh: '社会保险', en: 'Social insurance' },
    summary: {
      zh: '残疾人基本社会保险应保尽保，并用意外险、机构综合险和各类商业险补足风险。',
      en: 'Basic social insurance covers all disabled people, complemented by accident insurance, comprehensive cover for institutions and commercial products.',
    },
    targets: [
      {
        id: 'ind:I01',
        name: { zh: '残疾人意外伤害保险覆盖率', en: 'Disabled residents with accident insurance' },
        kind: 'stock',
        goals: [atLeast(95, 'percent')],
      },
      {
        id: 'ind:I02',
        name: { zh: '法人服务机构综合保险参保率', en: 'Service institutions with comprehensive insurance' },
        kind: 'stock',
        goals: [atLeast(90, 'percent')],
      },
    ],
  },
  {
    id: 'plan:S1.3',
    title: { zh: '社会福利', en: 'Social welfare' },
    summary: {
      zh: '扩大两项补贴的覆盖并动态调整护理补贴标准，为一户多残、以老养残等家庭提供可选的分类服务。',
      en: 'The two subsidies reach more people, the nursing subsidy is adjusted as it should be, and households with several disabled members or ageing carers choose from a menu of services.',
    },
    targets: [
      {
        id: 'ind:I56',
        name: { zh: '残疾人两项补贴覆盖率', en: 'Entitled residents receiving the two subsidies' },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
        reconstructed: true,
      },
    ],
  },
  {
    id: 'plan:S1.4',
    title: { zh: '托养庇护', en: 'Day and residential care, sheltered care' },
    summary: {
      zh: '居家、乡镇、市县三级照护连成一张托养庇护网，与养老福利设施共用资源，服务有统一标准。',
      en: 'Care at home, in townships and in city institutions forms one network of day and residential care and sheltered care, sharing premises with elderly care under common standards.',
    },
    targets: [
      {
        id: 'ind:I03',
        name: {
          zh: '有需求者机构托养照护比例',
          en: 'Working-age people in need served by day and residential care',
        },
        kind: 'stock',
        goals: [atLeast(90, 'percent')],
      },
      {
        id: 'ind:I04',
        name: { zh: '规范化残疾人之家覆盖率', en: 'Towns with an accredited Disability Home' },
        kind: 'stock',
        goals: [exactly(100, 'percent')],
        implied: true,
      },
    ],
  },
  {
    id: 'plan:S1.5',
    title: { zh: '突发事件保护', en: 'Protection in emergencies' },
    summary: {
      zh: '应急预案和演练把残疾人放在优先位置，提升集中场所的应急能力和残疾人的自救能力。',
      en: 'Emergency plans and drills put disabled people first, and institutions and residents learn to cope.',
    },
    targets: [],
  },
]
