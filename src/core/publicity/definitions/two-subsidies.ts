import { documentOf } from '#core/citations/citation.ts'
import { text } from '#kernel/text.ts'
import { maskedName, outcome, village } from '../fields.ts'
import { publicity } from '../publicity.ts'

const waitsFor = text(
  '条文待核实：要不要公示、公示什么、公示几天，规定这些的文件没有人读过。附上正文并核对之前不能使用。',
  'Text not yet verified: nobody here has read the document that says whether there is a public notice, of what and for how long. It cannot be used before the text is attached and checked.',
)

/** 两项补贴公示. Not in use: the rules of social assistance that were read do not cover these two. */
export const twoSubsidies = publicity({
  id: 'two-subsidies',
  name: text('残疾人两项补贴审核结果公示', 'Public notice of decisions on the two subsidies'),
  plan: 'plan:S1.3',
  basis: documentOf('two-subsidies-zj-2021'),
  audience: text('申请人所在村（社区）', 'The applicant’s village or community'),
  about: 'people',
  fields: {
    name: maskedName('star'),
    village: village(),
    outcome: outcome(text('审核结果', 'Outcome'), { granted: text('拟给予补贴', 'To be granted') }),
  },
  groupedBy: 'village',
  stays: [],
  waitsFor,
})
