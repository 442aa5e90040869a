import { z } from 'zod'
import { columnsNeeded } from '#engine/columns.ts'
import { getFact } from '#core/facts/person.ts'
import type { Reason } from '#engine/explain.ts'
import type { Text } from '#kernel/text.ts'
import type { Month } from '#kernel/month.ts'
import type { Database } from '#platform/db/database.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { execute, type ExecuteOptions } from '#platform/execute.ts'
import type { Operation } from '#platform/operation.ts'
import { query } from '#platform/query.ts'
import { outputId, type Benefit } from './benefit.ts'
import { findCondition } from './conditions.ts'
import { openRun, type DecidedRun } from './decided-run.ts'
import type { ChangeKind } from './difference.ts'
import { explainDecision, type DecisionExplanation } from './explain-decision.ts'
import { findDecidedMonth, monthInput, type DecidedMonth, type Line } from './month-queries.ts'
import { benefitProblem } from './problems.ts'
import { readProvenance } from './provenance.ts'

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
    async run({ personId, benefit: id, month }, { db, audit, problem }) {
      const benefit = decidedIn(run, benefits).find((each) => each.id === id)
      if (!benefit) throw problem('benefit-not-found')
      const person = await findPerson(db, personId)
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
    async run({ personId, month }, { db, audit, problem }) {
      const person = await findPerson(db, personId)
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

/** The lines of a list in a sentence each, from the runs they come from; asks only about people who are on the list already. */
export async function reasonsOfLines(
  database: Database,
  benefit: Benefit,
  runs: { readonly run: string; readonly before: string | null },
  lines: readonly Line[],
): Promise<readonly Text[]> {
  const now = await openRun(database, runs.run)
  const then = runs.before === null ? undefined : await openRun(database, runs.before)
  return lines.map(({ personId }) => {
    const explained = explainDecision({ benefit, run: now, personId })
    const before =
      then && benefitWasDecided(then, benefit) ? explainDecision({ benefit, run: then, personId }) : undefined
    const isGranted = explained?.decision.outcome === 'granted'
    return then && isGranted && before?.decision.outcome === 'granted'
      ? whatMoved(benefit, now, then, personId)
      : lineReason(benefit, explained, before)
  })
}

/** Which facts an amount rests on are no longer what they were; what they are is told on the page about the person. */
function whatMoved({ id }: Benefit, now: DecidedRun, then: DecidedRun, personId: number): Text {
  const node = now.ruleSet.outputs[outputId(id, 'payable')]
  const [today, before] = [now.findSubject(personId), then.findSubject(personId)]
  if (!node || !today || !before) throw new Error('a line of somebody no run knows')
  const needs = columnsNeeded({ facts: {}, parameters: {}, outputs: { payable: node } })
  const moved = needs.filter(({ fact, at }) => String(today.fact(fact, at)) !== String(before.fact(fact, at)))
  const labels = [...new Set(moved.map(({ fact }) => fact))].map((fact) => getFact(fact).label)
  return labels.length === 0
    ? { zh: '标准有调整', en: 'The standard has been adjusted' }
    : {
        zh: `${labels.map(({ zh }) => zh).join('、')}有变化`,
        en: `Changed: ${labels.map(({ en }) => en).join(', ')}`,
      }
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

async function findPerson(db: Tx, personId: number): Promise<ExplainedPerson | undefined> {
  const found = await db.one<{ name: string; district: string; township: string }>(
    'select name, district, township from registry.person where person_id = $1 and on_roll',
    [personId],
  )
  return found && { personId, ...found }
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
