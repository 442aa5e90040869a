import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Identity } from '#core/registry/identity.ts'
import type { Operation } from '#platform/operation.ts'
import { query } from '#platform/query.ts'
import { getProfile } from './file-profile.ts'
import { paymentProblem } from './problems.ts'
import { TooWide, writeFile } from './write-file.ts'

export type BankFile = {
  readonly name: string
  readonly bytes: Buffer
  readonly sha256: string
  readonly lines: number
  readonly totalFen: number
}

/**
 * The file of a released roster in the form its bank asks for, from what was frozen and nothing else: whatever is corrected
 * afterwards, it has the same bytes. Only released rosters have one.
 */
export function bankFile(identity: Identity): Operation<BankFile> {
  return query({
    id: 'roster.file',
    kind: 'read',
    permission: 'roster.file',
    purpose: 'payment',
    input: z.object({ rosterId: z.uuid(), profile: z.string() }),
    problems: paymentProblem.pick('roster-not-found', 'profile-not-found', 'too-wide-for-bank'),
    async run({ rosterId, profile: profileId }, { db, audit, problem }) {
      const profile = getProfile(profileId)
      if (!profile) throw problem('profile-not-found')
      const rows = await db.many<PaidRow>(
        `select p.person_id, p.benefit, to_char(p.month, 'YYYY-MM') as month, p.reference, p.amount_fen, l.payee, a.cipher
         from payment.payment p
         join payment.line l using (roster_id, person_id, benefit, month, nth, n)
         join registry.payment_account a
           on (a.person_id, a.account_id, a.recorded_at) = (l.account_of, l.account_id, l.account_at)
         where p.roster_id = $1 order by p.person_id, p.month, p.nth, p.n`,
        [rosterId],
      )
      if (rows.length === 0) throw problem('roster-not-found')
      const lines = rows.map((row) => ({
        reference: row.reference,
        account: identity.open('account', row.cipher),
        payee: row.payee,
        amountFen: row.amount_fen,
        purpose: `${row.benefit} ${row.month}`,
      }))
      audit.subjects(rows.map(({ person_id }) => person_id))
      try {
        const bytes = await writeFile(profile, lines)
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        audit.detail({ rosterId, profile: profileId, sha256 })
        const name = `${rosterId.slice(0, 8)}.${profile.form === 'xlsx' ? 'xlsx' : profile.form === 'csv' ? 'csv' : 'txt'}`
        const totalFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
        return { name, bytes, sha256, lines: lines.length, totalFen }
      } catch (error) {
        if (error instanceof TooWide)
          throw problem('too-wide-for-bank', { column: error.title, reference: error.reference })
        throw error
      }
    },
  })
}

type PaidRow = {
  person_id: number
  benefit: string
  month: string
  reference: string
  amount_fen: number
  payee: string
  cipher: Buffer
}
