import { z } from 'zod'
import type { PlainDate } from '#kernel/plain-date.ts'
import { query } from '#platform/query.ts'
import { exchangeProblem } from './problems.ts'

/** One file as it was taken in. `recordedAt` is an instant. */
export type Batch = {
  readonly batchId: string
  readonly kind: string
  readonly fileName: string
  readonly source: string
  readonly taken: number
  readonly warned: number
  readonly refused: number
  readonly unchanged: number
  readonly recordedAt: string
}

/** A list somebody handed in as complete: who is not on it did not have the thing from `coveredFrom` on. */
export type CompleteList = {
  readonly kind: string
  readonly district: string
  readonly coveredFrom: PlainDate
  readonly asOf: PlainDate
}

const BATCHES_SHOWN = 100

/** What was brought in, latest first. */
export const listBatches = query({
  id: 'import.list',
  kind: 'read',
  permission: 'import.read',
  purpose: 'review',
  input: z.object({}),
  problems: exchangeProblem.pick(),
  run: (_, { db }) =>
    db.many<Batch>(
      `select batch_id as "batchId", kind, file_name as "fileName", source, taken, warned, refused, unchanged,
         recorded_at as "recordedAt"
       from exchange.batch order by recorded_at desc, file_name limit ${BATCHES_SHOWN}`,
    ),
})

/** For which lists, districts and days absence means something. */
export const listCompleteLists = query({
  id: 'import.complete-lists',
  kind: 'read',
  permission: 'import.read',
  purpose: 'review',
  input: z.object({}),
  problems: exchangeProblem.pick(),
  run: (_, { db }) =>
    db.many<CompleteList>(
      `select kind, district, min(covered_from) as "coveredFrom", max(as_of) as "asOf"
       from exchange.coverage group by kind, district order by kind, district`,
    ),
})
