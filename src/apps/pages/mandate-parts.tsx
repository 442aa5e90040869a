import { mandateBases, type MandateScope, mandateScopes, notStanding } from '#core/registry/mandate.ts'
import { listPersonMandates, type NamedMandates } from '#core/registry/mandates.ts'
import type { KnownMandate } from '#core/registry/standing-mandates.ts'
import { formatPlainDate, joinTexts } from '#engine/format-value.ts'
import { type PlainDate, parsePlainDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import { platformProblem } from '#platform/problems.ts'
import { Phrase } from '#ui/language.tsx'
import type { Choice } from '#ui/question/option.tsx'
import type { Here } from './site.tsx'

/** These pages are a colleague’s; the person and whoever acts for them have their own. */
export function readMandates(here: Here, person: string): Promise<NamedMandates> {
  if (!here.actor.may('mandate.record')) throw platformProblem('not-allowed')
  return here.ask(listPersonMandates, { personId: person })
}

export const thisPage = text('谁可以替他办', 'Who may act for them')

/** A mandate line by line, without whose it is. */
export function entriesOf({ basis, relation, scopes, from, standing, until }: KnownMandate) {
  const end = standing.stands ? standing.until : until
  const state = standing.stands ? text('可以办', 'It stands') : notStanding[standing.because]
  return [
    { label: text('现在', 'Now'), value: <Phrase {...state} /> },
    {
      label: text('能办什么', 'What for'),
      value: <Phrase {...scopesWords(scopes)} />,
    },
    { label: text('凭什么', 'On what ground'), value: <Phrase {...mandateBases[basis]} /> },
    ...(isRelation(relation)
      ? [{ label: text('是本人的', 'Who they are'), value: <Phrase {...relations[relation]} /> }]
      : []),
    { label: text('从哪天起', 'Since'), value: <Phrase {...formatPlainDate(from)} /> },
    {
      label: text('到哪天为止', 'Until'),
      value: (
        <Phrase {...(end === undefined ? text('没有写到哪天', 'No end is stated') : formatPlainDate(end))} />
      ),
    },
  ]
}

/** Who a delegate is to the person. */
export const relations = {
  parent: text('父母', 'parent'),
  spouse: text('配偶', 'spouse'),
  child: text('子女', 'child'),
  sibling: text('兄弟姐妹', 'brother or sister'),
  grandparent: text('祖父母、外祖父母', 'grandparent'),
  'other-relative': text('其他亲属', 'another relative'),
  neighbour: text('邻居、朋友', 'neighbour or friend'),
  committee: text('居委会、村委会', 'residents’ or villagers’ committee'),
  other: text('其他', 'other'),
} as const satisfies Record<string, Text>

export function isRelation(code: string): code is keyof typeof relations {
  return Object.hasOwn(relations, code)
}

export function choicesOf(words: Readonly<Record<string, Text>>): readonly [Choice, Choice, ...Choice[]] {
  const [first, second, ...rest] = Object.entries(words).map(([value, label]) => ({ value, label }))
  if (!first || !second) throw new Error('a question with fewer than two answers')
  return [first, second, ...rest]
}

export const aDate = text('请写成 2026-12-01', 'Write it as 2026-12-01')
export const isDate = (typed: string) => parsePlainDate(typed) !== undefined
export const isWords = (typed: string) => [...typed.trim()].length >= 2

/** It stands, or begins one day. */
export function mayStillCount({ standing }: KnownMandate): boolean {
  return standing.stands || standing.because === 'not-begun'
}

/** One that has not begun ends on the day it was to begin, and so never counts. */
export function lastingUntil({ from }: KnownMandate, today: PlainDate): PlainDate {
  return from > today ? from : today
}

export function scopesWords(scopes: readonly MandateScope[]): Text {
  return joinTexts(
    scopes.map((scope) => mandateScopes[scope]),
    '、',
    ', ',
  )
}
