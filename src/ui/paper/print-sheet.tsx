import type { ReactNode } from 'react'
import { type Words, useSay } from '../language.tsx'

type Props = {
  readonly title: Words
  readonly issuer: Words
  readonly number: string
  readonly issuedOn: Words
  /** Who signs, in order. */
  readonly signatures: readonly Words[]
  /** How somebody else can check that this paper is real. */
  readonly verify: Words
  /** On a page that is only this paper, its title is the h1. */
  readonly isPageHeading?: boolean
  readonly children: ReactNode
}

const signaturesLabel: Words = { zh: '签字', en: 'Signatures' }

/** A paper in A4: a letter, an approval form, a certificate. What is on the screen is what is printed. */
export function PrintSheet(sheet: Props) {
  const { title, issuer, number, issuedOn, signatures, verify, isPageHeading = false, children } = sheet
  const say = useSay()
  const Heading = isPageHeading ? 'h1' : 'h2'
  return (
    <article className="sheet">
      <header>
        <Heading>{say(title)}</Heading>
        <p className="number">
          {say(issuer)} · {number}
        </p>
      </header>
      {children}
      {signatures.length > 0 && (
        <ul className="signatures" aria-label={say(signaturesLabel)}>
          {signatures.map((signature) => (
            <li key={say(signature)}>{say(signature)}</li>
          ))}
        </ul>
      )}
      <footer>
        <p>{say(issuedOn)}</p>
        <p className="soft">{say(verify)}</p>
      </footer>
    </article>
  )
}
