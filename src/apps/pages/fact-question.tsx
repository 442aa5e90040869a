import { type WrittenAnswer } from '#core/facts/answer.ts'
import type { FactDefinition } from '#core/facts/fact.ts'
import { vocabulary } from '#core/facts/person.ts'
import type { Text } from '#kernel/text.ts'
import type { PageRequest } from '#platform/http.ts'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import { DateQuestion } from '#ui/question/date-question.tsx'
import { ManyQuestion } from '#ui/question/many-question.tsx'
import { MoneyQuestion } from '#ui/question/money-question.tsx'
import { NumberQuestion } from '#ui/question/number-question.tsx'
import type { Choice } from '#ui/question/option.tsx'
import { unitWords } from './unit-words.ts'

type Props = {
  readonly fact: FactDefinition
  readonly why: Text
  readonly error?: Text | undefined
  readonly typed?: PageRequest['form']
  /** On a page of its own the question is the h1. */
  readonly isPageHeading?: boolean
}

const name = 'value'

/** The question of a fact, in the form its values take. */
export function FactQuestion({ fact, why, error, typed = {}, isPageHeading = true }: Props) {
  const asked = { name, question: fact.question, why, error, isPageHeading }
  switch (fact.type) {
    case 'bool':
      return (
        <ChoiceQuestion
          {...asked}
          choices={[
            { value: 'yes', label: { zh: '是', en: 'Yes' } },
            { value: 'no', label: { zh: '不是', en: 'No' } },
          ]}
        />
      )
    case 'enum': {
      const [first, second, ...rest] = choicesOf(fact)
      if (!first || !second) throw new Error(`"${fact.id}" has fewer than two values`)
      return <ChoiceQuestion {...asked} choices={[first, second, ...rest]} />
    }
    case 'set': {
      const [first, ...rest] = choicesOf(fact)
      if (!first) throw new Error(`"${fact.id}" has no values`)
      return <ManyQuestion {...asked} choices={[first, ...rest]} />
    }
    case 'date':
      return (
        <DateQuestion
          {...asked}
          value={{
            year: one(typed[`${name}-year`]),
            month: one(typed[`${name}-month`]),
            day: one(typed[`${name}-day`]),
          }}
        />
      )
    case 'int':
      return fact.unit === 'fen' ? (
        <MoneyQuestion {...asked} value={one(typed[name])} />
      ) : (
        <NumberQuestion {...asked} unit={unitWords[fact.unit ?? 'count']} value={one(typed[name])} />
      )
  }
}

function choicesOf({ values = [] }: FactDefinition): Choice[] {
  return values.map(({ code, label }) => ({ value: code, label }))
}

/** What was typed or chosen for a question, written as an answer. */
export function answerTyped({ type }: FactDefinition, form: PageRequest['form']): WrittenAnswer {
  const parts = ['year', 'month', 'day'].map((part) => one(form[`${name}-${part}`])?.trim() ?? '')
  if (type === 'date' && parts.some((part) => part !== ''))
    return parts.map((part, at) => part.padStart(at === 0 ? 4 : 2, '0')).join('-')
  return [form[name] ?? ''].flat().join(',')
}

/** Answers given before, carried along in the form; what is not a fact of ours is left out. */
export function answersCarried(form: PageRequest['form']): ReadonlyMap<FactDefinition, WrittenAnswer> {
  const carried = [form['answer'] ?? []].flat().map((pair) => pair.split('=', 2))
  return new Map(
    carried.flatMap(([id = '', written = '']) => {
      const fact = vocabulary[id]
      return fact ? [[fact, written]] : []
    }),
  )
}

function one(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0]
}

/** Three by name and how many there are in all: a question is read aloud before its answers. */
export function namedBriefly(names: readonly Text[]): Text {
  const named = names.length > 4 ? names.slice(0, 3) : names
  const [zh, en] = [named.map((name) => name.zh).join('、'), named.map((name) => name.en).join(', ')]
  if (named.length === names.length) return { zh, en }
  return { zh: `${zh}等 ${names.length} 项`, en: `${en} and ${names.length - 3} more` }
}
