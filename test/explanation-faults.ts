import type { Benefit } from '#core/benefits/benefit.ts'
import { openRun } from '#core/benefits/decided-run.ts'
import { explainDecision, type DecisionExplanation } from '#core/benefits/explain-decision.ts'
import { findDecidedMonth } from '#core/benefits/month-queries.ts'
import { readProvenanceOfMany } from '#core/benefits/provenance.ts'
import type { Node, RuleSet } from '#engine/ast.ts'
import { childrenOf } from '#engine/children.ts'
import type { Reason } from '#engine/explain.ts'
import type { FactSeen } from '#engine/fact-seen.ts'
import type { Text } from '#kernel/text.ts'
import { localOperator } from '#platform/actor.ts'
import type { Database } from '#platform/db/database.ts'
import { transaction } from '#platform/db/transaction.ts'
import { execute } from '#platform/execute.ts'

/** What is wrong with an explanation, and the words it was found in. */
export type Fault = { readonly kind: string; readonly words: string }

type Asked = { readonly database: Database; readonly benefits: readonly Benefit[]; readonly month: string }

/**
 * Reads every explanation of everybody on the roll in a decided month as a machine can, with the sources
 * and dates the registry has for each person. Counts what was read, and gives one fault of each kind.
 */
export async function explanationFaults({ database, benefits, month }: Asked): Promise<{
  readonly people: number
  readonly explained: number
  readonly sentences: number
  readonly faults: readonly string[]
}> {
  const stood = await execute(findDecidedMonth, { month }, { database, actor: localOperator })
  const run = await openRun(database, stood.run)
  const names = namesOf(run.ruleSet)
  const faults = new Map<string, string>()
  const read: ReasonsRead = { zh: new Map(), en: new Map() }
  let [people, explained, sentences] = [0, 0, 0]
  await transaction(database.batch, async (tx) => {
    const onRoll = await tx.many<{ person_id: number }>(
      'select person_id from registry.person where on_roll order by person_id',
    )
    const provenanceOf = await readProvenanceOfMany(tx, {
      ruleSet: run.ruleSet,
      month: stood.month,
      people: onRoll.map(({ person_id }) => person_id),
      knownAt: stood.knownAt,
    })
    for (const { person_id: personId } of onRoll) {
      const provenance = provenanceOf(personId)
      people++
      for (const benefit of benefits) {
        const told = explainDecision({ benefit, run, personId, provenance })
        if (!told) throw new Error('the run does not know somebody it decided')
        explained++
        sentences += told.reasons.length
        for (const { kind, words } of [...faultsIn(told, names), ...readAlike(told.reasons, read)])
          if (!faults.has(kind)) faults.set(kind, `${benefit.id}: ${kind}: ${words}`)
      }
    }
  })
  return { people, explained, sentences, faults: [...faults.values()] }
}

/**
 * The faults of one explanation: nothing of the program's own language or of anybody's number may show, and every
 * reason names its facts with value, source and date, the limit, and what follows. `names` are the program's own.
 */
export function* faultsIn(told: DecisionExplanation, names: RegExp): Generator<Fault> {
  const { decision, reasons, arithmetic, needs } = told
  if (reasons.length === 0) yield { kind: 'no reason', words: decision.outcome }
  if (decision.outcome === 'needs' && needs.length === 0 && reasons.every(({ facts }) => facts.length > 0))
    yield { kind: 'nothing asked', words: reasons[0]?.text.zh ?? '' }
  if (decision.outcome === 'granted' && decision.amountFen > 0 && arithmetic.length === 0)
    yield { kind: 'amount not worked out', words: String(decision.amountFen) }
  for (const reason of reasons) yield* faultsOfReason(reason)
  for (const { question } of needs)
    if (!question.zh.endsWith('？') || !question.en.endsWith('?'))
      yield { kind: 'not a question', words: question.zh }
  const texts = [...reasons, ...arithmetic].map(({ text }) => text)
  for (const { zh, en } of [...texts, ...needs.map(({ question }) => question)]) {
    for (const words of [zh, en]) {
      if (words.trim() === '') yield { kind: 'nothing said', words: `${zh}|${en}` }
      if (programLanguage.test(words)) yield { kind: 'program language', words }
      if (names.test(words)) yield { kind: 'a name of the program', words }
      if (somebodysNumber.test(words)) yield { kind: 'a number of a person', words }
      if (emptyWords.test(words)) yield { kind: 'empty words', words }
    }
    if (/[a-z]{2,}/i.test(zh)) yield { kind: 'English in a Chinese sentence', words: zh }
    if (/\p{Script=Han}/u.test(en)) yield { kind: 'Chinese in an English sentence', words: en }
  }
}

