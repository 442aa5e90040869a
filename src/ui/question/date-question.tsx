import { type Words, useSay } from '../language.tsx'
import { FieldGroup, type Question } from './field.tsx'

type Part = 'year' | 'month' | 'day'

type Props = Question & {
  readonly value?: { readonly [part in Part]?: string | undefined }
  /** Only where the date is the birthday of the person who types. */
  readonly ownBirthday?: boolean
}

const parts: readonly { readonly part: Part; readonly label: Words; readonly fill: string }[] = [
  { part: 'year', label: { zh: '年', en: 'Year' }, fill: 'bday-year' },
  { part: 'month', label: { zh: '月', en: 'Month' }, fill: 'bday-month' },
  { part: 'day', label: { zh: '日', en: 'Day' }, fill: 'bday-day' },
]

/** A date typed in three fields, sent as `name-year`, `name-month` and `name-day`; no calendar to steer through. */
export function DateQuestion({ value = {}, ownBirthday = false, ...asked }: Props) {
  const say = useSay()
  return (
    <FieldGroup asked={asked}>
      <div className="date-parts">
        {parts.map(({ part, label, fill }) => {
          const id = part === 'year' ? asked.name : `${asked.name}-${part}`
          return (
            <div key={part}>
              <label htmlFor={id}>{say(label)}</label>
              <input
                type="text"
                id={id}
                name={`${asked.name}-${part}`}
                defaultValue={value[part]}
                inputMode="numeric"
                autoComplete={ownBirthday ? fill : 'off'}
                aria-invalid={asked.error ? true : undefined}
                className={part === 'year' ? 'width-4 number' : 'width-2 number'}
              />
            </div>
          )
        })}
      </div>
    </FieldGroup>
  )
}
