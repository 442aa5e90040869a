import { type Clock, systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { type Tx, withContext } from '#platform/db/transaction.ts'
import { beginningOfChain, chainOf, type EntryColumns, entryColumnsSql } from './entry-encoding.ts'

/** Where the ledger stands: the number of its last seal and its link, which depends on everything before. */
export type LedgerEnd = { readonly n: number; readonly root: Buffer }

export type SealOptions = {
  readonly clock?: Clock
  readonly limit?: number
}

export const sealer = { actor: 'system:audit-sealer', read: ['c:audit'], write: [] }

/**
 * Seals the next entries, at most `limit` of them, in the order of their transactions; says how many and where the ledger
 * stands. One process at a time: others wait and go on from there.
 *
 * Only transactions below the horizon are taken: all of them are over, so nothing can still appear among or before them.
 * Going by id or time instead would pass over whatever commits late, and the chain would not show it.
 */
export function sealNext(
  database: Pick<Database, 'batch'>,
  { clock = systemClock, limit = 1_000 }: SealOptions = {},
): Promise<LedgerEnd & { readonly sealed: number }> {
  return withContext(database.batch, sealer, async (tx) => {
    await tx.run("select pg_advisory_xact_lock(hashtext('yongzhu audit seal'))")
    const server = await nameServer(tx)
    const end = await findEnd(tx)
    const entries = await listNext(tx, server, limit)
    const sealedAt = clock.now()
    let { n, root } = end
    const seals = entries.map(({ server: numbering, entry }) => {
      n += 1
      root = chainOf(root, { n, server: numbering, sealedAt }, entry)
      return { n, id: entry['id'], server: numbering, chain: root }
    })
    if (seals.length > 0) await store(tx, seals, sealedAt)
    return { n, root, sealed: seals.length }
  })
}

/** The last seal; the beginning of the chain where nothing is sealed. */
async function findEnd(tx: Tx): Promise<LedgerEnd> {
  const last = await tx.one<{ n: number; chain: Buffer }>(
    'select n, chain from platform.audit_seal order by n desc limit 1',
  )
  return last ? { n: last.n, root: last.chain } : { n: 0, root: beginningOfChain }
}

/** Transactions are numbered by each server for itself. */
async function nameServer(tx: Tx): Promise<string> {
  const row = await tx.one<{ name: string }>(
    'select system_identifier::text as name from pg_control_system()',
  )
  if (!row) throw new Error('the server did not say its name')
  return row.name
}

const columns = Object.entries(entryColumnsSql)
  .map(([name, sql]) => `${sql} as ${name}`)
  .join(', ')

/** An entry, and the server in whose numbering its transaction is. */
type Next = { readonly server: string | null; readonly entry: EntryColumns }

async function listNext(tx: Tx, server: string, limit: number): Promise<readonly Next[]> {
  const last = await tx.one<Place>(
    `select coalesce(a.xid, '0')::text as xid, s.entry_id as id
     from platform.audit_seal s left join platform.audit a on a.id = s.entry_id
     where s.server = $1 order by s.n desc limit 1`,
    [server],
  )
  if (last) return (await listAfter(tx, last, limit)).map((entry) => ({ server, entry }))
  const brought = await listUnsealed(tx, 'xid >= pg_snapshot_xmax(pg_current_snapshot())', limit)
  const own = await listUnsealed(tx, belowHorizon, limit - brought.length)
  return [...brought.map((entry) => ({ server: null, entry })), ...own.map((entry) => ({ server, entry }))]
}

type Place = { readonly xid: string; readonly id: string }

const belowHorizon = 'xid < pg_snapshot_xmin(pg_current_snapshot())'

/**
 * Walks the index on. What is sealed already, before the data moved to this server, is left out afterwards: as part of the
 * statement it would tempt the planner to read the whole audit each time.
 */
async function listAfter(tx: Tx, last: Place, limit: number): Promise<readonly EntryColumns[]> {
  const next: EntryColumns[] = []
  for (let { xid, id } = last; ; ) {
    const rows = await tx.many<EntryColumns & Place>(
      `select ${columns} from platform.audit a
       where (a.xid, a.id) > ($1::xid8, $2::uuid) and a.${belowHorizon} order by a.xid, a.id limit $3`,
      [xid, id, limit],
    )
    const sealed = await tx.many<{ id: string }>(
      'select entry_id as id from platform.audit_seal where entry_id = any($1::uuid[])',
      [rows.map((row) => row.id)],
    )
    const isSealed = new Set(sealed.map((seal) => seal.id))
    next.push(...rows.filter((row) => !isSealed.has(row.id)))
    const end = rows.at(-1)
    if (!end || rows.length < limit || next.length >= limit) return next.slice(0, limit)
    xid = end.xid
    id = end.id
  }
}

/**
 * For as long as nothing of this server's own is sealed. A copy that was restored here brings entries along whose transaction
 * this server has not begun: they are as complete as they will ever be.
 */
function listUnsealed(tx: Tx, which: string, limit: number): Promise<readonly EntryColumns[]> {
  return tx.many<EntryColumns>(
    `select ${columns} from platform.audit a
     where a.${which} and not exists (select from platform.audit_seal s where s.entry_id = a.id)
     order by a.xid, a.id limit $1`,
    [limit],
  )
}

type StoredSeal = {
  readonly n: number
  readonly id: string | null | undefined
  readonly server: string | null
  readonly chain: Buffer
}

async function store(tx: Tx, seals: readonly StoredSeal[], sealedAt: string): Promise<void> {
  const ids = seals.map(({ id }) => id)
  await tx.run(
    `insert into platform.audit_seal (n, entry_id, server, sealed_at, chain)
     select n, id, server, $5, chain from unnest($1::bigint[], $2::uuid[], $3::text[], $4::bytea[]) as t (n, id, server, chain)`,
    [
      seals.map(({ n }) => n),
      ids,
      seals.map(({ server }) => server),
      seals.map(({ chain }) => chain),
      sealedAt,
    ],
  )
  // An entry is there already where somebody took its seal away.
  await tx.run(
    `insert into platform.audit_subject (subject, entry_id, at, actor, operation, purpose, kind, detail)
     select distinct on (subject, a.id) subject, a.id, a.at, a.actor, a.operation, a.purpose, a.kind, a.detail
     from platform.audit a, unnest(a.subjects) as subject
     where a.id = any($1::uuid[]) and a.outcome = 'done' on conflict do nothing`,
    [ids],
  )
}
