import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benefits } from '#apps/catalogue.ts'
import { writeCity } from '#city/write-city.ts'
import { type Benefit, isPaidInHand, outputId } from '#core/benefits/benefit.ts'
import { decide } from '#core/benefits/decide.ts'
import { type DecidedRun, openRun } from '#core/benefits/decided-run.ts'
import { decidingOutputs, ruleSetOf } from '#core/benefits/rule-set.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { importFolder } from '#core/exchange/import-folder.ts'
import { entitled } from '#domains/social-security/notices/entitled.ts'
import { needsOneAnswer } from '#domains/social-security/notices/needs-one-answer.ts'
import { tellEntitled } from '#domains/social-security/tell-entitled.ts'
import { parametersOf } from '#engine/parameters.ts'
import type { Subject } from '#engine/values.ts'
import { localOperator } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { createTestDatabase } from '#platform/db/test-database.ts'
import {
  canBeSettled,
  factsOf,
  fewestQuestions,
  outcomeOf,
  questionsAsked,
  type Rule,
} from './questions/questions.ts'
import { repository } from './source-tree.ts'

/**
 * `npm run prove questions [-- --people 2000 --sample 40]`: how many questions the newly entitled of a month in the demo city are
 * asked before they are told what they get, and how many more questions `ask` puts to somebody of whom nothing is known than the
 * best way of asking there is.
 */
const { values } = parseArgs({
  options: { people: { type: 'string', default: '20000' }, sample: { type: 'string', default: '60' } },
})
const people = Number(values.people)
const WHOLE_CITY = 20_000
const SEED = 20_261_124
const [OCTOBER, NOVEMBER] = [2026 * 12 + 9, 2026 * 12 + 10]
const MOST_OVER_BEST = 1.1
/** The more people, of whom many are settled by different answers, the more orders there are to search. */
const ANYBODY = 10
const LOOKED_BACK_MS = 7 * 86_400_000

const folder = mkdtempSync(join(tmpdir(), 'yongzhu-prove-'))
const database = await createTestDatabase()
const own = benefits.filter(isPaidInHand)
const actor = localOperator.id
try {
  const { deliveries } = await writeCity({
    people,
    seed: SEED,
    folder: join(folder, 'city'),
    months: { from: OCTOBER, to: NOVEMBER },
  })
  const [initial = '', october = '', november = ''] = deliveries
  await bringIn(initial)
  await bringIn(october)
  await runMonth({ database, benefits, month: OCTOBER, actor })
  const betweenMs = Date.now()
  await bringIn(november)
  const { run: runId } = await runMonth({ database, benefits, month: NOVEMBER, actor })
  const run = await openRun(database, runId)

  // Everybody is new to the first month that was decided, so only the second is told of.
  const afterOctober = fixedClock(new Date(betweenMs + LOOKED_BACK_MS).toISOString())
  while ((await tellEntitled(database, benefits, afterOctober)) > 0);
  const told = await listTold()
  const open = await listOpen(runId)
  const asked = own.map((benefit) => {
    const newly = told.filter((each) => each.benefit === benefit.id).map(({ personId }) => personId)
    return compare(benefit, run, newly)
  })
  const roll = await listRoll()
  const anybody = own.map((benefit) => compare(benefit, run, roll))

  const report = reportOf(told, open, asked, anybody)
  if (people >= WHOLE_CITY) writeFileSync(join(repository, 'docs/proofs/questions.md'), report)
  process.stdout.write(report)
  if (!isProved(told, asked)) process.exitCode = 1
} finally {
  await database.drop()
  rmSync(folder, { recursive: true })
}

function bringIn(name: string) {
  return importFolder({
    database,
    folder: join(folder, 'city', name),
    actor: localOperator,
    reportTo: join(folder, 'returned'),
  })
}

/** Somebody told of one benefit, and whether with a question. */
type Told = { readonly personId: number; readonly benefit: string; readonly questions: number }

async function listTold(): Promise<Told[]> {
  const { rows } = await database.batch.query<{ person: number; notice: string; reference: string }>(
    `select person_id as person, notice, reference from notices.outbox
     where notice = any($1) and reference like '%/2026-11' order by person_id, reference`,
    [[entitled.id, needsOneAnswer.id]],
  )
  return rows.map(({ person, notice, reference }) => ({
    personId: person,
    benefit: reference.split('/')[0] ?? '',
    questions: notice === needsOneAnswer.id ? 1 : 0,
  }))
}

/** Of whom a benefit is not decided although they were paid nothing before: how many facts can still decide it. */
async function listOpen(id: string): Promise<number[]> {
  const decided = await openRun(database, id)
  const { rows } = await database.batch.query<{ person: number; benefit: string }>(
    `select person_id as person, benefit from determination.decision d
     where run_id = $1 and outcome = 'needs' and benefit = any($2)
       and not exists (select from determination.change c where c.run_id = $1 and c.person_id = d.person_id
         and c.benefit = d.benefit and c.kind = 'held')`,
    [id, own.map((benefit) => benefit.id)],
  )
  return rows.flatMap(({ person, benefit }) => {
    const subject = decided.findSubject(person)
    const decision = subject && decide(benefit, { ...decided, subject })
    return decision?.outcome === 'needs' ? [decision.facts.length] : []
  })
}

/** Anybody on the roll, in an order that means nothing. */
async function listRoll(): Promise<number[]> {
  const { rows } = await database.batch.query<{ person: number }>(
    'select person_id as person from registry.person where on_roll order by md5(person_id::text) limit $1',
    [ANYBODY],
  )
  return rows.map(({ person }) => person)
}

