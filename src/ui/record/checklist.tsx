import { type Words, useSay } from '../language.tsx'
import { Tag } from '../page/tag.tsx'

export type ChecklistItem = {
  readonly what: Words
  /** What is better once it is done. */
  readonly why: Words
  readonly href: string
  readonly done: boolean
}

const done: Words = { zh: '做好了', en: 'Done' }
const todo: Words = { zh: '还没做', en: 'To do' }

/** The few steps that make a new installation, or a new month, ready; in any order, and returned to at will. */
export function Checklist({ items }: { readonly items: readonly ChecklistItem[] }) {
  const say = useSay()
  return (
    <ol className="checklist">
      {items.map((item) => (
        <li key={item.href}>
          <div>
            <a className="line-link" href={item.href}>
              {say(item.what)}
            </a>
            <p className="soft">{say(item.why)}</p>
          </div>
          {item.done ? <Tag label={done} tone="good" mark="yes" /> : <Tag label={todo} />}
        </li>
      ))}
    </ol>
  )
}
