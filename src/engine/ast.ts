import type { PlainDate } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'

/**
 * The rules language as data: one typed tree that every reader (evaluate, kernel, SQL) takes as it is.
 *
 * A tree holds no loops, recursion, clock or input and output, so it always ends and can be stored,
 * hashed and replayed. Build trees with `language.ts`; what each node means, unknowns included, is
 * stated once in `truth-table.ts`.
 */
export type Node = Note &
  (
    | { readonly kind: 'literal'; readonly type: 'bool'; readonly value: boolean }
    | { readonly kind: 'literal'; readonly type: 'int' | 'date'; readonly value: number }
    | { readonly kind: 'literal'; readonly type: 'enum'; readonly value: string }
    | FactNode
    | { readonly kind: 'applies'; readonly fact: FactNode }
    | { readonly kind: 'applied'; readonly fact: FactNode }
    | WhenAppliesNode
    | { readonly kind: 'isKnown'; readonly fact: FactNode }
    | { readonly kind: 'parameter'; readonly parameter: string; readonly by?: Node }
    | { readonly kind: 'month' }
    | { readonly kind: 'calendarMonth' }
    | { readonly kind: 'day'; readonly at: Instant }
    | {
        readonly kind: 'compare'
        readonly op: CompareOp
        readonly left: Node
        readonly right: Node
      }
    | { readonly kind: 'in'; readonly of: Node; readonly values: readonly (number | string)[] }
    | { readonly kind: 'hasAny'; readonly of: Node; readonly values: readonly string[] }
    | { readonly kind: 'and' | 'or'; readonly of: readonly Node[] }
    | { readonly kind: 'not'; readonly of: Node }
    | EstablishedNode
    | { readonly kind: 'add' | 'subtract' | 'multiply'; readonly left: Node; readonly right: Node }
    | { readonly kind: 'divRound'; readonly of: Node; readonly by: number; readonly rounding: Rounding }
    | { readonly kind: 'sum' | 'min' | 'max'; readonly of: readonly Node[] }
    | { readonly kind: 'choose'; readonly branches: readonly Branch[]; readonly otherwise: Node }
    | {
        readonly kind: 'table'
        readonly of: Node
        readonly rows: readonly (readonly [number | string, Node])[]
        readonly otherwise?: Node
      }
    | { readonly kind: 'age'; readonly birth: Node; readonly at: Instant }
    | { readonly kind: 'monthsBetween'; readonly from: Node; readonly to: Node }
    | {
        readonly kind: 'members'
        readonly relation: 'household'
        readonly op: 'any' | 'count' | 'sum'
        readonly of: Node
      }
    | { readonly kind: 'previous'; readonly output: string }
    | { readonly kind: 'cap'; readonly of: Node; readonly limit: Node }
    | ExclusiveNode
    | { readonly kind: 'named'; readonly id: string; readonly of: Node }
  )

export type NodeKind = Node['kind']

export type CompareOp = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'

/** How a division that does not come out even is settled; halves go away from zero. */
export type Rounding = 'half-up' | 'down' | 'up'

export type ValueType = 'bool' | 'int' | 'date' | 'enum' | 'set'

/**
 * A day named relative to the month that is being decided: its first or its last day, or that of a
 * month `monthsBack` earlier. A fact is always read as of one such day.
 */
export type Instant = { readonly monthsBack: number; readonly day: 'first' | 'last' }

export type FactNode = Note & { readonly kind: 'fact'; readonly fact: string; readonly at: Instant }

/** `then` may use `applied` nodes of the same fact and instant; nothing else may. */
export type WhenAppliesNode = Note & {
  readonly kind: 'whenApplies'
  readonly fact: FactNode
  readonly then: Node
  readonly otherwise: Node
}

/**
 * True where the condition is true, false where it is false or unknown: the one place where unknown ends.
 * It says which of two known answers to take (what was so at the month's start, if that is certain);
 * it must never decide by itself whether somebody is entitled.
 */
export type EstablishedNode = Note & { readonly kind: 'established'; readonly of: Node }

export type Branch = { readonly when: Node; readonly then: Node }

/**
 * What one member of a group of amounts comes to once the group's rule is applied.
 *
 * `take-higher`: the highest member keeps its amount, the first of equals wins, the others get 0.
 * `deny`: 0 as soon as any other member is above 0. `elect`: where more than one is above 0 only the
 * elected one keeps its amount; `election` holds the id of a member, in the order of `ids`.
 */
export type ExclusiveNode = Note & {
  readonly kind: 'exclusive'
  readonly mode: 'take-higher' | 'deny' | 'elect'
  readonly ids: readonly string[]
  readonly members: readonly Node[]
  readonly index: number
  readonly election?: Node
}

/** Carried by any node: where the law says so, what to call it, and the code of the reason it gives. */
export type Note = {
  readonly cites?: readonly CitationRef[]
  readonly label?: Text
  readonly code?: string
}

/** Names a document of the law index, and an article only where the document has been read. */
export type CitationRef = { readonly document: string; readonly article?: number }

/** The unit a number is shown in; a fen is a hundredth of a yuan. */
export type Unit = 'fen' | 'months' | 'years' | 'age' | 'people' | 'percent' | 'count' | 'level' | 'times'

/** What the language must know of a fact. `values` is append-only: its order is the stored code. */
export type FactDeclaration = {
  readonly id: string
  readonly label: Text
  readonly question: Text
  readonly type: ValueType
  /** True where the fact may not apply to a person at all, which is not the same as unknown. */
  readonly optional: boolean
  readonly values?: readonly { readonly code: string; readonly label: Text }[]
  /** Lowest and highest value, both included; for a date, epoch days. Money ranges are proven from it. */
  readonly range?: readonly [number, number]
  readonly unit?: Unit
}

export type Scope = 'national' | 'zhejiang' | 'zhejiang-except-ningbo' | 'ningbo'

/** A figure an authority sets. Undefined on a date means unknown, never nought. */
export type ParameterDeclaration = {
  readonly id: string
  readonly label: Text
  readonly unit: Unit
  readonly range: readonly [number, number]
  readonly values: readonly ParameterValue[]
}

export type ParameterValue = {
  readonly from: PlainDate
  readonly until?: PlainDate
  readonly scope: Scope
  /** A district's own figure; it goes before the city's. */
  readonly key?: string
  readonly value: number
  readonly source: CitationRef
  /** False until somebody has compared the figure with the official text: shown as 待核实. */
  readonly checked: boolean
}

/** Everything a reader needs to decide: no reader looks anywhere else. */
export type RuleSet = {
  readonly facts: Readonly<Record<string, FactDeclaration>>
  readonly parameters: Readonly<Record<string, ParameterDeclaration>>
  readonly outputs: Readonly<Record<string, Node>>
}

/** Version of the meaning of the nodes; stored with every published rule so that a replay can refuse. */
export const SEMANTICS_VERSION = 1
