import { z } from 'zod'
import { getFact } from '#core/facts/person.ts'
import type { Reason } from '#engine/explain.ts'
import type { Text } from '#kernel/text.ts'
import type { Month } from '#kernel/month.ts'
import type { Actor } from '#platform/actor.ts'
import type { Database } from '#platform/db/database.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { execute, type ExecuteOptions } from '#platform/execute.ts'
import type { Operation } from '#platform/operation.ts'
import { query } from '#platform/query.ts'
import { shownName } from '#platform/showing.ts'
import { monthBefore, type Benefit } from './benefit.ts'
import { findCondition } from './conditions.ts'
import { openRun, type DecidedRun } from './decided-run.ts'
import type { ChangeKind } from './difference.ts'
import { explainDecision, type DecisionExplanation } from './explain-decision.ts'
import {
  findDecidedMonth,
  monthInput,
  type Against,
  type DecidedMonth,
  type Line,
  type ListKind,
} from './month-queries.ts'
import { benefitProblem } from './problems.ts'
import { readProvenance } from './provenance.ts'
import { whatMoved } from './what-moved.ts'

export type ExplainedPerson = {
  readonly personId: number
  readonly name: string
  readonly district: string
  readonly township: string
}

export type ExplainedDecision = DecisionExplanation & {
  readonly person: ExplainedPerson
  readonly month: Month
  /** When the facts were read, and by which stored rule. */
  readonly knownAt: string
  readonly ruleHash: string
  readonly change:
    | {
        readonly kind: ChangeKind
        readonly beforeFen: number | null
        readonly standing: 'effective' | 'proposed'
      }
    | undefined
}

/** Every benefit of one person in one month, each with its reasons. */
export type PersonMonth = {
  readonly person: ExplainedPerson
  readonly month: Month
  readonly benefits: readonly { readonly benefit: Benefit; readonly explained: DecisionExplanation }[]
}

type Asking = ExecuteOptions & { readonly benefits: readonly Benefit[] }

/**
 * Why one person is or is not granted one benefit in one month, from what was stored when it was decided.
 * "No such person" and "not yours to see" are the same answer.
 */
export async function explainOne(
  { benefits, ...options }: Asking,
  input: { readonly personId: number | string; readonly benefit: string; readonly month: string },
): Promise<ExplainedDecision> {
  const stood = await execute(findDecidedMonth, { month: input.month }, options)
  const run = await openRun(options.database, stood.run)
  return execute(explainOneIn(run, stood, benefits), input, options)
}

/** All benefits of one person in one month. */
export async function explainPerson(
  { benefits, ...options }: Asking,
  input: { readonly personId: number | string; readonly month: string },
): Promise<PersonMonth> {
  const stood = await execute(findDecidedMonth, { month: input.month }, options)
  const run = await openRun(options.database, stood.run)
  return execute(explainPersonIn(run, stood, benefits), input, options)
}

const personInput = z.coerce.number().int().positive()

function explainOneIn(
  run: DecidedRun,
  stood: DecidedMonth,
  benefits: readonly Benefit[],
): Operation<ExplainedDecision> {
  return query({
    id: 'decision.explain',
    kind: 'read',
    permission: 'decision.explain',
    purpose: 'review',
    input: z.object({ personId: personInput, benefit: z.string(), month: monthInput }),
    problems: benefitProblem.pick('decision-not-found', 'benefit-not-found'),
    async run({ personId, benefit: id, month }, { db, actor, audit, problem }) {
      const benefit = decidedIn(run, benefits).find((each) => each.id === id)
      if (!benefit) throw problem('benefit-not-found')
      const person = await findPerson(db, actor, personId)
      if (!person) throw problem('decision-not-found')
      audit.subjects([personId])
      const provenance = await readProvenance(db, {
        ruleSet: run.ruleSet,
        month,
        personId,
        knownAt: stood.knownAt,
      })
      const explained = explainDecision({ benefit, run, personId, provenance })
      if (!explained) throw problem('decision-not-found')
      const change = await findChange(db, stood.run, id, personId)
      return { ...explained, person, month, knownAt: stood.knownAt, ruleHash: stood.ruleHash, change }
    },
  })
}

function explainPersonIn(
  run: DecidedRun,
  stood: DecidedMonth,
  benefits: readonly Benefit[],
): Operation<PersonMonth> {
  return query({
    id: 'decision.person',
    kind: 'read',
    permission: 'decision.explain',
    purpose: 'review',
    input: z.object({ personId: personInput, month: monthInput }),
    problems: benefitProblem.pick('decision-not-found'),
    async run({ personId, month }, { db, actor, audit, problem }) {
      const person = await findPerson(db, actor, personId)
      if (!person) throw problem('decision-not-found')
      audit.subjects([personId])
      const provenance = await readProvenance(db, {
        ruleSet: run.ruleSet,
        month,
        personId,
        knownAt: stood.knownAt,
      })
      const told = decidedIn(run, benefits).flatMap((benefit) => {
        const explained = explainDecision({ benefit, run, personId, provenance })
        return explained ? [{ benefit, explained }] : []
      })
      return { person, month, benefits: told }
    },
  })
}

