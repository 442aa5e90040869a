import type { ReactNode } from 'react'
import { type Words, useSay } from '../language.tsx'

const referenceLabel: Words = { zh: '编号 ', en: 'Reference ' }

/** The one image of the product: a small square seal on finished things, beside what was finished. */
export function Outcome({
  seal,
  reference,
  children,
}: {
  /** Two or four characters. */
  readonly seal: string
  readonly reference: string
  readonly children?: ReactNode
}) {
  const say = useSay()
  return (
    <div className="outcome">
      <Seal characters={seal} />
      <div>
        <p>
          {say(referenceLabel)}
          <b className="number">{reference}</b>
        </p>
        {children}
      </div>
    </div>
  )
}

function Seal({ characters }: { readonly characters: string }) {
  return (
    <div className={characters.length > 2 ? 'seal four' : 'seal'} aria-hidden="true">
      <span>{characters}</span>
    </div>
  )
}
