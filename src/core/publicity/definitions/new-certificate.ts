import { documentOf } from '#core/citations/citation.ts'
import { text } from '#kernel/text.ts'
import { maskedName, outcome, village } from '../fields.ts'
import { publicity } from '../publicity.ts'

const measures = documentOf('disability-certificate-measures-2017')

/**
 * 新办残疾人证评定公示: whoever was assessed and meets the standard, before the county federation reviews it. Category and
 * level are not shown: nobody here has read that the measures demand it.
 */
export const newCertificate = publicity({
  id: 'new-certificate',
  name: text('新办残疾人证评定结果公示', 'Public notice of assessments for a new disability certificate'),
  plan: 'plan:S5.2',
  basis: measures,
  audience: text('申请人所在村（社区）', 'The applicant’s village or community'),
  about: 'people',
  fields: {
    name: maskedName('star'),
    village: village(),
    outcome: outcome(text('评定结果', 'Outcome'), {
      'meets-standard': text('符合残疾标准', 'Meets the standard of disability'),
    }),
  },
  groupedBy: 'village',
  stays: [
    {
      from: '2018-01-01',
      value: { count: 5, unit: 'working-days' },
      source: measures.document,
      checked: false,
    },
  ],
})