type List = {
  readonly benefit: Benefit
  readonly kind: ListKind
  readonly decided: DecidedMonth
  readonly against?: Against
  readonly lines: readonly Line[]
}

/** The lines of a list in a sentence each, from the runs they come from; asks only about people who are on the list already. */
export async function reasonsOfLines(
  database: Database,
  { benefit, kind, decided, against = 'payment-before', lines }: List,
): Promise<readonly Text[]> {
  const now = await openRun(database, decided.run)
  const earlier =
    against === 'decided-before'
      ? decided.summary.revision
      : decided.comparedWith.find(({ month }) => month === monthBefore(benefit.pays, decided.month))
  const opened = earlier && (await openRun(database, earlier.run))
  const then = opened && benefitWasDecided(opened, benefit) ? opened : undefined
  return lines.map(({ personId }) => {
    const explained = explainDecision({ benefit, run: now, personId })
    if (kind === 'granted' || !then) return lineReason(benefit, explained, undefined)
    const before = explainDecision({ benefit, run: then, personId })
    return kind === 'change' && before?.decision.outcome === 'granted'
      ? whatMoved(benefit, now, then, personId)
      : lineReason(benefit, explained, before)
  })
}

/** What makes this month different; where nothing can be compared, what carries the decision. */
function lineReason(
  benefit: Benefit,
  now: DecisionExplanation | undefined,
  before: DecisionExplanation | undefined,
): Text {
  const unchanged = new Set(before?.decision.outcome === now?.decision.outcome ? [] : failing(before))
  const turned = now?.reasons.find(({ code }) => unchanged.has(code))
  const step = now && stepToAmount(now)
  const isGranted = now?.decision.outcome === 'granted'
  if (step && isGranted && !turned) return step.text
  const reason = turned ?? (isGranted ? now?.reasons.at(-1) : now?.reasons[0])
  return reason ? listed(reason, benefit) : { zh: '没有可以说明的内容', en: 'There is nothing to tell' }
}

/** The step that comes to the amount; those after it only say that nothing took it away. */
function stepToAmount({
  decision,
  arithmetic,
}: DecisionExplanation): DecisionExplanation['arithmetic'][number] | undefined {
  return decision.outcome === 'granted'
    ? arithmetic.find(({ value }) => value === decision.amountFen)
    : arithmetic.at(-1)
}

/** A list names the condition; what somebody's own sensitive facts are is told on the page about them. */
function listed({ code, holds, text, facts }: Reason, benefit: Benefit): Text {
  const label = findCondition(benefit, code)
  if (!label || facts.every(({ fact }) => getFact(fact).sensitivity !== 'P4')) return text
  switch (holds) {
    case true:
      return { zh: `符合「${label.zh}」`, en: `Met: ${label.en}` }
    case false:
      return { zh: `不符合「${label.zh}」`, en: `Not met: ${label.en}` }
    case null:
      return { zh: `还不知道是否符合「${label.zh}」`, en: `Not known yet: ${label.en}` }
  }
}

function failing(explained: DecisionExplanation | undefined): string[] {
  return explained && explained.decision.outcome !== 'granted'
    ? explained.reasons.map(({ code }) => code)
    : []
}

function decidedIn(run: DecidedRun, benefits: readonly Benefit[]): readonly Benefit[] {
  return benefits.filter((benefit) => benefitWasDecided(run, benefit))
}

function benefitWasDecided({ ruleSet }: DecidedRun, { id }: Benefit): boolean {
  return `${id}/payable` in ruleSet.outputs
}

async function findPerson(db: Tx, actor: Actor, personId: number): Promise<ExplainedPerson | undefined> {
  const found = await db.one<{ name: string; district: string; township: string }>(
    'select name, district, township from registry.person where person_id = $1 and on_roll',
    [personId],
  )
  return found && { personId, ...found, name: shownName(actor, personId, found.name) }
}

async function findChange(
  db: Tx,
  run: string,
  benefit: string,
  personId: number,
): Promise<ExplainedDecision['change']> {
  const found = await db.one<{
    kind: ChangeKind
    before_fen: number | null
    standing: 'effective' | 'proposed'
  }>(
    'select kind, before_fen, standing from determination.change where run_id = $1 and benefit = $2 and person_id = $3',
    [run, benefit, personId],
  )
  return found && { kind: found.kind, beforeFen: found.before_fen, standing: found.standing }
}
