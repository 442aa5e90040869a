import { documentOf } from '#core/citations/citation.ts'
import { person } from '#core/facts/person.ts'
import { because, parameter } from '#engine/language.ts'
import { amount } from './amount.ts'
import { benefit, type Benefit } from './benefit.ts'

const source = documentOf('two-subsidies-county')
const somebody = { zh: '某部门', en: 'somebody' }

/** An invented aid, so that tests of how months are decided say nothing about any real one. */
export function lampAid(
  amounts: readonly { readonly from: string; readonly value: number }[] = [
    { from: '2020-01-01', value: 1_000 },
  ],
): Benefit {
  const lamp = amount({
    id: 'lamp-aid.amount',
    label: { zh: '灯油钱', en: 'Lamp money' },
    values: amounts.map((each, at) => {
      const until = amounts[at + 1]?.from
      return { ...each, ...(until && { until }), scope: 'ningbo', source, checked: false }
    }),
  })
  return benefit({
    id: 'lamp-aid',
    name: { zh: '灯油补助', en: 'Lamp aid' },
    summary: { zh: '夜里点灯的钱。', en: 'Money for lamps.' },
    plan: 'plan:S1.3',
    kind: 'money',
    mode: 'automatic',
    decidedBy: somebody,
    paidBy: somebody,
    verifiedBy: somebody,
    fundedBy: somebody,
    pays: { every: 'month' },
    inForce: { from: '2020-01-01', cites: source },
    starts: 'same-month',
    changes: 'next-month',
    conditions: [
      because(source, person.alive, { code: 'not-alive', label: { zh: '在世', en: 'Alive' } }),
      because(source, person.certificate.is('valid'), {
        code: 'no-certificate',
        label: { zh: '证有效', en: 'Valid' },
      }),
      because(source, person.careTier.in('one', 'two'), {
        code: 'no-tier',
        label: { zh: '有等级', en: 'Has a level' },
      }),
    ],
    amount: parameter(lamp),
    parameters: [lamp],
  })
}
