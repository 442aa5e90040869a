import pg from 'pg'
import { z } from 'zod'
import { findAgreement } from './agreement.ts'

/**
 * Run in a copy of the engine with a mistake planted in it: prints, for each reader, in how many cells it differs
 * from `evaluate`. The request is JSON in the environment, for it may hold a password.
 */
const { connection, trials, people, atThresholds } = z
  .object({
    connection: z.record(z.string(), z.union([z.string(), z.number()])),
    trials: z.number(),
    people: z.number(),
    atThresholds: z.boolean(),
  })
  .parse(JSON.parse(process.env['COUNT_DIFFERENCES'] ?? '{}'))

const client = new pg.Client(connection)
await client.connect()
const seeds = Array.from({ length: trials }, (_, place) => 1_000 + place)
const { differences } = await findAgreement(seeds, { people, atThresholds }, [
  { name: 'sql', query: async (text) => (await client.query(text)).rows },
])
await client.end()
const counts = { kernel: 0, sql: 0 }
for (const { reader } of differences) counts[reader === 'sql' ? 'sql' : 'kernel'] += 1
process.stdout.write(JSON.stringify(counts))
