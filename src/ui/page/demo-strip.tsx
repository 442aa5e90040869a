import { type Words, useSay } from '../language.tsx'

const demo: Words = {
  zh: '演示数据：这里的人和数都是编出来的。',
  en: 'Demonstration data: the people and figures here are made up.',
}
const label: Words = { zh: '演示', en: 'Demonstration' }

/** Shown on every page, and printed on every sheet, of a trial. */
export function DemoStrip() {
  const say = useSay()
  return (
    <aside className="demo-strip" aria-label={say(label)}>
      <p className="wrap">
        <small>{say(demo)}</small>
      </p>
    </aside>
  )
}
