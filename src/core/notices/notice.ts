import type { Citation } from '#core/citations/citation.ts'
import type { Text } from '#kernel/text.ts'
import { z } from 'zod'
import type { ValueKind } from './value-kinds.ts'

/** What shows that somebody has been told: that it left us, that it arrived, that it was read or answered. */
export type Reach = 'sent' | 'delivered' | 'read'

/** A letter names what happened, why, what comes next and when, and how to object. */
export type Letter = {
  /** Seen by whoever opens the post: says nothing about the person. */
  readonly title: Text
  readonly happened: readonly Text[]
  readonly reason: readonly Text[]
  readonly next: readonly Text[]
  readonly object: readonly Text[]
  readonly cites: readonly Citation[]
}

/** One notice in words, in every form. A code that is valid for minutes has no letter. */
export type Forms = {
  readonly sms: Text
  readonly letter: Letter | undefined
  readonly spoken: Text
  /** 易读, a line each. */
  readonly easy: readonly Text[]
}

/** A kind of notice; everything that is sent is one of these. */
export type Notice<Values = unknown> = {
  readonly id: string
  /** In the list of messages: says nothing about the person. */
  readonly name: Text
  /** The clause of the plan it serves. */
  readonly plan: `plan:${string}`
  /** As long as this is not shown, we go on: message, voice, visit. */
  readonly reach: Reach
  /** A letter goes out besides the message, because the law wants it in writing. */
  readonly isOnPaper: boolean
  /** Whether the answer 1 to the message means that something is wrong. */
  readonly takesReply: boolean
  /** Asked for by the person at this moment: not kept from them in their quiet hours, useless after so many minutes, and
   * its values never stored in clear. */
  readonly validMinutes?: number
  /** Throws on values it cannot speak of. */
  parse(values: unknown): Values
  formsOf(values: unknown): Forms
  /** The values by which it is tested: every extreme of every kind, with every other. */
  extremes(): Iterable<Values>
}

type Kinds = Readonly<Record<string, ValueKind<unknown>>>
type ValuesOf<K extends Kinds> = {
  readonly [Name in keyof K]: K[Name] extends ValueKind<infer Value> ? Value : never
}

type Stated<K extends Kinds> = {
  readonly id: string
  readonly name: Text
  readonly plan: `plan:${string}`
  readonly values: K
  readonly reach: Reach
  readonly isOnPaper?: true
  readonly takesReply?: true
  sms(values: ValuesOf<K>): Text
  spoken(values: ValuesOf<K>): Text
  easy(values: ValuesOf<K>): readonly Text[]
} & (
  | { letter(values: ValuesOf<K>): Letter; readonly validMinutes?: never }
  | { readonly letter?: never; readonly validMinutes: number }
)

/** States a notice: all its forms as functions of typed values. `test/every-notice.test.ts` holds what they may say. */
export function notice<const K extends Kinds>(stated: Stated<K>): Notice<ValuesOf<K>> {
  const { id, name, plan, values: kinds, reach, validMinutes } = stated
  const schema = z.strictObject(
    Object.fromEntries(Object.entries(kinds).map(([field, { schema: one }]) => [field, one])),
  )
  const parse = (values: unknown): ValuesOf<K> => schema.parse(values) as ValuesOf<K>
  return {
    id,
    name,
    plan,
    reach,
    isOnPaper: stated.isOnPaper ?? false,
    takesReply: stated.takesReply ?? false,
    ...(validMinutes !== undefined && { validMinutes }),
    parse,
    formsOf(given) {
      const values = parse(given)
      return {
        sms: stated.sms(values),
        letter: stated.letter?.(values),
        spoken: stated.spoken(values),
        easy: stated.easy(values),
      }
    },
    *extremes() {
      for (const values of combined(Object.entries(kinds))) yield parse(values)
    },
  }
}

function* combined(kinds: readonly (readonly [string, ValueKind<unknown>])[]): Generator<object> {
  const [first, ...others] = kinds
  if (!first) return void (yield {})
  const [field, { extremes }] = first
  for (const rest of combined(others)) for (const value of extremes) yield { [field]: value, ...rest }
}

/** The ways to object, in every letter in the same words. */
export const waysToObject: readonly Text[] = [
  {
    zh: '觉得不对，请登录甬助，在那一条旁边点“不对”。',
    en: 'If something is not right, sign in to Yongzhu and choose “this is wrong” beside it.',
  },
  { zh: '也可以打 12385，说信上的编号。', en: 'Or call 12385 and give the number of this letter.' },
  {
    zh: '也可以请村（社区）联络员上门帮您写。',
    en: 'Or ask the liaison of your village or community to come and write it down for you.',
  },
]
