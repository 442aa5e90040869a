import { z } from 'zod'
import type { Citation } from '#core/citations/citation.ts'
import { getDocument } from '#core/citations/document-index.ts'
import { findClause } from '#core/citations/plan-index.ts'
import { type Dated, faultsInDated } from '#kernel/dated.ts'
import { type PlainDate, parsePlainDate } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import type { FieldSet, ValuesOf } from './fields.ts'

/** How long a notice stays up, counted from the day after it went up. */
export type Stay = { readonly count: number; readonly unit: 'working-days' | 'days' }

/** What the law lets or makes an office publish about people or units, and for how long: 公示. */
export type Publicity<Fields extends FieldSet = FieldSet> = {
  readonly id: string
  readonly name: Text
  /** The clause of the plan it belongs to. */
  readonly plan: string
  readonly basis: Citation
  readonly audience: Text
  /** Of people only those of age are named, masked; `units` holds no person. */
  readonly about: 'people' | 'units'
  readonly fields: Fields
  /** The field that says where somebody belongs: few in one place show less. */
  readonly groupedBy?: string
  /** Each with the document it rests on; empty only while it waits. */
  readonly stays: Dated<Stay>
  /** Why it cannot be used yet. */
  readonly waitsFor?: Text
}

/** One person or unit as it is brought to a draft. The birth date decides and is never kept; null is unknown. */
export type Line<Fields extends FieldSet = FieldSet> = {
  readonly personId?: number | undefined
  readonly bornOn?: PlainDate | null | undefined
  readonly shown: ValuesOf<Fields>
}

/** Throws, when it is defined, where a notice could not stand on its basis. */
export function publicity<const Fields extends FieldSet>(
  definition: Publicity<Fields> & { readonly groupedBy?: keyof Fields & string },
): Publicity<Fields> {
  const { id, plan, fields, about, groupedBy, stays, basis, waitsFor } = definition
  const refuse = (reason: string): never => {
    throw new Error(`publicity "${id}": ${reason}`)
  }
  if (!/^[a-z0-9-]{3,40}$/.test(id)) refuse('its id is not in kebab-case')
  if (!findClause(plan)) refuse(`there is no clause "${plan}" in the plan`)
  getDocument(basis.document)
  if (Object.keys(fields).length === 0) refuse('it shows nothing')
  if (about === 'units' && Object.values(fields).some(({ detail }) => detail !== undefined))
    refuse('what is told about a person is no field of a unit')
  if (groupedBy !== undefined && !(groupedBy in fields)) refuse(`it has no field "${groupedBy}"`)
  if (waitsFor === undefined && stays.length === 0) refuse('how long it stays up is not stated')
  if (faultsInDated(stays).length > 0) refuse('the days it stays up are not in order')
  for (const { source, value } of stays) {
    getDocument(source)
    if (!Number.isInteger(value.count) || value.count < 1) refuse('it has to stay up for at least a day')
  }
  return definition
}

/** Takes exactly what a line may bring: any other field is refused. */
export function lineSchema({ about, fields }: Publicity): z.ZodType<Line> {
  const shown = z.strictObject(
    Object.fromEntries(Object.entries(fields).map(([key, { takes }]) => [key, takes])),
  )
  const bornOn = z
    .string()
    .refine((date) => parsePlainDate(date) !== undefined)
    .nullable()
  return about === 'people'
    ? z.strictObject({ personId: z.number().int().positive().optional(), bornOn, shown })
    : z.strictObject({ shown })
}
