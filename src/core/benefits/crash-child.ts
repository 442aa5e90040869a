import { fileURLToPath } from 'node:url'
import type { Database } from '#platform/db/database.ts'
import { joinTestDatabase } from '#platform/db/test-database.ts'
import { lampAid } from './example-benefit.ts'
import { holder, recordExamples } from './example-registry.ts'
import { runMonth } from './run-month.ts'

const OCTOBER = 2026 * 12 + 9

/** Two months in a row, the second compared with the first: what the crash test kills and starts again. */
export async function decideExamples(database: Database): Promise<void> {
  for (const month of [OCTOBER, OCTOBER + 1])
    await runMonth({ database, benefits: [lampAid()], month, actor: 'operator:local' })
}

export async function recordManyExamples({ batch }: Database): Promise<void> {
  const people = Array.from({ length: 300 }, (_, at) => ({
    personId: at + 1,
    spells: [
      ...holder((at % 4) + 1, ['physical'], at % 7 === 0 ? { until: '2026-10-20' } : {}),
      ...(at % 5 === 0
        ? []
        : [{ table: 'care_need' as const, from: '2025-01-01', values: { tier: 'one', need_months: 12 } }]),
    ],
  }))
  await recordExamples(batch, people)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const database = await joinTestDatabase(process.argv[2] ?? '')
  await decideExamples(database)
  await database.close()
}
