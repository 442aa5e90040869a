import type { z } from 'zod'
import { type Definition, type Operation, operation } from '#platform/operation.ts'

/**
 * The only way to write, but for bulk work, which leaves its own audit entry (`audit/bulk-work.ts`). Its result must survive
 * JSON: it is kept and given again when the same key is sent twice.
 */
export function command<Schema extends z.ZodType, Code extends string, Result>(
  definition: Definition<Schema, Code, Result>,
): Operation<Result> {
  return operation('write', definition)
}
