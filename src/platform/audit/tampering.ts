import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { beginningOfChain, chainOf, type EntryColumns, entryColumnsSql } from './entry-encoding.ts'
import { oneOf, type Random } from './example-entries.ts'

/** Sealed entries that are tampered with: from this number to that one. */
export type Stretch = { readonly from: number; readonly to: number }

type Attack = (attacker: pg.Client, random: Random, stretch: Stretch) => Promise<void>

/**
 * What somebody can do who has every right in the database and knows this program, but not the checkpoints or their key.
 * Each kind does it in one of several ways.
 */
export const tamperings = {
  edit: async (attacker, random, stretch) => edit(attacker, random, numberIn(random, stretch)),
  delete: async (attacker, random, stretch) => {
    const n = numberIn(random, stretch)
    const parts = oneOf(random, ['entry', 'seal', 'both'])
    if (parts !== 'seal') await attacker.query(`delete from platform.audit where id = (${entryAt})`, [n])
    if (parts !== 'entry') await attacker.query('delete from platform.audit_seal where n = $1', [n])
  },
  swap: async (attacker, random, stretch) => {
    const one = numberIn(random, { ...stretch, to: stretch.to - 1 })
    const other = numberIn(random, { from: one + 1, to: stretch.to })
    await attacker.query(oneOf(random, [swapContents, swapNumbers, swapSeals]), [one, other])
  },
  insert: async (attacker, random, stretch) => {
    const n = numberIn(random, { ...stretch, to: stretch.to - 1 })
    const id = await insertAfter(attacker, n)
    if (oneOf(random, ['with a seal', 'without']) === 'without') return
    await sealBehind(attacker, n, id)
    if (oneOf(random, ['right link', 'any link']) === 'right link')
      await rechain(attacker, { from: n + 1, to: n + 1 })
  },
  'delete and re-chain': async (attacker, random, stretch) => {
    const n = numberIn(random, stretch)
    await attacker.query(`delete from platform.audit where id = (${entryAt})`, [n])
    await attacker.query('delete from platform.audit_seal where n = $1', [n])
    await attacker.query('update platform.audit_seal set n = n - 1 where n > $1', [n])
    await rechain(attacker, { from: n })
  },
  'insert and re-chain': async (attacker, random, stretch) => {
    const n = numberIn(random, { ...stretch, to: stretch.to - 1 })
    await sealBehind(attacker, n, await insertAfter(attacker, n))
    await rechain(attacker, { from: n + 1 })
  },
  'edit and re-chain all': async (attacker, random, stretch) => {
    await attacker.query(`update platform.audit set ${oneOf(random, edits)} where id = (${entryAt})`, [
      numberIn(random, stretch),
    ])
    await rechain(attacker, { from: 1 })
  },
  'cut the tail': async (attacker, random, stretch) => {
    const n = numberIn(random, stretch)
    const { rowCount } = await attacker.query('delete from platform.audit_seal where n >= $1', [n])
    await attacker.query(`delete from platform.audit a where ${withoutSeal}`)
    if (oneOf(random, ['and leave it', 'and go on']) === 'and leave it') return
    for (let k = 0; k < (rowCount ?? 0); k++)
      await sealBehind(attacker, n - 1 + k, await insertAfter(attacker, n - 1))
    await rechain(attacker, { from: n })
  },
} as const satisfies Record<string, Attack>

export type TamperingKind = keyof typeof tamperings

/** Takes away what would stand in an attacker's way, so that only the chain and the checkpoints are put to the test. */
export async function dropConstraints(attacker: pg.Client): Promise<void> {
  await attacker.query(`
    alter table platform.audit_seal drop constraint audit_seal_pkey, drop constraint audit_seal_entry_id_key,
      drop constraint audit_seal_n_check`)
}

/** One column of an entry each; every column there is. */
const edits = [
  "at = at + interval '1 microsecond'",
  "actor = actor || 'x'",
  "operation = 'lose-book'",
  "purpose = 'private'",
  "kind = case kind when 'read' then 'search' else 'read' end",
  'subject_count = subject_count + 1',
  'subjects = subjects || 77::bigint',
  "query_digest = case when query_digest is null then '' end",
  "outcome = outcome || '-'",
  'detail = detail || \'{"found": 99}\'',
  'xid = (xid::text::bigint + 1)::text::xid8',
]

