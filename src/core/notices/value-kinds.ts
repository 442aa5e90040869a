import { z } from 'zod'
import { findArticle, type Citation } from '#core/citations/citation.ts'
import { findDocument } from '#core/citations/document-index.ts'
import type { Fen } from '#kernel/money.ts'
import { type Month, parseMonth } from '#kernel/month.ts'
import { type PlainDate, parsePlainDate } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import { sensitiveIn } from './wording.ts'

/**
 * One kind of value a notice speaks of. What does not fit the schema is refused when the notice is sent, so a form that
 * bears the extremes bears everything.
 */
export type ValueKind<T> = {
  readonly schema: z.ZodType<T>
  /** The plainest first, then the longest and the most awkward. */
  readonly extremes: readonly [T, ...T[]]
}

/** What a benefit is called: in full where only the person reads it, and in a name that betrays nothing. */
export type Named = { readonly full: Text; readonly plain: Text }

/** The plain name of a benefit is its easy-read one, where it has one. */
export function namesOf({ name: { zh, en, easy = zh } }: { readonly name: Text }): Named {
  return { full: { zh, en }, plain: { zh: easy, en } }
}

const words = (mostZh: number, mostEn: number) =>
  z.strictObject({ zh: z.string().min(1).max(mostZh), en: z.string().min(1).max(mostEn) })

const harmless = (mostZh: number, mostEn: number) =>
  words(mostZh, mostEn).refine((each) => sensitiveIn(each).length === 0, 'says what a push must not say')

export const named: ValueKind<Named> = {
  schema: z.strictObject({ full: words(16, 60), plain: harmless(10, 38) }),
  extremes: [
    { full: { zh: '示例待遇', en: 'Example benefit' }, plain: { zh: '示例待遇', en: 'Example benefit' } },
    {
      full: {
        zh: '名称长得不能再长的重度残疾人示例',
        en: 'Example of the longest name for the severely disabled people',
      },
      plain: { zh: '名称最长的一个示例项', en: 'An example of what the longest name is' },
    },
  ],
}

/** An office in as few words as it goes by: 民政部门. */
export const office: ValueKind<Text> = {
  schema: harmless(6, 16),
  extremes: [
    { zh: '某部门', en: 'an office' },
    { zh: '名称长的部门', en: 'a longest office' },
  ],
}

/** A sentence for the person alone, as the explanation of a decision gives it; may say anything about them. */
export const sentence: ValueKind<Text> = {
  schema: words(600, 1500),
  extremes: [
    { zh: '示例的原因。', en: 'An example of a reason.' },
    {
      zh: '残疾类别是精神残疾，等级是三级（残疾人证系统，2026年11月3日起），不在范围内。',
      en: 'The category is mental disability and the level is 3 (disability certificate system, since 3 November 2026), which is not covered.',
    },
  ],
}

/** What a question or an objection is about, for the person alone: 残疾等级. */
export const topic: ValueKind<Text> = {
  schema: words(12, 60),
  extremes: [
    { zh: '示例', en: 'the example' },
    { zh: '残疾类别里名字最长的一项', en: 'the one category of disability with the longest names of all' },
  ],
}

export const money: ValueKind<Fen> = {
  schema: z.int().min(1).max(10_000_000),
  extremes: [50_000, 9_999_999, 10_000_000, 5],
}

export const month: ValueKind<Month> = {
  schema: z.int().refine((value) => value > 0),
  extremes: [monthNamed('2026-12'), monthNamed('2027-09')],
}

export const date: ValueKind<PlainDate> = {
  schema: z.string().refine((value) => parsePlainDate(value) !== undefined),
  extremes: ['2026-12-10', '2027-09-30'],
}

/** The last four digits of an account; never more of it. */
export const accountTail: ValueKind<string> = {
  schema: z.string().regex(/^\d{4}$/),
  extremes: ['4417'],
}

/** What shows that a telephone is in the hands of its owner. */
export const oneTimeCode: ValueKind<string> = {
  schema: z.string().regex(/^\d{6}$/),
  extremes: ['482913'],
}

export const minutes: ValueKind<number> = { schema: z.int().min(1).max(60), extremes: [10, 60] }

/** What a decision rests on; only what the index of sources knows. */
export const citations: ValueKind<readonly Citation[]> = {
  schema: z
    .array(z.strictObject({ document: z.string(), article: z.int().optional() }))
    .min(1)
    .transform((all): readonly Citation[] =>
      all.map(({ document, article }) => ({ document, ...(article !== undefined && { article }) })),
    )
    .refine((all) => all.every(isInIndex), 'is not in the law index'),
  extremes: [[{ document: 'zj-social-assistance', article: 50 }], [{ document: 'two-subsidies-zj-2021' }]],
}

export function oneOf<const Code extends string>(first: Code, ...others: readonly Code[]): ValueKind<Code> {
  return { schema: z.enum([first, ...others]), extremes: [first, ...others] }
}

export function orNone<T>({ schema, extremes }: ValueKind<T>): ValueKind<T | null> {
  return { schema: schema.nullable(), extremes: [...extremes, null] }
}

function isInIndex(citation: Citation): boolean {
  if (!findDocument(citation.document)) return false
  return citation.article === undefined || findArticle(citation) !== undefined
}

function monthNamed(text: string): Month {
  const found = parseMonth(text)
  if (found === undefined) throw new Error(`"${text}" is not a month`)
  return found
}