const programLanguage =
  /undefined|\bnull\b|\bNaN\b|\[object|[a-z]+\.[a-z]+[A-Z]|\b[a-z]+_[a-z]+|Infinity|\d{4}-\d\d-\d\d/
const somebodysNumber = /(?<!\d)\d{17}[\dX]/i
const emptyWords = /条件不满足|不符合条件|condition not met/i

/** What a sentence says of the decision, by whether its reason holds. */
const consequences = {
  true: {
    zh: /符合要求。$|本月(?:可以|适用)/,
    en: /this is met\.$|is due this month|applies this month|can be (?:used|proposed to .+) this month/,
  },
  false: {
    zh: /所以本月(?:没有|不适用|不能)/,
    en: /so (?:there is no .+|the .+ does not apply|the .+ cannot be (?:used|proposed to .+)) this month\.$/,
  },
  null: { zh: /所以还不能确定本月/, en: /so whether .+ cannot be known yet\.$/ },
}

function* faultsOfReason({ text, facts, limit, holds, cites }: Reason): Generator<Fault> {
  const words = `${text.zh} ${text.en}`
  const { zh, en } = consequences[`${holds}`]
  if (!text.zh.endsWith('。') || !text.en.endsWith('.')) yield { kind: 'not a sentence', words }
  if (cites.length === 0) yield { kind: 'no law', words }
  if (!zh.test(text.zh) || !en.test(text.en)) yield { kind: 'consequence not named', words }
  if (!limit) yield { kind: 'no limit', words }
  else if (!names(text, limit))
    yield { kind: 'limit not named', words: `${words} (${limit.zh}, ${limit.en})` }
  for (const fact of holds === null ? [] : facts) yield* faultsOfFact(text, fact)
}

function* faultsOfFact(text: Text, { fact, label, value, source, since, asOf }: FactSeen): Generator<Fault> {
  const words = `${text.zh} ${text.en} (${fact})`
  if (!names(text, label)) yield { kind: 'fact not named', words }
  if (!names(text, value)) yield { kind: 'value not named', words }
  if (!source) yield { kind: 'no source', words }
  else if (!names(text, source)) yield { kind: 'source not named', words }
  const dated = since ?? asOf
  if (!dated) yield { kind: 'no date', words }
  else if (!names(text, dated)) yield { kind: 'date not named', words }
}

/** In both languages; several limits stand apart from one another in a sentence. */
function names(text: Text, named: Text): boolean {
  const english = text.en.toLowerCase()
  return (
    named.zh.split('；').every((part) => text.zh.includes(part)) &&
    named.en.split('; ').every((part) => english.includes(part.toLowerCase()))
  )
}

/** Every name a rule set calls something by that cannot be a word of a sentence: `level-not-covered`, `person.level`. */
export function namesOf({ facts, parameters, outputs }: RuleSet): RegExp {
  const found = new Set([...Object.keys(facts), ...Object.keys(parameters)])
  for (const { values = [] } of Object.values(facts)) for (const { code } of values) found.add(code)
  for (const [output, node] of Object.entries(outputs)) {
    for (const part of output.split('/')) found.add(part)
    for (const name of namesIn(node)) found.add(name)
  }
  const written = [...found].filter((name) => /[.-]/.test(name))
  return new RegExp(
    `(?<![\\w.-])(?:${written.map((name) => name.replaceAll('.', '\\.')).join('|')})(?![\\w-])`,
  )
}

function namesIn(node: Node): readonly string[] {
  const own = [node.code ?? '', ...(node.kind === 'named' ? [node.id] : [])]
  const members = node.kind === 'exclusive' ? node.ids : []
  return [...own, ...members, ...childrenOf(node).flatMap(namesIn)]
}

/** The code of the reason each text was first read for, by language. */
export type ReasonsRead = { readonly zh: Map<string, string>; readonly en: Map<string, string> }

/** Two different reasons that read the same in one of the languages; adds these to those read before. */
export function* readAlike(
  reasons: readonly Pick<Reason, 'code' | 'text'>[],
  before: ReasonsRead,
): Generator<Fault> {
  for (const { code, text } of reasons) {
    for (const language of ['zh', 'en'] as const) {
      const words = text[language]
      const known = before[language].get(words)
      if (known === undefined) before[language].set(words, code)
      else if (known !== code)
        yield { kind: `two reasons in the same words (${language})`, words: `${known}, ${code}: ${words}` }
    }
  }
}
