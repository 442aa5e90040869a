import type { Benefit } from '#core/benefits/benefit.ts'
import type { DecidedRun } from '#core/benefits/decided-run.ts'
import { explainDecision, type DecisionExplanation } from '#core/benefits/explain-decision.ts'
import type { ProvenanceOf } from '#core/benefits/provenance.ts'

/** Somebody stands behind every fact, so that what is left out by the words themselves shows. */
const vouched: ProvenanceOf = () => ({ source: { zh: '某系统', en: 'a system' }, since: '2026-01-01' })

/**
 * Reads every explanation of these people as a machine can: nothing of the program's own language may
 * show, every reason names its facts with value, source and date and what follows, and no two different
 * reasons read the same. Gives the faults, a few of each kind.
 */
export function explanationFaults(
  run: DecidedRun,
  benefits: readonly Benefit[],
  people: Iterable<number>,
): { readonly explained: number; readonly sentences: number; readonly faults: readonly string[] } {
  const faults = new Map<string, string>()
  const codeOf = new Map<string, string>()
  let explained = 0
  let sentences = 0
  for (const personId of people) {
    for (const benefit of benefits) {
      const told = explainDecision({ benefit, run, personId, provenance: vouched })
      if (!told) throw new Error('the run does not know somebody it decided')
      explained++
      sentences += told.reasons.length
      for (const [kind, text] of faultsOf(told))
        if (!faults.has(kind)) faults.set(kind, `${benefit.id}: ${kind}: ${text}`)
      for (const { code, text } of told.reasons) {
        const known = codeOf.get(text.zh)
        if (known !== undefined && known !== code)
          faults.set('same text', `${benefit.id}: ${known} and ${code} both say ${text.zh}`)
        codeOf.set(text.zh, code)
      }
    }
  }
  return { explained, sentences, faults: [...faults.values()] }
}

const programLanguage = /undefined|null|NaN|\[object|person\.|[a-z]+\.[a-z]+[A-Z]|Infinity/
const emptyWords = /条件不满足|不符合条件|condition not met/i

function* faultsOf({ decision, reasons, arithmetic }: DecisionExplanation): Generator<[string, string]> {
  if (reasons.length === 0) yield ['no reason', decision.outcome]
  for (const { text, facts, holds, cites } of reasons) {
    for (const sentence of [text.zh, text.en]) {
      if (programLanguage.test(sentence)) yield ['program language', sentence]
      if (emptyWords.test(sentence)) yield ['empty words', sentence]
    }
    if (/[a-z]{2,}/.test(text.zh)) yield ['English in a Chinese sentence', text.zh]
    if (!text.zh.endsWith('。') || !text.en.endsWith('.')) yield ['not a sentence', text.zh]
    if (cites.length === 0) yield ['no law', text.zh]
    if (holds === null) continue
    for (const fact of facts) {
      if (!text.zh.includes(fact.value.zh)) yield ['value not named', `${text.zh} (${fact.value.zh})`]
      if (!text.zh.includes('某系统')) yield ['source not named', text.zh]
      if (!text.zh.includes('2026年1月1日')) yield ['date not named', text.zh]
    }
    if (holds === false && !/本月(?:没有|不适用)/.test(text.zh)) yield ['consequence not named', text.zh]
  }
  if (decision.outcome === 'granted' && decision.amountFen > 0 && arithmetic.length === 0)
    yield ['amount not worked out', '']
}
