import { type Words, useSay } from '../language.tsx'
import { Button } from '../page/button.tsx'
import type { Choice } from '../question/option.tsx'

type Filter = {
  readonly name: string
  readonly label: Words
  readonly value?: string | undefined
  /** With choices it is a list to choose from, otherwise a field to type in. */
  readonly choices?: readonly Pick<Choice, 'value' | 'label'>[]
}

const apply: Words = { zh: '筛选', en: 'Filter' }
const clear: Words = { zh: '看全部', en: 'Show all' }

/** Narrows the list below. It is a GET form: the address holds the filter and can be kept or sent on. */
export function FilterForm({
  action,
  filters,
  filtered,
}: {
  readonly action: string
  readonly filters: readonly Filter[]
  /** Something is filtered out now, so a way to see everything is shown. */
  readonly filtered: boolean
}) {
  const say = useSay()
  return (
    <form className="filters" method="get" action={action}>
      {filters.map(({ name, label, value, choices }) => (
        <div key={name}>
          <label htmlFor={`filter-${name}`}>{say(label)}</label>
          {choices ? (
            <select id={`filter-${name}`} name={name} defaultValue={value}>
              {choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {say(choice.label)}
                </option>
              ))}
            </select>
          ) : (
            <input
              type="text"
              id={`filter-${name}`}
              name={name}
              defaultValue={value}
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </div>
      ))}
      <Button weight="other" label={apply} />
      {filtered && (
        <a className="line-link" href={action}>
          {say(clear)}
        </a>
      )}
    </form>
  )
}
