import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { RuleSet } from '#engine/ast.ts'
import { canonicalJson } from '#engine/canonical.ts'
import {
  columnsNeeded,
  isNarrow,
  previousNeeded,
  UNKNOWN_32,
  UNKNOWN_8,
  type Column,
  type Columns,
} from '#engine/columns.ts'
import { formatMonth, type Month } from '#kernel/month.ts'
import { copyOut, type ColumnOut } from '#platform/db/copy.ts'
import { failPoint } from '#platform/fail-point.ts'
import { transaction, type Tx } from '#platform/db/transaction.ts'
import { readOutputs } from './run-columns.ts'
import { snapshotSelect, type Coverage } from './snapshot-query.ts'
import { packColumn, sha256, unpackColumn, type Numbers, type StoredColumn } from './stored-column.ts'

/** Everybody's facts of one month, in the order of their internal keys. */
export type Snapshot = {
  readonly id: string
  readonly month: Month
  readonly people: Float64Array
  /** 1 for those the federation serves; the others are only members of their households. */
  readonly onRoll: Int8Array
  readonly columns: Columns
}

/**
 * Reads the facts a rule set needs in one repeatable-read transaction and stores them in columns.
 * The same facts are stored once: a second snapshot of nothing new is the first one.
 */
export async function takeSnapshot(
  batch: pg.Pool,
  { month, ruleSet, previousRun }: { month: Month; ruleSet: RuleSet; previousRun: string | undefined },
): Promise<Snapshot> {
  const taken = await transaction(batch, (tx) => read(tx, month, ruleSet, previousRun), {
    isolation: 'REPEATABLE READ READ ONLY',
  })
  failPoint('snapshot-read')
  const stored = await Promise.all(
    Object.entries(arraysOf(taken)).map(async ([key, array]) => ({ key, ...(await packColumn(array)) })),
  )
  stored.sort((a, b) => (a.key < b.key ? -1 : 1))
  const contentHash = hashOf(month, stored)
  const id = await transaction(batch, (tx) => store(tx, taken, contentHash, stored))
  failPoint('snapshot-stored')
  return { ...taken, id }
}

/** Reads a stored snapshot; throws where a stored column is not what was stored. */
export async function loadSnapshot(tx: Tx, id: string, month: Month): Promise<Snapshot> {
  const head = await tx.one<{ content_hash: string }>(
    'select content_hash from determination.snapshot where snapshot_id = $1',
    [id],
  )
  const rows = await tx.many<KeyedColumn>(
    'select key, encoding, bytes, sha256 from determination.snapshot_column where snapshot_id = $1 order by key collate "C"',
    [id],
  )
  if (hashOf(month, rows) !== head?.content_hash) throw new Error('a stored snapshot has been altered')
  const arrays: Record<string, Numbers> = {}
  for (const row of rows) arrays[row.key] = await unpackColumn(row.key, row)
  return { ...snapshotFrom(arrays, month), id }
}

type KeyedColumn = StoredColumn & { readonly key: string }

function hashOf(month: Month, columns: readonly KeyedColumn[]): string {
  return sha256(canonicalJson([formatMonth(month), columns.map((each) => [each.key, each.sha256])]))
}

async function read(
  tx: Tx,
  month: Month,
  ruleSet: RuleSet,
  previousRun: string | undefined,
): Promise<Snapshot & { knownAt: string }> {
  const { known_at: knownAt } =
    (await tx.one<{ known_at: string }>('select clock_timestamp() as known_at')) ?? unreachable()
  const coverage = await listCoverage(tx)
  const needs = columnsNeeded(ruleSet)
  const spec: Record<string, ColumnOut> = {
    person_id: { type: 'int8' },
    on_roll: { type: 'bool' },
    household: { type: 'int8', null: -1 },
  }
  for (const { key, fact } of needs) spec[key] = columnOf(ruleSet, fact)
  const { rows, columns } = await copyOut(tx.client, snapshotSelect(ruleSet, { month, coverage }), spec)
  const facts = Object.fromEntries(needs.map(({ key }) => [key, column(columns[key])]))
  const people = keys(columns.person_id)
  const previous = await readPrevious(tx, people, previousNeeded(ruleSet), previousRun)
  return {
    id: '',
    month,
    knownAt,
    people,
    onRoll: flags(columns.on_roll),
    columns: { size: rows, facts, household: numbered(keys(columns.household)), previous },
  }
}

/** How a fact is copied out: unknown is the lowest number of the column the kernel reads it from. */
export function columnOf({ facts }: RuleSet, fact: string): ColumnOut {
  const declaration = facts[fact]
  if (!declaration) throw new Error(`no declaration of ${fact}`)
  return isNarrow(declaration)
    ? { type: 'int4 in a byte', null: UNKNOWN_8 }
    : { type: 'int4', null: UNKNOWN_32 }
}

