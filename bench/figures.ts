import { z } from 'zod'

/** What `engine.ts` measured: milliseconds for everybody, microseconds for one traced decision. */
export const engineFigures = z.object({
  people: z.number(),
  outputs: z.number(),
  repeats: z.number(),
  version: z.string(),
  kernelMs: z.number(),
  everyColumnTestedMs: z.number(),
  twoValuedMs: z.number(),
  fencedMs: z.number(),
  unfencedMs: z.number(),
  tracedP50Us: z.number(),
  tracedP99Us: z.number(),
})
export type EngineFigures = z.infer<typeof engineFigures>

const roundTrip = z.object({
  people: z.number(),
  facts: z.number(),
  outputs: z.number(),
  lines: z.number(),
  /** From the database and back with everything decided. */
  runMs: z.number(),
  /** The same COPY out and in with nothing decided between. */
  copyMs: z.number(),
})
export type RoundTrip = z.infer<typeof roundTrip>

/** What `month.ts` measured, medians of so many rounds. */
export const monthFigures = z.object({ rounds: z.number(), tenOutputs: roundTrip, offered: roundTrip })
export type MonthFigures = z.infer<typeof monthFigures>

export function printFigures(figures: EngineFigures | MonthFigures): void {
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
}

export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN
}
