import type { Sex } from '#kernel/citizen-id.ts'
import { type EpochDay, plainDateOf } from '#kernel/plain-date.ts'
import type { FileKind, OfficeRow } from './office-files.ts'
import type { Random } from './random.ts'

export type Identity = {
  readonly name: string
  readonly citizenId: string
  readonly sex: Sex
  readonly birthOn: EpochDay
}

/**
 * A row as it became known on a day. Later news with the same person and distinguishing columns corrects it; news known
 * after the last month is not yet in any file.
 */
export type News = {
  readonly kind: FileKind
  readonly about: Pick<Identity, 'name' | 'citizenId'>
  readonly knownOn: EpochDay
  readonly row: Readonly<Record<string, string | undefined>>
}

export function newsOf<Kind extends FileKind>(
  kind: Kind,
  about: Pick<Identity, 'name' | 'citizenId'>,
  knownOn: EpochDay,
  row: OfficeRow<Kind>,
): News {
  return { kind, about, knownOn, row }
}

/** Most things are known within three weeks; one in twenty-five is late news. */
export function heardOf(happenedOn: EpochDay, random: Random): EpochDay {
  return happenedOn + (random.chance(0.04) ? random.between(35, 80) : random.below(21))
}

/** Something that lasts from a day; `until` is the first day it no longer does. */
export type Span = {
  readonly from: EpochDay
  readonly knownOn: EpochDay
  readonly ended?: { readonly until: EpochDay; readonly knownOn: EpochDay } | undefined
}

type SpanKind = {
  [Kind in FileKind]: OfficeRow<Kind> extends { readonly from?: string; readonly to?: string } ? Kind : never
}[FileKind]

/** A span as a file tells it: first open, then, once its end is known, with its last day. */
export function spanNews<Kind extends SpanKind>(
  kind: Kind,
  about: Pick<Identity, 'name' | 'citizenId'>,
  { from, knownOn, ended }: Span,
  row: OfficeRow<Kind>,
): News[] {
  const open = { ...row, from: plainDateOf(from) }
  if (ended && ended.until <= from) return []
  if (!ended) return [{ kind, about, knownOn, row: open }]
  const closed = { ...open, to: plainDateOf(ended.until - 1) }
  return [
    { kind, about, knownOn, row: open },
    { kind, about, knownOn: Math.max(knownOn, ended.knownOn), row: closed },
  ]
}