/** Which lists are complete, for which districts and from which day. */
export async function listCoverage(tx: Tx): Promise<Coverage[]> {
  const rows = await tx.many<{ kind: string; district: string; covered_from: string }>(
    'select kind, district, min(covered_from) as covered_from from exchange.coverage group by kind, district',
  )
  return rows.map((row) => ({ kind: row.kind, district: row.district, coveredFrom: row.covered_from }))
}

async function readPrevious(
  tx: Tx,
  people: Float64Array,
  outputs: readonly string[],
  run: string | undefined,
): Promise<Record<string, Int32Array>> {
  const previous = Object.fromEntries(
    outputs.map((output) => [output, new Int32Array(people.length).fill(UNKNOWN_32)]),
  )
  if (run === undefined || outputs.length === 0) return previous
  const before = await readOutputs(tx, run, outputs)
  const rowOf = new Map(Array.from(before.people, (person, row) => [person, row]))
  for (const [output, values] of Object.entries(previous)) {
    people.forEach((person, row) => {
      const then = rowOf.get(person)
      const value = then === undefined ? undefined : before.outputs[output]?.[then]
      if (value !== undefined) values[row] = value
    })
  }
  return previous
}

async function store(
  tx: Tx,
  taken: Snapshot & { knownAt: string },
  contentHash: string,
  stored: readonly KeyedColumn[],
): Promise<string> {
  const month = `${formatMonth(taken.month)}-01`
  // One run of a month at a time stores; whoever comes second finds what the first has stored.
  await tx.run('select pg_advisory_xact_lock(hashtext($1))', [`snapshot ${month}`])
  const same = await tx.one<{ snapshot_id: string }>(
    'select snapshot_id from determination.snapshot where month = $1 and content_hash = $2',
    [month, contentHash],
  )
  if (same) return same.snapshot_id
  const id = randomUUID()
  await tx.run(
    'insert into determination.snapshot (snapshot_id, month, known_at, row_count, content_hash) values ($1, $2, $3, $4, $5)',
    [id, month, taken.knownAt, taken.people.length, contentHash],
  )
  for (const { key, encoding, bytes, sha256: hash } of stored) {
    await tx.run(
      'insert into determination.snapshot_column (snapshot_id, key, encoding, bytes, sha256) values ($1, $2, $3, $4, $5)',
      [id, key, encoding, bytes, hash],
    )
  }
  return id
}

function arraysOf({ people, onRoll, columns }: Snapshot): Record<string, Numbers> {
  const previous = Object.entries(columns.previous).map(
    ([output, values]) => [`previous:${output}`, values] as const,
  )
  return {
    ':people': people,
    ':on-roll': onRoll,
    ':household': columns.household,
    ...columns.facts,
    ...Object.fromEntries(previous),
  }
}

function snapshotFrom(arrays: Readonly<Record<string, Numbers>>, month: Month): Omit<Snapshot, 'id'> {
  const { ':people': people, ':on-roll': onRoll, ':household': household, ...rest } = arrays
  const entries = Object.entries(rest)
  const previous = entries
    .filter(([key]) => key.startsWith('previous:'))
    .map(([key, values]) => [key.slice('previous:'.length), values])
  const facts = entries.filter(([key]) => !key.startsWith('previous:'))
  return {
    month,
    people: keys(people),
    onRoll: flags(onRoll),
    columns: {
      size: people?.length ?? 0,
      household: wide(household),
      facts: Object.fromEntries(facts) as Columns['facts'],
      previous: Object.fromEntries(previous) as Columns['previous'],
    },
  }
}

function keys(column: unknown): Float64Array {
  if (column instanceof Float64Array) return column
  throw new Error('expected a column of keys')
}

function wide(column: unknown): Int32Array {
  if (column instanceof Int32Array) return column
  throw new Error('expected a column of four bytes a person')
}

function flags(column: unknown): Int8Array {
  if (column instanceof Int8Array) return column
  throw new Error('expected a column of flags')
}

function column(read: unknown): Column {
  return read instanceof Int8Array ? read : wide(read)
}

/** Households as numbers from 0, in the order they are met. */
function numbered(households: Float64Array): Int32Array {
  const numbers = new Map<number, number>()
  return Int32Array.from(households, (household) => {
    if (household === -1) return UNKNOWN_32
    const number = numbers.get(household) ?? numbers.size
    numbers.set(household, number)
    return number
  })
}

function unreachable(): never {
  throw new Error('a query for one row gave none')
}
