import { documentOf } from '#core/citations/citation.ts'
import { text } from '#kernel/text.ts'
import { outcome, unit } from '../fields.ts'
import { publicity } from '../publicity.ts'

/** 按比例就业公示: which units met their quota. Units only; how many people work where is not told. */
export const quotaEmployment = publicity({
  id: 'quota-employment',
  name: text('按比例就业年审结果公示', 'Public notice of the annual review of quota employment'),
  plan: 'plan:S2.2',
  basis: documentOf('ningbo-plan-2021-2025'),
  audience: text('社会公众', 'The public'),
  about: 'units',
  fields: {
    unit: unit(),
    outcome: outcome(text('年审结果', 'Outcome of the annual review'), {
      'quota-met': text('达到规定比例', 'Quota met'),
      'quota-exceeded': text('超过规定比例', 'Above the quota'),
    }),
  },
  stays: [
    {
      from: '2021-01-01',
      value: { count: 7, unit: 'days' },
      source: documentOf('quota-levy-ningbo').document,
      checked: false,
    },
  ],
})