type Compared = {
  readonly benefit: Benefit
  readonly people: number
  readonly sampled: number
  readonly facts: number
  readonly asked: number
  readonly most: number
  readonly best: number
  /** Who would come to another outcome by the answers than by everything that is known. */
  readonly wrong: number
}

/** Asks people about everything that decides one benefit, as if no office knew anything about them. */
function compare(benefit: Benefit, decided: DecidedRun, personIds: readonly number[]): Compared {
  const ruleSet = decidingOutputs(ruleSetOf([benefit]))
  const rule: Rule = {
    ruleSet,
    parameters: parametersOf(ruleSet.parameters, decided.month),
    granted: outputId(benefit.id, 'granted'),
    payable: outputId(benefit.id, 'payable'),
  }
  const subjects = personIds.flatMap((personId): Subject[] => {
    const subject = decided.findSubject(personId)
    return subject && canBeSettled(rule, subject) ? [subject] : []
  })
  const sample = subjects.slice(0, Number(values.sample))
  const walks = sample.map((person) => questionsAsked(rule, person))
  const everything = new Set(factsOf(rule))
  const wrong = sample.filter((person, at) => {
    const byAnswers = outcomeOf(rule, person, new Set(walks[at]))
    return JSON.stringify(byAnswers) !== JSON.stringify(outcomeOf(rule, person, everything))
  })
  return {
    benefit,
    people: subjects.length,
    sampled: sample.length,
    facts: everything.size,
    asked: walks.reduce((sum, walk) => sum + walk.length, 0),
    most: Math.max(0, ...walks.map((walk) => walk.length)),
    best: fewestQuestions(rule, sample),
    wrong: wrong.length,
  }
}

function isProved(newly: readonly Told[], compared: readonly Compared[]): boolean {
  const [asked, best] = [sum(compared, 'asked'), sum(compared, 'best')]
  return newly.length > 0 && best > 0 && asked / best <= MOST_OVER_BEST && sum(compared, 'wrong') === 0
}

function sum(compared: readonly Compared[], of: 'asked' | 'best' | 'wrong' | 'people' | 'sampled'): number {
  return compared.reduce((total, each) => total + each[of], 0)
}

function reportOf(
  newly: readonly Told[],
  open: readonly number[],
  compared: readonly Compared[],
  anybody: readonly Compared[],
): string {
  const perPerson = [...Map.groupBy(newly, ({ personId }) => personId).values()]
  const questions = perPerson.map((lines) => Math.max(...lines.map((line) => line.questions)))
  return [
    '# Proof: few questions, and hardly one too many',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}, Node ${process.versions.node}. A city of ${people.toLocaleString('en-US')}, seed ${SEED}, November 2026 decided after October.`,
    '',
    '## How many questions the newly entitled are asked',
    '',
    'Newly entitled is whom the program that tells them finds: the month starts a payment into their own hands, of whatever benefit.',
    'What entitles them comes from the offices’ files, so the only question left is where the money goes, and it is left to whoever',
    'has confirmed no account; asked once for all they get. Offices bring no accounts in these files.',
    '',
    `${perPerson.length.toLocaleString('en-US')} people, ${newly.length.toLocaleString('en-US')} payments.`,
    '',
    '| served with | people | share |',
    '|---|--:|--:|',
    `| 0 questions about what entitles them | ${perPerson.length} | ${share(perPerson.length, perPerson.length)} |`,
    ...[0, 1, 3].map((most) => {
      const served = questions.filter((each) => each <= most).length
      return `| ${most === 0 ? '0 questions' : `at most ${most}`}, the account included | ${served} | ${share(served, perPerson.length)} |`
    }),
    '',
    `For ${open.length.toLocaleString('en-US')} more payments the records do not say whether there is one. How many facts can still decide it:`,
    '',
    '| facts that are missing | payments | share |',
    '|---|--:|--:|',
    ...[1, 3].map((most) => {
      const within = open.filter((each) => each <= most).length
      return `| at most ${most} | ${within} | ${share(within, open.length)} |`
    }),
    '',
    '## How many more than the best way of asking',
    '',
    'The same people as if no office knew anything about them: each is asked what `ask` chooses until no answer can change whether',
    'and how much of the one benefit they get. The best way of asking is searched for exhaustively over every order, the next',
    'question chosen by each answer, for all of the sample together, and knows beforehand how they answer.',
    '',
    ...tableOf(compared),
    '',
    `Wanted: at most ${MOST_OVER_BEST}. By the answers ${sum(compared, 'wrong')} of them come to another outcome than by everything that is known.`,
    '',
    'For comparison anybody on the roll, entitled or not. Where one answer may settle that there is nothing, the best way gains most',
    'from knowing beforehand who answers what; nothing is claimed of it.',
    '',
    ...tableOf(anybody),
    '',
    `**${isProved(newly, compared) ? 'proved' : 'NOT PROVED'}**`,
    '',
  ].join('\n')
}

function tableOf(compared: readonly Compared[]): string[] {
  const [asked, best] = [sum(compared, 'asked'), sum(compared, 'best')]
  return [
    '| benefit | people | in the sample | facts of the rule | asked | on average | most | best | asked ÷ best |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...compared.map((each) =>
      each.sampled === 0
        ? `| ${each.benefit.id} | 0 | 0 | ${each.facts} | | | | | |`
        : `| ${each.benefit.id} | ${each.people} | ${each.sampled} | ${each.facts} | ${each.asked} | ${(each.asked / each.sampled).toFixed(1)} | ${each.most} | ${each.best} | ${(each.asked / each.best).toFixed(3)} |`,
    ),
    `| **all** | ${sum(compared, 'people')} | ${sum(compared, 'sampled')} | | ${asked} | | | ${best} | **${(asked / best).toFixed(3)}** |`,
  ]
}

function share(part: number, whole: number): string {
  return whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`
}
