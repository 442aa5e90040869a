import type { ReactNode } from 'react'
import { type Words, useSay } from '../language.tsx'

/** `main` is the one thing to do on this page; everything else is `other`. */
export type Weight = 'main' | 'other'

type ButtonProps = {
  readonly label: Words
  /** Whom or what it is about, for the ear, where several buttons read alike. */
  readonly about?: string
  readonly weight?: Weight
  readonly name?: string
  readonly value?: string
  /** Sends the form somewhere else than its usual action. */
  readonly formAction?: string
}

/** Submits its form. There is no disabled state: a button that cannot work yet says why after it is pressed. */
export function Button({ label, about, weight = 'main', name, value, formAction }: ButtonProps) {
  const say = useSay()
  return (
    <button type="submit" className={classFor(weight)} name={name} value={value} formAction={formAction}>
      {say(label)}
      {about !== undefined && <About words={about} />}
    </button>
  )
}

/** Goes somewhere; anything that changes something is a Button. */
export function LinkButton({
  label,
  about,
  href,
  weight = 'main',
}: {
  readonly label: Words
  readonly about?: string
  readonly href: string
  readonly weight?: Weight
}) {
  const say = useSay()
  return (
    <a className={classFor(weight)} href={href}>
      {say(label)}
      {about !== undefined && <About words={about} />}
    </a>
  )
}

function About({ words }: { readonly words: string }) {
  return (
    <span className="unseen" translate="no">
      ：{words}
    </span>
  )
}

export function Actions({ children }: { readonly children: ReactNode }) {
  return <div className="actions">{children}</div>
}

function classFor(weight: Weight): string {
  return weight === 'main' ? 'button' : 'button other'
}
