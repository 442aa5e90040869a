import { createHash } from 'node:crypto'
import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { OperationContext } from '#platform/operation.ts'
import { paymentProblem } from './problems.ts'
import { hashOf, readLines } from './roster.ts'
import { unitOf } from './signatories.ts'

const signed = z.object({ rosterId: z.uuid(), contentHash: z.string().length(64) })
type Signed = z.infer<typeof signed>

const signing = paymentProblem.pick(
  'roster-not-found',
  'roster-is-another',
  'roster-superseded',
  'signed-already',
  'step-not-now',
)

/** The second signature: somebody other than the maker has looked and names the content they saw. */
export const checkRoster = command({
  id: 'roster.check',
  permission: 'roster.check',
  purpose: 'payment',
  input: signed,
  problems: signing,
  run: (input, context) => sign('checked', input, context),
})

/**
 * The third signature, of another office than the maker’s: from now on every line is a payment on its way. A line another roster
 * has paid meanwhile stops the whole roster; the database refuses the second payment whoever asks for it.
 */
export const releaseRoster = command({
  id: 'roster.release',
  permission: 'roster.release',
  purpose: 'payment',
  input: signed,
  problems: paymentProblem.pick(
    'roster-not-found',
    'roster-is-another',
    'roster-superseded',
    'signed-already',
    'step-not-now',
    'another-office-releases',
    'paid-already',
  ),
  async run(input, context) {
    const { db, problem } = context
    const unit = await unitOf(db, context.actor)
    const made = await db.one<{ unit: string }>(
      `select unit from payment.roster_step where roster_id = $1 and step = 'made'`,
      [input.rosterId],
    )
    if (made?.unit === unit) throw problem('another-office-releases')
    await sign('released', input, context, made?.unit)
    const paid = await db.one(
      `select from payment.payment p join payment.line l using (person_id, benefit, month, nth, n) where l.roster_id = $1 limit 1`,
      [input.rosterId],
    )
    if (paid) throw problem('paid-already')
    const lines = await readLines(db, input.rosterId)
    await db.run(
      `insert into payment.payment (person_id, benefit, month, nth, n, roster_id, amount_fen, district, township, reference)
       select l.person_id, l.benefit, l.month, l.nth, l.n, l.roster_id, l.amount_fen, l.district, l.township, r.reference
       from payment.line l
       join unnest($2::bigint[], $3::date[], $4::smallint[], $5::smallint[], $6::text[]) r (person_id, month, nth, n, reference)
         on (r.person_id, r.month, r.nth, r.n) = (l.person_id, l.month, l.nth, l.n)
       where l.roster_id = $1`,
      [
        input.rosterId,
        lines.map(({ personId }) => personId),
        lines.map(({ month }) => month),
        lines.map(({ nth }) => nth),
        lines.map(({ n }) => n),
        lines.map(referenceOf),
      ],
    )
    return { payments: lines.length, totalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0) }
  },
})

/** What the bank knows a payment by: the same for the same attempt, whenever and however often it is sent. */
export function referenceOf(line: {
  readonly personId: number
  readonly benefit: string
  readonly month: string
  readonly nth: number
  readonly n: number
}): string {
  const { personId, benefit, month, nth, n } = line
  const digest = createHash('sha256')
    .update(JSON.stringify([personId, benefit, month, nth, n]))
    .digest('hex')
  return digest.slice(0, 24).toUpperCase()
}

type Context = Pick<
  OperationContext<
    'roster-not-found' | 'roster-is-another' | 'roster-superseded' | 'signed-already' | 'step-not-now'
  >,
  'db' | 'actor' | 'now' | 'audit' | 'problem'
>

async function sign(
  step: 'checked' | 'released',
  { rosterId, contentHash }: Signed,
  { db, actor, now, audit, problem }: Context,
  madeByUnit: string | null = null,
): Promise<void> {
  const roster = await lock(db, rosterId)
  if (!roster) throw problem('roster-not-found')
  const lines = await readLines(db, rosterId)
  // What is signed is what stands in the lines, not what was written beside them.
  if (roster.content_hash !== contentHash || hashOf(lines) !== contentHash) throw problem('roster-is-another')
  if (roster.nth !== roster.newest) throw problem('roster-superseded')
  const steps = await db.many<{ step: string; staff_id: string }>(
    'select step, staff_id from payment.roster_step where roster_id = $1',
    [rosterId],
  )
  const staffId = staffIdOf(actor)
  if (steps.some((each) => each.staff_id === staffId)) throw problem('signed-already')
  if (steps.length !== (step === 'checked' ? 1 : 2)) throw problem('step-not-now')
  await db.run(
    `insert into payment.roster_step (roster_id, step, staff_id, unit, content_hash, district, township, at, made_by_unit)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      rosterId,
      step,
      staffId,
      await unitOf(db, actor),
      contentHash,
      roster.district,
      roster.township,
      now,
      madeByUnit,
    ],
  )
  audit.subjects(lines.map(({ personId }) => personId))
  audit.detail({ rosterId, step, lines: lines.length })
}

type RosterRow = { content_hash: string; district: string; township: string; nth: number; newest: number }

/** Two people who sign at the same moment wait for each other. */
async function lock(db: Tx, rosterId: string): Promise<RosterRow | undefined> {
  await db.run('select pg_advisory_xact_lock(hashtext($1))', [`sign ${rosterId}`])
  return db.one<RosterRow>(
    `select r.content_hash, r.district, r.township, r.nth,
       (select max(o.nth) from payment.roster o
        where (o.benefit, o.township, o.pay_month, o.kind) = (r.benefit, r.township, r.pay_month, r.kind)) as newest
     from payment.roster r where r.roster_id = $1`,
    [rosterId],
  )
}
