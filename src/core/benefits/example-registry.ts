import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { PlainDate } from '#kernel/plain-date.ts'
import { transaction } from '#platform/db/transaction.ts'
import type { SpellTable } from '#core/facts/spell-source.ts'

/** One spell of an example person; `until` is the first day on which it no longer holds. */
export type ExampleSpell = {
  readonly table: SpellTable | 'household_member'
  readonly from: PlainDate
  readonly until?: PlainDate
  readonly values?: Readonly<Record<string, unknown>>
}

export type ExamplePerson = {
  readonly personId: number
  readonly name?: string
  readonly birthOn?: PlainDate
  readonly onRoll?: boolean
  readonly spells: readonly ExampleSpell[]
}

const PLACE = { district: 'haishu', township: 't-330203001' }
const LISTS = [
  'certificates',
  'assistance',
  'arrangement',
  'status',
  'insurance',
  'employment',
  'deaths',
  'elections',
  'people',
]

/** Writes invented people straight into the registry, for tests of what stands on it. All lists count as complete. */
export async function recordExamples(
  batch: pg.Pool,
  people: readonly ExamplePerson[],
  complete = LISTS,
): Promise<void> {
  await transaction(batch, async (tx) => {
    const batchId = randomUUID()
    for (const kind of complete)
      await tx.run(
        `insert into exchange.coverage (kind, district, covered_from, as_of, source, batch_id) values ($1, 'ningbo', '2020-01-01', '2026-11-30', 'dpf', $2)`,
        [kind, batchId],
      )
    for (const { personId, name = '甲', birthOn = '1980-05-05', onRoll = true, spells } of people) {
      await tx.run(
        `insert into registry.person (person_id, name, birth_on, on_roll, district, township, source, batch_id)
         values ($1, $2, $3, $4, $5, $6, 'dpf', $7)`,
        [personId, name, birthOn, onRoll, PLACE.district, PLACE.township, batchId],
      )
      for (const spell of spells) await recordSpell(batch, personId, spell, tx.client)
    }
  })
}

/** Adds one more spell, as late news does. */
export async function recordSpell(
  batch: pg.Pool,
  personId: number,
  { table, from, until, values = {} }: ExampleSpell,
  client: pg.Pool | pg.PoolClient = batch,
): Promise<void> {
  const columns = [
    'person_id',
    'district',
    'township',
    'valid_from',
    'valid_until',
    'source',
    'batch_id',
    ...Object.keys(values),
  ]
  await client.query(
    `insert into registry.${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    [
      personId,
      PLACE.district,
      PLACE.township,
      from,
      until ?? null,
      'dpf',
      randomUUID(),
      ...Object.values(values),
    ],
  )
}

/** What nearly every example person has: a hukou here and a certificate. */
export function holder(
  level: number,
  components: readonly string[],
  { from = '2020-01-01', until }: { from?: PlainDate; until?: PlainDate } = {},
): ExampleSpell[] {
  const category = components.length > 1 ? 'multiple' : components[0]
  const values = { category, components, level }
  return [
    { table: 'hukou', from: '2000-01-01', values: { hukou_district: PLACE.district } },
    { table: 'certificate', from, ...(until && { until }), values: { ...values, state: 'valid' } },
    ...(until
      ? [{ table: 'certificate' as const, from: until, values: { ...values, state: 'expired' } }]
      : []),
  ]
}