async function edit(attacker: pg.Client, random: Random, n: number): Promise<void> {
  const [table, what] = oneOf(random, [
    ...edits.map((each) => ['audit', each] as const),
    ['audit', 'id = gen_random_uuid()'],
    ['audit_seal', "sealed_at = sealed_at - interval '1 millisecond'"],
    ['audit_seal', 'server = case when server is null then $$1$$ end'],
    ['audit_seal', 'chain = sha256(chain)'],
  ] as const)
  const row = table === 'audit' ? `id = (${entryAt})` : 'n = $1'
  await attacker.query(`update platform.${table} set ${what} where ${row}`, [n])
}

const entryAt = 'select entry_id from platform.audit_seal where n = $1'
const withoutSeal = 'not exists (select from platform.audit_seal s where s.entry_id = a.id)'
const contents =
  'at, actor, operation, purpose, kind, subject_count, subjects, query_digest, outcome, detail, xid'

const swapContents = `
update platform.audit a set (${contents}) = (select ${contents} from platform.audit o where o.id = pair.other)
from (select one.entry_id as id, other.entry_id as other from platform.audit_seal one, platform.audit_seal other
      where (one.n, other.n) in (($1, $2), ($2, $1))) pair
where a.id = pair.id`
const swapNumbers =
  'update platform.audit_seal set n = case n when $1 then $2::bigint else $1::bigint end where n in ($1, $2)'
const swapSeals = `
update platform.audit_seal s set entry_id = o.entry_id from platform.audit_seal o
where (s.n, o.n) in (($1, $2), ($2, $1))`

/** A made-up entry, of the transaction of entry `n`. */
async function insertAfter(attacker: pg.Client, n: number): Promise<string> {
  const id = randomUUID()
  await attacker.query(
    `insert into platform.audit (id, ${contents})
     select $2, at, 'staff:other', operation, purpose, kind, subject_count, subjects, query_digest, outcome, detail, xid
     from platform.audit where id = (${entryAt})`,
    [n, id],
  )
  return id
}

/** A seal of an entry between the seals `n` and `n + 1`, with any link. */
async function sealBehind(attacker: pg.Client, n: number, id: string): Promise<void> {
  await attacker.query('update platform.audit_seal set n = n + 1 where n > $1', [n])
  await attacker.query(
    `insert into platform.audit_seal (n, entry_id, server, sealed_at, chain)
     select n + 1, $2, server, sealed_at, $3 from platform.audit_seal where n = $1`,
    [n, id, randomBytes(32)],
  )
}

/** Makes the links right again, as the sealer would have made them. */
export async function rechain(
  attacker: pg.Client,
  { from, to = Number.MAX_SAFE_INTEGER }: { from: number; to?: number },
): Promise<void> {
  const columns = Object.entries(entryColumnsSql).map(([name, sql]) => `${sql} as ${name}`)
  const { rows } = await attacker.query<{
    n: number
    server: string | null
    sealed_at: string
    chain: Buffer
    entry: EntryColumns
  }>(
    `select s.n, s.server, s.sealed_at, s.chain, (select row_to_json(e) from (select ${columns.join(', ')}) e) as entry
     from platform.audit_seal s join platform.audit a on a.id = s.entry_id where s.n between $1 and $2 order by s.n`,
    [from - 1, to],
  )
  let link: Uint8Array = from === 1 ? beginningOfChain : (rows[0]?.chain ?? beginningOfChain)
  const chains: Buffer[] = []
  const ns: number[] = []
  for (const { n, server, sealed_at: sealedAt, entry } of rows.filter((row) => row.n >= from)) {
    const next = chainOf(link, { n, server, sealedAt }, entry)
    chains.push(next)
    ns.push(n)
    link = next
  }
  await attacker.query(
    `update platform.audit_seal s set chain = t.chain from unnest($1::bigint[], $2::bytea[]) as t (n, chain) where s.n = t.n`,
    [ns, chains],
  )
}

function numberIn(random: Random, { from, to }: Stretch): number {
  return from + Math.floor(random() * (to - from + 1))
}
