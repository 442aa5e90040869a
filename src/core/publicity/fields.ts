import { z } from 'zod'
import { type Citation, findArticle } from '#core/citations/citation.ts'
import { formatMoney } from '#kernel/money.ts'
import { type Text, text } from '#kernel/text.ts'
import { maskName, type MaskStyle } from '#kernel/mask-name.ts'

/** A field that may stand in a notice: what it takes and how it is shown. There is no field that shows what it was given. */
export type Field<Value = unknown> = {
  readonly label: Text
  readonly takes: z.ZodType<Value>
  show(value: Value): string
  /** What tells more about somebody than that they are on the list; left out where few stand together. */
  readonly detail?: 'category' | 'level' | 'amount'
}

export type FieldSet = Readonly<Record<string, Field>>

/** The values one line brings for these fields, no more and no less. */
export type ValuesOf<Fields extends FieldSet> = {
  readonly [Key in keyof Fields]: Fields[Key] extends Field<infer Value> ? Value : never
}

const name = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^\P{N}+$/u)
/** Names of places and units: letters and the few signs they are written with, so that no number can come along. */
const placeName = z
  .string()
  .trim()
  .regex(/^[\p{Script=Han}·()（）]{2,30}$/u)
const unitName = z
  .string()
  .trim()
  .regex(/^[\p{L}·()（）&.\- ]{2,60}$/u)

export function maskedName(style: MaskStyle): Field<string> {
  return { label: text('姓名', 'Name'), takes: name, show: (given) => maskName(given, style) }
}

export function village(): Field<string> {
  return { label: text('村（社区）', 'Village or community'), takes: placeName, show: (given) => given }
}

export function unit(): Field<string> {
  return { label: text('单位名称', 'Unit'), takes: unitName, show: (given) => given }
}

/** One of a few outcomes; free text cannot enter a notice. */
export function outcome<const Code extends string>(
  label: Text,
  outcomes: Readonly<Record<Code, Text>>,
): Field<Code> {
  const codes = Object.keys(outcomes) as [Code, ...Code[]] // the keys of the record themselves
  return { label, takes: z.enum(codes), show: (code) => outcomes[code].zh }
}

const categories = {
  visual: '视力',
  hearing: '听力',
  speech: '言语',
  physical: '肢体',
  intellectual: '智力',
  mental: '精神',
  multiple: '多重',
} as const
type Category = keyof typeof categories

/** Throws unless the article that demands it has been read: without it the category is nobody's business. */
export function category(demandedBy: Citation): Field<Category> {
  assertRead(demandedBy, 'category')
  const codes = Object.keys(categories) as [Category, ...Category[]] // the keys of the record themselves
  return {
    label: text('类别', 'Category'),
    takes: z.enum(codes),
    show: (code) => categories[code],
    detail: 'category',
  }
}

/** Throws unless the article that demands it has been read. */
export function level(demandedBy: Citation): Field<number> {
  assertRead(demandedBy, 'level')
  return {
    label: text('等级', 'Level'),
    takes: z.number().int().min(1).max(4),
    show: (value) => `${'一二三四'[value - 1] ?? ''}级`,
    detail: 'level',
  }
}

/** Fen. Throws unless the article that demands it has been read. */
export function amount(demandedBy: Citation): Field<number> {
  assertRead(demandedBy, 'amount')
  return {
    label: text('金额', 'Amount'),
    takes: z.number().int().nonnegative(),
    show: formatMoney,
    detail: 'amount',
  }
}

function assertRead(demandedBy: Citation, field: string): void {
  if (!findArticle(demandedBy))
    throw new Error(`a notice may show the ${field} only where an article that was read demands it`)
}
