import type { z } from 'zod'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Actor } from '#platform/actor.ts'
import type { DeclaredProblems, MakeProblem } from '#platform/problem.ts'
import { platformProblem } from '#platform/problems.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** What an operation adds to its audit entry. */
export type AuditNotes = {
  /** The persons it was about or showed. */
  subjects(personIds: Iterable<number>): void
  /** Counts and codes only; never a name, number or text somebody wrote. */
  detail(facts: Readonly<Record<string, string | number | boolean | null>>): void
}

export type OperationContext<Code extends string = never> = {
  readonly db: Tx
  readonly actor: Actor
  readonly today: PlainDate
  readonly now: string
  readonly audit: AuditNotes
  /** `throw problem('code')`; accepts only the declared codes. */
  readonly problem: MakeProblem<Code>
}

/** A command or a query: the only ways to write, and to read personal data. Run it with `execute`. */
export type Operation<Result> = {
  readonly id: string
  readonly permission: string
  readonly purpose: string
  readonly kind: 'write' | 'read' | 'search'
  /** Checks the input (Problem `invalid-input`) and returns the work to be done with it. */
  bind(input: unknown): (context: Omit<OperationContext, 'problem'>) => Promise<Result>
}

export type Definition<Schema extends z.ZodType, Code extends string, Result> = {
  readonly id: string
  readonly permission: string
  /** Why personal data is processed, kept in the audit. */
  readonly purpose: string
  readonly input: Schema
  readonly problems: DeclaredProblems<Code>
  run(input: z.output<Schema>, context: OperationContext<Code>): Promise<Result>
}

export function operation<Schema extends z.ZodType, Code extends string, Result>(
  kind: Operation<Result>['kind'],
  { id, permission, purpose, input: schema, problems, run }: Definition<Schema, Code, Result>,
): Operation<Result> {
  function bind(input: unknown) {
    const valid = parseInput(schema, input)
    return (context: Omit<OperationContext, 'problem'>) => run(valid, { ...context, problem: problems.make })
  }
  return { id, permission, purpose, kind, bind }
}

/** Names the fields that do not fit; their values stay out of the message. */
function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const unkept = pathOfNul(input)
  if (unkept !== undefined) throw platformProblem('invalid-input', { path: unkept || '-' })
  const { success, data, error } = schema.safeParse(input)
  if (success) return data
  const path = error.issues.map((issue) => issue.path.join('.') || '-').join(', ')
  throw platformProblem('invalid-input', { path }, { cause: error })
}

/** Where a text holds the one character that the database cannot keep; `undefined` where none does. */
function pathOfNul(input: unknown): string | undefined {
  if (typeof input === 'string') return input.includes('\0') ? '' : undefined
  if (typeof input !== 'object' || input === null) return undefined
  for (const [key, value] of Object.entries(input)) {
    const below = pathOfNul(value)
    if (below !== undefined) return below === '' ? key : `${key}.${below}`
  }
  return undefined
}
