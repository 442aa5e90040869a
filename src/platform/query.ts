import type { z } from 'zod'
import { type Definition, type Operation, operation } from '#platform/operation.ts'

/** The only way to read personal data: `read` shows known persons, `search` looks for them. Both leave an audit entry. */
export function query<Schema extends z.ZodType, Code extends string, Result>({
  kind,
  ...definition
}: Definition<Schema, Code, Result> & { readonly kind: 'read' | 'search' }): Operation<Result> {
  return operation(kind, definition)
}
