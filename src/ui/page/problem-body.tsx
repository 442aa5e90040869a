import type { ReactNode } from 'react'
import { type Words, useSay } from '../language.tsx'
import { Actions } from './button.tsx'
import { PhoneLink } from './phone-link.tsx'

type Props = {
  /** What to do now, in the reader's terms. The page's answer has already said what happened. */
  readonly next: Words
  /** Whether anything was lost or changed; an unanswered worry is the worst part of an error page. */
  readonly kept: Words
  /** Read over the phone, so that the person who answers finds the same event. */
  readonly reference?: string | undefined
  readonly phone?: string
  readonly children?: ReactNode
}

const referenceLabel: Words = { zh: '打电话时请报编号：', en: 'When you call, give this number: ' }

/** The body of an error page, below an h1 that says what happened. */
export function ProblemBody({ next, kept, reference, phone, children }: Props) {
  const say = useSay()
  return (
    <>
      <p>{say(next)}</p>
      <p>{say(kept)}</p>
      <Actions>
        {children}
        <PhoneLink phone={phone} />
      </Actions>
      {reference !== undefined && (
        <p>
          {say(referenceLabel)}
          <b className="number">{reference}</b>
        </p>
      )}
    </>
  )
}
