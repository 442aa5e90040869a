import type { CitationRef } from '#engine/ast.ts'
import type { Bool } from '#engine/language.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import { type Benefit, benefit } from './benefit.ts'

type Stated = {
  readonly id: string
  readonly name: Text
  readonly summary: Text
  readonly plan: `plan:${string}`
  /** Who has to honour it, and may ask to see the certificate. */
  readonly honouredBy: Text
  readonly verifiedBy: Text
  /** Where the certificate is shown. */
  readonly shownAt: Text
  readonly inForce: { readonly from: PlainDate; readonly until?: PlainDate; readonly cites: CitationRef }
  readonly conditions: readonly Bool[]
}

const nobodyPays: Text = text('不发钱', 'nothing is paid')

/**
 * States a right the certificate gives by itself: nobody applies for it, no office decides it and no money moves, so there
 * is no amount. One has it, has it not, or it is not known; and a reader is told where to show the certificate.
 */
export function right({ honouredBy, ...stated }: Stated): Benefit {
  return benefit({
    ...stated,
    kind: 'right',
    mode: 'proof-only',
    decidedBy: honouredBy,
    paidBy: nobodyPays,
    fundedBy: nobodyPays,
    pays: { every: 'month' },
    starts: 'same-month',
    changes: 'same-month',
    amount: 0,
    parameters: [],
  })
}
