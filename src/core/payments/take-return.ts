import { z } from 'zod'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { PAYMENT_RETURNED } from '#core/casework/request.ts'
import { openTask } from '#core/casework/task.ts'
import { figureOn } from '#core/registry/figures.ts'
import { epochDayOf, plainDateOf } from '#kernel/plain-date.ts'
import { daysToMend } from './figures.ts'
import { getProfile } from './file-profile.ts'
import { paymentProblem } from './problems.ts'
import { readReturn } from './read-return.ts'

/** What a file of the bank came to. */
export type TakenReturn = {
  readonly paid: number
  readonly refused: number
  /** Said before and said again the same: nothing happens a second time. */
  readonly repeated: number
  /** Lines that do not read, that name no payment here, another amount, an unknown code, or the opposite of what was said. */
  readonly toLookAt: readonly { readonly line: number | string; readonly why: Fault }[]
}

export type Fault = 'unreadable' | 'unknown-payment' | 'another-amount' | 'unknown-code' | 'said-otherwise'

/**
 * Takes what the bank sent back. Each payment learns once what became of it; one that was refused becomes a task, and may be
 * paid again by the next re-issue. The same file twice, late, or in another order changes nothing.
 */
export const takeReturn = command({
  id: 'roster.take-return',
  permission: 'roster.file',
  purpose: 'payment',
  input: z.object({ profile: z.string(), base64: z.base64().max(20_000_000) }),
  problems: paymentProblem.pick('profile-not-found'),
  async run({ profile: profileId, base64 }, { db, actor, now, today, audit, problem }): Promise<TakenReturn> {
    const profile = getProfile(profileId)
    if (!profile) throw problem('profile-not-found')
    const { returned, unreadable } = await readReturn(profile, Buffer.from(base64, 'base64'))
    const toLookAt: { line: number | string; why: Fault }[] = unreadable.map((line) => ({
      line,
      why: 'unreadable',
    }))
    const known = await findPayments(
      db,
      returned.map(({ reference }) => reference),
    )
    let [paid, refused, repeated] = [0, 0, 0]
    for (const { reference, amountFen, code } of returned) {
      const payment = known.get(reference)
      const meaning = profile.codes[code]
      const why = faultOf(payment, amountFen, meaning?.outcome)
      if (why || !payment || !meaning) {
        toLookAt.push({ line: reference, why: why ?? 'unknown-payment' })
        continue
      }
      if (payment.outcome !== null) {
        repeated += 1
        continue
      }
      known.set(reference, { ...payment, outcome: meaning.outcome })
      await db.run(
        `insert into payment.outcome (person_id, benefit, month, nth, n, outcome, code, district, township, at)
         select person_id, benefit, month, nth, n, $2, $3, district, township, $4 from payment.payment where reference = $1`,
        [reference, meaning.outcome, meaning.outcome === 'refused' ? code : null, now],
      )
      if (meaning.outcome === 'paid') paid += 1
      else {
        refused += 1
        await openTask(
          { db, actor, now },
          {
            kind: PAYMENT_RETURNED,
            personId: payment.person_id,
            about: { benefit: payment.benefit, month: payment.month, profile: profileId, code },
            owner: { role: 'township', region: payment.township },
            dueOn: plainDateOf(epochDayOf(today) + figureOn(daysToMend, today)),
          },
        )
      }
    }
    audit.subjects(returned.flatMap(({ reference }) => known.get(reference)?.person_id ?? []))
    audit.detail({ paid, refused, repeated, toLookAt: toLookAt.length })
    return { paid, refused, repeated, toLookAt }
  },
})

type Known = {
  reference: string
  person_id: number
  benefit: string
  month: string
  township: string
  amount_fen: number
  outcome: 'paid' | 'refused' | 'recalled' | null
}

async function findPayments(db: Tx, references: readonly string[]): Promise<Map<string, Known>> {
  const rows = await db.many<Known>(
    `select p.reference, p.person_id, p.benefit, p.month, p.township, p.amount_fen, o.outcome
     from payment.payment p left join payment.outcome o using (person_id, benefit, month, nth, n) where p.reference = any($1)`,
    [references],
  )
  return new Map(rows.map((row) => [row.reference, row]))
}

function faultOf(
  payment: Known | undefined,
  amountFen: number,
  outcome: 'paid' | 'refused' | undefined,
): Fault | undefined {
  if (!payment) return 'unknown-payment'
  if (payment.amount_fen !== amountFen) return 'another-amount'
  if (outcome === undefined) return 'unknown-code'
  return payment.outcome !== null && payment.outcome !== outcome ? 'said-otherwise' : undefined
}
