import { randomUUID } from 'node:crypto'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Actor } from '#platform/actor.ts'
import type { Database } from '#platform/db/database.ts'
import { transaction } from '#platform/db/transaction.ts'
import { refreshNameKeys } from './name-keys.ts'
import { readingsOf } from './name-reading.ts'
import type { AnySpellTable } from './spells.ts'

export type ExampleFile = {
  readonly personId: number
  readonly name?: string
  readonly sex?: 'female' | 'male'
  readonly birthOn?: PlainDate | null
  readonly onRoll?: boolean
  readonly district?: string
  readonly township?: string
  readonly village?: string
  readonly spells?: readonly ExampleStatement[]
}

export type ExampleStatement = {
  readonly table: AnySpellTable
  readonly from: PlainDate
  readonly until?: PlainDate
  readonly recordedAt?: string
  readonly values?: Readonly<Record<string, unknown>>
}

export const haishu = { district: 'haishu', township: 't-330203001' }
export const yinzhou = { district: 'yinzhou', township: 't-330212110' }

/** Registered in the place of the file. */
export function livesAt(
  { district, township }: typeof haishu,
  from: PlainDate = '2000-01-01',
): ExampleStatement {
  return { table: 'hukou', from, values: { hukou_district: district, hukou_township: township } }
}

export function certified(
  level: number,
  category = 'physical',
  from: PlainDate = '2020-01-01',
): ExampleStatement {
  return { table: 'certificate', from, values: { state: 'valid', category, components: [category], level } }
}

/** Writes invented people straight into the registry, for tests of what stands on it. */
export async function recordFiles(
  { batch }: Pick<Database, 'batch'>,
  files: readonly ExampleFile[],
): Promise<void> {
  await transaction(batch, async (tx) => {
    for (const file of files) {
      const {
        personId,
        name = '甲',
        sex = null,
        birthOn = '1980-05-05',
        onRoll = true,
        village = null,
      } = file
      const { district, township } = { ...haishu, ...file }
      await tx.run(
        `insert into registry.person
           (person_id, name, pinyin, sex, birth_on, on_roll, district, township, village, source, batch_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'dpf', $10)`,
        [personId, name, readingsOf(name), sex, birthOn, onRoll, district, township, village, randomUUID()],
      )
      for (const { table, from, until = null, recordedAt = null, values = {} } of file.spells ?? []) {
        const columns = Object.keys(values)
        await tx.run(
          `insert into registry.${table} (${['person_id', 'district', 'township', 'valid_from', 'valid_until', 'source', 'batch_id', 'recorded_at', ...columns].join(', ')})
           values ($1, $2, $3, $4, $5, 'dpf', $6, coalesce($7, now())${columns.map((_, at) => `, $${at + 8}`).join('')})`,
          [personId, district, township, from, until, randomUUID(), recordedAt, ...Object.values(values)],
        )
      }
    }
    await refreshNameKeys(tx, 'select unnest($1::bigint[])', [files.map(({ personId }) => personId)])
  })
}

/** Somebody who may do everything to those the labels name. */
export function reaching(id: string, ...labels: readonly string[]): Actor {
  return { id, shows: () => 'full', may: () => ({ read: labels, write: labels }) }
}
