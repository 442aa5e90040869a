import type pg from 'pg'
import { columnsNeeded, NOT_APPLICABLE_32, UNKNOWN_32, unknownOf, type Columns } from '#engine/columns.ts'
import { type ColumnIn, copyIn } from '#platform/db/copy.ts'
import { tenOutputs } from './ten-outputs.ts'

/** The people of the ten outputs as the table `people`, a column for each fact, numbered from 0. */
export async function loadTenOutputsPeople(client: pg.ClientBase, columns: Columns): Promise<void> {
  const { size } = columns
  const copied: Record<string, ColumnIn> = {
    person_id: { type: 'int4', values: Int32Array.from({ length: size }, (_, row) => row) },
    household: { type: 'int4', values: columns.household, null: UNKNOWN_32 },
  }
  const types = { bool: 'bool', enum: 'int2', int: 'int4', set: 'int4', date: 'date' } as const
  for (const { key, declaration } of neededFacts()) {
    const stored = columns.facts[key]
    if (!stored) throw new Error(`no column "${key}"`)
    const type = types[declaration.type]
    if (declaration.optional) {
      const applies = Int8Array.from(stored, (each) =>
        each === UNKNOWN_32 ? -1 : Number(each !== NOT_APPLICABLE_32),
      )
      copied[`${key}#applies`] = { type: 'bool', values: Array.from(applies), null: -1 }
      copied[key] = {
        type,
        values: stored.map((each) => (each === NOT_APPLICABLE_32 ? UNKNOWN_32 : each)),
        null: UNKNOWN_32,
      }
    } else copied[key] = { type, values: stored, null: unknownOf(stored) }
  }
  const definition = Object.entries(copied).map(([name, { type }]) => `"${name}" ${type}`)
  await client.query(`CREATE UNLOGGED TABLE public.people (${definition.join(', ')})`)
  await copyIn(client, 'public.people', size, copied)
}

/** Reads that table as a snapshot is read: whole numbers, dates as days since 1970. */
export function selectTenOutputsPeople(): string {
  const numbers = neededFacts().map(({ key, declaration: { type, optional } }) => {
    const number = type === 'date' ? `"${key}" - date '1970-01-01'` : `"${key}"::int4`
    return optional
      ? `CASE WHEN NOT "${key}#applies" THEN ${NOT_APPLICABLE_32} ELSE ${number} END AS "${key}"`
      : `${number} AS "${key}"`
  })
  return `SELECT person_id::int8 AS person_id, ${numbers.join(', ')} FROM public.people ORDER BY person_id`
}

function neededFacts() {
  return columnsNeeded(tenOutputs).map(({ key, fact }) => {
    const declaration = tenOutputs.facts[fact]
    if (!declaration) throw new Error(`no fact "${fact}" is declared`)
    return { key, declaration }
  })
}
