import { type Words, useSay } from '../language.tsx'

/** A sentence around the one number that matters on this page. */
export function FigureSentence({
  before,
  figure,
  after,
}: {
  readonly before: Words
  readonly figure: string
  readonly after: Words
}) {
  const say = useSay()
  return (
    <p className="figure-sentence">
      {say(before)}
      <strong>{figure}</strong>
      {say(after)}
    </p>
  )
}
