import type { PlainDate } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import type { Identity } from '#core/registry/identity.ts'
import type { CitizenId, RowReader } from './row-reader.ts'
import type { SourceCode } from './sources.ts'

/** A header and the other ways offices write it; the first is the one we use ourselves. */
type Headers<Field extends string> = Readonly<Record<Field, readonly [string, ...string[]]>>

type ColumnType = 'text' | 'int2' | 'int4' | 'int8' | 'date' | 'text[]'

type CellValue = string | number | readonly string[] | undefined

/** One fact for a span of time, `until` excluded, as a row states it. */
export type Spell = {
  readonly from: PlainDate
  readonly until?: PlainDate | undefined
  readonly values: Readonly<Record<string, CellValue>>
}

export type Kind<Field extends string> = {
  readonly id: string
  readonly title: Text
  readonly headers: Headers<Field>
  /** Without these columns the file is not read at all. */
  readonly needs: readonly Field[]
  /** The authority whose record this is; also who is meant where the hand-over list does not say. */
  readonly keptBy: SourceCode
}

/** A kind of file whose rows are facts about one person over time, landing in one table of the registry. */
export type SpellKind<Field extends string = string> = Kind<Field> & {
  readonly table: string
  readonly columns: Readonly<Record<string, ColumnType>>
  /** The column that lets a person have several of these at once. */
  readonly apart?: string
  /** A later row ends an earlier one by itself: a new certificate, a new assessment. */
  readonly replaces?: {
    /** SQL that is true for a stored spell a later row begins with, not for what merely follows from its end. */
    readonly begins: string
  }
  /** Rows carry the number of a certificate, which is kept as one of the person's identifiers. */
  readonly numbered?: boolean
  /** Whoever a newer complete list leaves out no longer has it. */
  readonly endsByAbsence?: boolean
  /** Rows that only together say something: one of them refused makes it unknown for all of them. */
  readonly together?: {
    readonly column: string
    read(row: RowReader<Field>, identity: Identity): number | undefined
  }
  /** Happens once to a person: a later statement replaces an earlier one whole. */
  readonly once?: boolean
  /** Rows may be about people nobody knew: other members of a household. */
  readonly introduces?: boolean
  /** The facts of one row; what is wrong with the row is said to `row`. */
  read(row: RowReader<Field>, person: CitizenId, identity: Identity): readonly Spell[]
}
