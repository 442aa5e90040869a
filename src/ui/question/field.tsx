import type { ReactNode } from 'react'
import { type Words, useSay } from '../language.tsx'

/** What every question has, whatever its answer looks like. */
export type Question = {
  /** Name of the answer in the form, and id of the first thing to fill in. */
  readonly name: string
  readonly question: Words
  /** Nobody is asked anything without being told which decision needs it. */
  readonly why: Words
  readonly error?: Words | undefined
  /** On a page of its own the question is the h1. */
  readonly isPageHeading?: boolean
}

const errorPrefix: Words = { zh: '错误：', en: 'Error: ' }

/** Ids of the sentences that describe the answer: why it is asked, and what is wrong with it. */
export function describedBy({ name, error }: Question): string {
  return error ? `${name}-why ${name}-error` : `${name}-why`
}

/** One input under its label. */
export function Field({ asked, children }: { readonly asked: Question; readonly children: ReactNode }) {
  const say = useSay()
  const label = <label htmlFor={asked.name}>{say(asked.question)}</label>
  return (
    <div className={asked.error ? 'field wrong' : 'field'}>
      {asked.isPageHeading ? <h1>{label}</h1> : label}
      <Explained asked={asked} />
      {children}
    </div>
  )
}

/** Several inputs that answer one question together. */
export function FieldGroup({ asked, children }: { readonly asked: Question; readonly children: ReactNode }) {
  const say = useSay()
  const question = say(asked.question)
  return (
    <div className={asked.error ? 'field wrong' : 'field'}>
      <fieldset aria-describedby={describedBy(asked)}>
        <legend>{asked.isPageHeading ? <h1>{question}</h1> : question}</legend>
        <Explained asked={asked} />
        {children}
      </fieldset>
    </div>
  )
}

function Explained({ asked: { name, why, error } }: { readonly asked: Question }) {
  const say = useSay()
  return (
    <>
      <p className="why" id={`${name}-why`}>
        {say(why)}
      </p>
      {error && (
        <p className="field-message" id={`${name}-error`}>
          {say(errorPrefix)}
          {say(error)}
        </p>
      )}
    </>
  )
}
