import { z } from 'zod'
import { formatMonth, parseMonth, type Month } from '#kernel/month.ts'
import { CITY_ID } from '#kernel/region.ts'
import { execute, type ExecuteOptions } from '#platform/execute.ts'
import type { Operation } from '#platform/operation.ts'
import { query } from '#platform/query.ts'
import { shownName } from '#platform/showing.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Benefit } from './benefit.ts'
import type { ChangeKind } from './difference.ts'
import { benefitProblem } from './problems.ts'
import { type RunSummary, summariseRun } from './summarise-run.ts'

/** `2026-11` in addresses and forms. */
export const monthInput = z.string().transform((text, context): Month => {
  const month = parseMonth(text)
  if (month !== undefined) return month
  context.addIssue('not a month')
  return z.NEVER
})

export type DecidedMonth = {
  readonly month: Month
  readonly run: string
  /** The runs of earlier months its lists compare with; empty where nothing had been decided before. */
  readonly comparedWith: readonly { readonly run: string; readonly month: Month }[]
  readonly finishedAt: string
  /** When the facts were read. */
  readonly knownAt: string
  readonly ruleHash: string
  readonly summary: RunSummary
}

/** The lists of a month: everybody who is granted something, and what changed. */
export type ListKind = 'granted' | ChangeKind

/** What a list of changes compares a month with: the payment before, or the same month as it was decided before. */
export type Against = 'payment-before' | 'decided-before'

const changeTables: Readonly<Record<Against, string>> = {
  'payment-before': 'determination.change',
  'decided-before': 'determination.revision',
}

export type Line = {
  readonly personId: number
  readonly name: string
  readonly district: string
  readonly township: string
  readonly beforeFen: number | null
  readonly afterFen: number | null
  readonly standing: 'effective' | 'proposed'
}

const LINES_A_PAGE = 50

/** The run that stands for each month, latest first. */
export const listDecidedMonths = query({
  id: 'month.list',
  kind: 'read',
  permission: 'month.read',
  purpose: 'review',
  input: z.object({}),
  problems: benefitProblem.pick(),
  run: (_, { db }) => standingRuns(db),
})

export const findDecidedMonth = query({
  id: 'month.find',
  kind: 'read',
  permission: 'month.find',
  purpose: 'review',
  input: z.object({ month: monthInput }),
  problems: benefitProblem.pick('month-not-decided'),
  async run({ month }, { db, problem }) {
    const [found] = await standingRuns(db, month)
    if (!found) throw problem('month-not-decided', { month: formatMonth(month) })
    return found
  },
})

/** The latest month that is decided; `undefined` where none is. */
export const findLatestMonth = query({
  id: 'month.latest',
  kind: 'read',
  permission: 'month.find',
  purpose: 'review',
  input: z.object({}),
  problems: benefitProblem.pick(),
  async run(_, { db }): Promise<Month | undefined> {
    const [latest] = await standingRuns(db)
    return latest?.month
  },
})

type Asking = ExecuteOptions & { readonly benefits: readonly Benefit[] }

/** A decided month as its reader's office sees it: what it came to counts the people of that place. */
export async function readMonth(options: Asking, month: string | undefined): Promise<DecidedMonth> {
  return asOffice(options, await execute(findDecidedMonth, { month }, options))
}

/** All decided months as the reader's office sees them, latest first. */
export async function readMonths(options: Asking): Promise<readonly DecidedMonth[]> {
  const months = await execute(listDecidedMonths, {}, options)
  return Promise.all(months.map((decided) => asOffice(options, decided)))
}

/** The last decided month as the reader's office sees it; `undefined` where none is. */
export async function readLatestMonth(options: Asking): Promise<DecidedMonth | undefined> {
  const [latest] = await execute(listDecidedMonths, {}, options)
  return latest && asOffice(options, latest)
}

async function asOffice({ benefits, ...options }: Asking, decided: DecidedMonth): Promise<DecidedMonth> {
  const { region = CITY_ID } = options.actor.capacity ?? {}
  const access = options.actor.may(ownSummary(benefits).permission)
  // Whoever is an office of no place sees no line: counted over their lines, every month would come to nothing.
  if (region === CITY_ID || !access?.read.some((label) => label.startsWith('r:'))) return decided
  const { run, summary } = decided
  const due = summary.benefits.map(({ benefit }) => benefit)
  return { ...decided, summary: await execute(ownSummary(benefits), { run, due }, options) }
}

