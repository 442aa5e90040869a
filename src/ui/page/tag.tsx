import { type Words, useSay } from '../language.tsx'
import { Mark, type MarkShape } from './mark.tsx'

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info'

/** A state in one or two words; colour and mark repeat what the word says. */
export function Tag({
  label,
  tone = 'plain',
  mark,
}: {
  readonly label: Words
  readonly tone?: Tone
  readonly mark?: MarkShape
}) {
  const say = useSay()
  return (
    <span className={tone === 'plain' ? 'tag' : `tag ${tone}`}>
      {mark && <Mark shape={mark} />}
      {say(label)}
    </span>
  )
}

const unchecked: Words = { zh: '条文待核实', en: 'Text not yet checked', easy: '规定还没核对' }

/** Beside whatever rests on a document nobody here has read. */
export function UncheckedTag() {
  return <Tag label={unchecked} tone="warn" mark="attention" />
}
