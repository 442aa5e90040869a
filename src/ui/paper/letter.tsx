import type { Text } from '#kernel/text.ts'
import { type Words, useSay } from '../language.tsx'
import { PrintSheet } from './print-sheet.tsx'

export type LetterContent = {
  /** Seen by whoever opens the post. */
  readonly title: Text
  readonly to: { readonly name: string; readonly place: Text }
  readonly issuer: Text
  /** What the reader says on the telephone to be helped with this letter. */
  readonly number: string
  readonly issuedOn: Text
  /** The same in easy reading, before everything else. */
  readonly inShort: { readonly heading: Text; readonly lines: readonly Text[] }
  readonly sections: readonly { readonly heading: Text; readonly paragraphs: readonly Text[] }[]
}

const verify: Words = {
  zh: '打 12385 说编号，可以核对这封信是真是假。',
  en: 'Call 12385 and give the number to check that this letter is real.',
}
const salutation = (name: string): Text => ({ zh: `${name}，您好：`, en: `Dear ${name},` })

/** A letter to one person: in short first, then the whole. */
export function Letter({
  letter,
  isPageHeading,
}: {
  readonly letter: LetterContent
  readonly isPageHeading?: boolean
}) {
  const { title, to, issuer, number, issuedOn, inShort, sections } = letter
  const say = useSay()
  const Heading = isPageHeading ? 'h2' : 'h3'
  return (
    <div className="letter">
      <p className="letter-to">
        {say(to.place)}
        <br />
        {to.name}
      </p>
      <PrintSheet
        title={title}
        issuer={issuer}
        number={number}
        issuedOn={issuedOn}
        signatures={[]}
        verify={verify}
        isPageHeading={isPageHeading ?? false}
      >
        <p>{say(salutation(to.name))}</p>
        <section className="letter-short">
          <Heading>{say(inShort.heading)}</Heading>
          <ul>
            {inShort.lines.map((line) => (
              <li key={line.zh}>{say(line)}</li>
            ))}
          </ul>
        </section>
        {sections.map(({ heading, paragraphs }) => (
          <section key={heading.zh}>
            <Heading>{say(heading)}</Heading>
            {paragraphs.map((paragraph) => (
              <p key={paragraph.zh}>{say(paragraph)}</p>
            ))}
          </section>
        ))}
      </PrintSheet>
    </div>
  )
}