function ownSummary(benefits: readonly Benefit[]): Operation<RunSummary> {
  return query({
    id: 'month.own',
    kind: 'read',
    permission: 'month.read',
    purpose: 'review',
    input: z.object({ run: z.uuid(), due: z.array(z.string()) }),
    problems: benefitProblem.pick(),
    run: ({ run, due }, { db }) =>
      summariseRun(
        db,
        run,
        benefits.filter(({ id }) => due.includes(id)),
      ),
  })
}

/** One page of one list, in the order of the internal key; `after` is the last key of the page before. */
export const listLines = query({
  id: 'month.lines',
  kind: 'search',
  permission: 'month.read',
  purpose: 'review',
  input: z.object({
    run: z.uuid(),
    benefit: z.string(),
    kind: z.enum(['granted', 'start', 'change', 'stop', 'held', 'unknown']),
    against: z.enum(['payment-before', 'decided-before']).default('payment-before'),
    district: z.string().optional(),
    after: z.coerce.number().int().nonnegative().default(0),
  }),
  problems: benefitProblem.pick(),
  async run({ run, benefit, kind, against, district, after }, { db, actor, audit }) {
    const from =
      kind === 'granted'
        ? `(select person_id, district, township, null::int as before_fen, amount_fen as after_fen, 'effective' as standing
              from determination.decision where run_id = $1 and benefit = $2 and outcome = $3)`
        : `(select person_id, district, township, before_fen, after_fen, standing
              from ${changeTables[against]} where run_id = $1 and benefit = $2 and kind = $3)`
    const rows = await db.many<{
      person_id: number
      name: string
      district: string
      township: string
      before_fen: number | null
      after_fen: number | null
      standing: 'effective' | 'proposed'
    }>(
      `select l.*, p.name from ${from} l join registry.person p using (person_id)
        where l.person_id > $4 and ($5::text is null or l.district = $5) order by l.person_id limit ${LINES_A_PAGE + 1}`,
      [run, benefit, kind, after, district ?? null],
    )
    const lines = rows.slice(0, LINES_A_PAGE).map(
      (row): Line => ({
        personId: row.person_id,
        name: shownName(actor, row.person_id, row.name),
        district: row.district,
        township: row.township,
        beforeFen: row.before_fen,
        afterFen: row.after_fen,
        standing: row.standing,
      }),
    )
    audit.subjects(lines.map(({ personId }) => personId))
    return { lines, more: rows.length > LINES_A_PAGE }
  },
})

async function standingRuns(db: Tx, month?: Month): Promise<DecidedMonth[]> {
  const rows = await db.many<{
    month: string
    run_id: string
    compared_with: readonly { run: string; month: string }[]
    rule_hash: string
    at: string
    known_at: string
    detail: RunSummary
  }>(
    `select distinct on (r.month) r.month, r.run_id, r.rule_hash, s.at, n.known_at, s.detail,
         (select coalesce(json_agg(json_build_object('run', c.run_id, 'month', to_char(c.month, 'YYYY-MM'))), '[]')
            from determination.run c where c.run_id = any(r.compared_with)) as compared_with
       from determination.run r
       join determination.run_step s on s.run_id = r.run_id and s.step = 'finished'
       join determination.snapshot n on n.snapshot_id = r.snapshot_id
      where $1::date is null or r.month = $1
      order by r.month desc, r.started_at desc, r.run_id`,
    [month === undefined ? null : `${formatMonth(month)}-01`],
  )
  return rows.map((row) => ({
    month: parseMonth(row.month.slice(0, 7)) ?? 0,
    run: row.run_id,
    comparedWith: row.compared_with.map(({ run, month }) => ({ run, month: parseMonth(month) ?? 0 })),
    ruleHash: row.rule_hash,
    finishedAt: row.at,
    knownAt: row.known_at,
    summary: row.detail,
  }))
}
