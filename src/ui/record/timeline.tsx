import { type Words, useSay } from '../language.tsx'
import { Tag, type Tone } from '../page/tag.tsx'

type State = 'done' | 'now' | 'next'

export type TimelineStep = {
  readonly state: State
  readonly what: Words
  /** When it happened, or by when it will. */
  readonly when: Words
  /** Who did it or holds it now. */
  readonly who: Words
  readonly detail?: Words
}

const words: Record<State, { readonly label: Words; readonly tone: Tone }> = {
  done: { label: { zh: '已完成', en: 'Done' }, tone: 'good' },
  now: { label: { zh: '正在办', en: 'In progress' }, tone: 'info' },
  next: { label: { zh: '还没到', en: 'Not yet' }, tone: 'plain' },
}

/**
 * What happened, what is happening and what comes next, each with who and by when. Where everything is past, nothing says so
 * again at every step.
 */
export function Timeline({ steps }: { readonly steps: readonly TimelineStep[] }) {
  const say = useSay()
  const isHistory = steps.every(({ state }) => state === 'done')
  return (
    <ol className="timeline">
      {steps.map(({ state, what, when, who, detail }) => (
        <li key={`${say(what)} ${say(when)}`} className={state}>
          <p className="what">
            {say(what)}
            {!isHistory && <Tag {...words[state]} />}
          </p>
          <p className="soft">
            {say(when)} · {say(who)}
          </p>
          {detail && <p>{say(detail)}</p>}
        </li>
      ))}
    </ol>
  )
}
