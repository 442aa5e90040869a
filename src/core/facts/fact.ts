import type { FactDeclaration, Unit, ValueType } from '#engine/ast.ts'
import {
  boolFact,
  dateFact,
  enumFact,
  intFact,
  optionalFact,
  setFact,
  type BoolFact,
  type DateFact,
  type EnumFact,
  type IntFact,
  type OptionalFact,
  type SetFact,
} from '#engine/language.ts'
import type { Text } from '#kernel/text.ts'
import type { SpellSource } from './spell-source.ts'

/** P4 is never in lists, titles, addresses or logs; P3 only under a label and a purpose. */
export type Sensitivity = 'P1' | 'P2' | 'P3' | 'P4'

/**
 * Something known about a person at a time. One statement of it gives the form question, the column
 * of the snapshot, the provenance line and the words of every explanation.
 *
 * `values` is append-only: stored snapshots hold positions, not codes.
 */
export type FactDefinition = FactDeclaration & {
  readonly sensitivity: Sensitivity
  /** Whether the person can do something about it; only such facts are offered as a way to change an outcome. */
  readonly actionable: boolean
  readonly stored: FactSource
}

export type FactSource = { readonly from: 'person'; readonly column: 'birth_on' } | SpellSource

type Stated = {
  readonly id: `${string}.${string}`
  readonly label: Text
  readonly question: Text
  readonly sensitivity: Sensitivity
  readonly actionable?: boolean
  readonly stored: FactSource
}

type WithValues<C extends string> = Stated & { readonly values: Readonly<Record<C, Text>> }
type WithRange = Stated & { readonly range: readonly [number, number]; readonly unit: Unit }

/** Longest span of dates the registry accepts, as epoch days: 1900-01-01 to 2100-12-31. */
const ANY_DAY: readonly [number, number] = [-25_567, 47_846]

export const fact = {
  bool: (stated: Stated): Defined<BoolFact> => defined(declare('bool', stated), boolFact),
  int: (stated: WithRange): Defined<IntFact> => defined(declare('int', stated), intFact),
  date: (stated: Stated): Defined<DateFact> =>
    defined(declare('date', { ...stated, range: ANY_DAY }), dateFact),
  enum: <C extends string>(stated: WithValues<C>): Defined<EnumFact<C>> =>
    defined(declare('enum', stated), (declaration) => enumFact<C>(declaration)),
  set: <C extends string>(stated: WithValues<C>): Defined<SetFact<C>> =>
    defined(declare('set', stated), (declaration) => setFact<C>(declaration)),
  optionalInt: (stated: WithRange): Defined<OptionalFact<'int'>> =>
    defined(declare('int', stated, true), (declaration) => optionalFact<'int'>(declaration)),
  optionalDate: (stated: Stated): Defined<OptionalFact<'date'>> =>
    defined(declare('date', { ...stated, range: ANY_DAY }, true), (declaration) =>
      optionalFact<'date'>(declaration),
    ),
}

export type Defined<F> = F & { readonly definition: FactDefinition }

function defined<F extends object>(
  definition: FactDefinition,
  make: (declaration: FactDeclaration) => F,
): Defined<F> {
  return { ...make(definition), definition }
}

function declare(
  type: ValueType,
  stated: Stated & {
    range?: readonly [number, number]
    unit?: Unit
    values?: Readonly<Record<string, Text>>
  },
  optional = false,
): FactDefinition {
  const { values, actionable = false, ...rest } = stated
  return {
    ...rest,
    type,
    optional,
    actionable,
    ...(values ? { values: Object.entries(values).map(([code, label]) => ({ code, label })) } : {}),
  }
}
