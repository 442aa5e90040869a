import { type Words, useSay } from '../language.tsx'
import type { MarkShape } from '../page/mark.tsx'
import { Tag, type Tone } from '../page/tag.tsx'
import { CitationList, type CitationShown } from './citation-list.tsx'

export type Verdict = 'holds' | 'fails' | 'unknown'

export type Reason = {
  /** The condition, by its name or as a sentence about this person. */
  readonly sentence: Words
  readonly verdict: Verdict
  /** Facts, sources and limits in one sentence, where they are not laid out one by one. */
  readonly told?: Words | undefined
  readonly fact?:
    | {
        readonly value: Words
        readonly source: Words
        /** When the source last said so. */
        readonly asOf: Words
      }
    | undefined
  /** What the rule asks for, where the fact is compared with a figure. */
  readonly limit?: Words | undefined
  readonly citations: readonly CitationShown[]
  /** Where the person can say that the fact is not right. */
  readonly disputeHref?: string | undefined
}

const verdicts: Record<Verdict, { readonly label: Words; readonly tone: Tone; readonly mark: MarkShape }> = {
  holds: { label: { zh: '符合', en: 'Met' }, tone: 'good', mark: 'yes' },
  fails: { label: { zh: '不符合', en: 'Not met' }, tone: 'warn', mark: 'no' },
  unknown: { label: { zh: '还不知道', en: 'Not known yet' }, tone: 'info', mark: 'unknown' },
}
const recorded: Words = { zh: '记录的是：', en: 'On record: ' }
const limitLabel: Words = { zh: '规定要求：', en: 'The rule asks for: ' }
const dispute: Words = { zh: '不对', en: 'This is wrong' }

/** Why a decision is as it is: each condition, the fact it met, where the fact comes from and what the rule rests on. */
export function ExplanationList({ reasons }: { readonly reasons: readonly Reason[] }) {
  const say = useSay()
  return (
    <ol className="reasons">
      {reasons.map(({ sentence, verdict, told, fact, limit, citations, disputeHref }) => (
        <li key={say(sentence)}>
          <p className="sentence">
            <Tag {...verdicts[verdict]} />
            {say(sentence)}
          </p>
          {told && <p>{say(told)}</p>}
          {fact && (
            <p>
              <span className="soft">{say(recorded)}</span>
              {say(fact.value)}
              <span className="soft">
                （{say(fact.source)}，{say(fact.asOf)}）
              </span>
            </p>
          )}
          {limit && (
            <p>
              <span className="soft">{say(limitLabel)}</span>
              {say(limit)}
            </p>
          )}
          {citations.length > 0 && <CitationList citations={citations} />}
          {disputeHref && (
            <a className="line-link" href={disputeHref}>
              {say(dispute)}
              <span className="unseen">：{say(sentence)}</span>
            </a>
          )}
        </li>
      ))}
    </ol>
  )
}
