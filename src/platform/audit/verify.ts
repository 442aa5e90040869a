import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Text, text } from '#kernel/text.ts'

/**
 * Tells whether the audit ledger is whole, without a line of the program that writes it: the encoding is written down here
 * a second time, so that a mistake on one side is no mistake on both. README.md says what is checked and what cannot be.
 */

/** Runs one statement and gives its rows; the caller's role must see the whole audit. */
export type Ask = (sql: string, params: readonly unknown[]) => Promise<readonly object[]>

export type FaultCode =
  | 'checkpoint-forged'
  | 'numbering-broken'
  | 'entry-missing'
  | 'entry-altered'
  | 'checkpoint-differs'
  | 'ledger-cut'
  | 'entry-slipped-in'

/** The first thing that is not as it was sealed. `n` is the number in the ledger, or the line of the checkpoints. */
export type Fault = { readonly code: FaultCode; readonly n: number }

export type Verdict = {
  /** How many sealed entries were read before the first fault, or in all. */
  readonly entries: number
  /** The last checkpoint up to which everything was found as it had been. */
  readonly covered: { readonly n: number; readonly at: string } | undefined
  /** Entries without a seal, among which a change would not show. */
  readonly unsealed: number
  /** Lines of the checkpoints that were torn or are something else. */
  readonly unreadableLines: number
  readonly fault: Fault | undefined
}

type Checkpoint = { readonly n: number; readonly root: string; readonly at: string }

export type Checkpoints = {
  /** In the order of `n`. */
  readonly genuine: readonly Checkpoint[]
  readonly forgedLines: readonly number[]
  readonly unreadableLines: number
}

const lineSchema = z.object({
  n: z.number().int().positive(),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string(),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Reads every `.jsonl` of a folder. */
export function readCheckpoints(folder: string, key: Uint8Array): Checkpoints {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.jsonl'))
    .map(({ name }) => name)
    .toSorted()
  const lines = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
  return parseCheckpoints(lines, key)
}

export function parseCheckpoints(lines: readonly string[], key: Uint8Array): Checkpoints {
  const genuine: Checkpoint[] = []
  const forgedLines: number[] = []
  let unreadableLines = 0
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const parsed = lineSchema.safeParse(parseJson(line))
    if (!parsed.success) {
      unreadableLines += 1
      continue
    }
    const { n, root, at, mac } = parsed.data
    const signed = `yongzhu checkpoint 1\n${n}\n${root}\n${at}`
    const expected = createHmac('sha256', key).update(signed).digest()
    if (timingSafeEqual(expected, Buffer.from(mac, 'hex'))) genuine.push({ n, root, at })
    else forgedLines.push(index + 1)
  }
  return { genuine: genuine.toSorted((one, other) => one.n - other.n), forgedLines, unreadableLines }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** `checkpoints` must have been read before, so that whatever they speak of is in the ledger already. */
export async function verifyLedger(
  ask: Ask,
  checkpoints: Checkpoints,
  rowsAtATime = 5_000,
): Promise<Verdict> {
  const chain = await followChain(ask, checkpoints.genuine, rowsAtATime)
  const outside = await countOutside(ask, chain.entries)
  const [forged] = checkpoints.forgedLines
  const fault =
    chain.fault ??
    outside.fault ??
    (forged === undefined ? undefined : { code: 'checkpoint-forged' as const, n: forged })
  const { entries, covered } = chain
  return { entries, covered, unsealed: outside.unsealed, unreadableLines: checkpoints.unreadableLines, fault }
}

async function followChain(
  ask: Ask,
  checkpoints: readonly Checkpoint[],
  rowsAtATime: number,
): Promise<Pick<Verdict, 'entries' | 'covered' | 'fault'>> {
  let link: Buffer = createHash('sha256').update('yongzhu audit 1').digest()
  let entries = 0
  let lastNumber = '-9223372036854775808'
  let next = 0
  let covered: Verdict['covered']
  const broken = (code: FaultCode, n: number) => ({ entries, covered, fault: { code, n } })

  for (;;) {
    const rows = rowsSchema.parse(await ask(rowsSql, [lastNumber, rowsAtATime]))
    for (const row of rows) {
      const n = entries + 1
      if (row['seal.n'] !== String(n)) return broken('numbering-broken', n)
      if (row['id'] === null) return broken('entry-missing', n)
      link = linkOf(link, row)
      if (row['chain'] !== link.toString('hex')) return broken('entry-altered', n)
      entries = n
      lastNumber = String(n)
      for (; checkpoints[next]?.n === n; next++) {
        const { root, at } = checkpoints[next] ?? { root: '', at: '' }
        if (root !== row['chain']) return broken('checkpoint-differs', n)
        covered = { n, at }
      }
    }
    if (rows.length < rowsAtATime) break
  }
  if (next < checkpoints.length) return broken('ledger-cut', entries + 1)
  return { entries, covered, fault: undefined }
}

const rowsSchema = z.array(z.record(z.string(), z.string().nullable()))

/** All that is hashed, as text, and `chain`. A seal whose entry is gone comes with nulls. */
const rowsSql = `
select s.n::text as "seal.n", s.server as "seal.server", encode(s.chain, 'hex') as chain,
  (extract(epoch from s.sealed_at) * 1000000)::bigint::text as "seal.sealed_at",
  a.id::text as id, (extract(epoch from a.at) * 1000000)::bigint::text as at, a.actor, a.operation, a.purpose, a.kind,
  a.subject_count::text as subject_count, a.subjects::text as subjects, a.query_digest, a.outcome,
  a.detail::text as detail, a.xid::text as xid
from platform.audit_seal s left join platform.audit a on a.id = s.entry_id
where s.n > $1 order by s.n limit $2`

/** SHA-256 of the link before, then of name and value of every column that is not null, by name, each after its length. */
function linkOf(before: Buffer, row: Readonly<Record<string, string | null>>): Buffer {
  const parts: Buffer[] = [before]
  const values = Object.entries(row).filter(([name]) => name !== 'chain')
  for (const [name, value] of values.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (value === null) continue
    for (const bytes of [Buffer.from(name), Buffer.from(value)]) {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      parts.push(length, bytes)
    }
  }
  return createHash('sha256').update(Buffer.concat(parts)).digest()
}

/**
 * Entries without a seal. Sealing goes by transaction and passes nothing over, so none of them may lie before the last one
 * that was sealed on this server. And there is one seal and one entry
 * for each number: a second one could hide where what is read at a time ends.
 */
async function countOutside(ask: Ask, entries: number): Promise<Pick<Verdict, 'unsealed' | 'fault'>> {
  const [found] = outsideSchema.parse(await ask(outsideSql, [entries]))
  const { seals = 0, unsealed = 0, slipped_in = 0, after = 0 } = found ?? {}
  if (seals !== entries) return { unsealed, fault: { code: 'numbering-broken', n: entries } }
  if (slipped_in === 0) return { unsealed, fault: undefined }
  return { unsealed: unsealed - slipped_in, fault: { code: 'entry-slipped-in', n: after } }
}

const outsideSchema = z.array(
  z.object({ seals: z.number(), unsealed: z.number(), slipped_in: z.number(), after: z.number() }),
)

const outsideSql = `
with last as (
  select a.xid, a.id from platform.audit_seal s join platform.audit a on a.id = s.entry_id
  where s.server = (select system_identifier::text from pg_control_system()) order by s.n desc limit 1
), outside as (
  select a.xid, a.id, (a.xid, a.id) < (select xid, id from last) as is_before
  from platform.audit a where not exists (select from platform.audit_seal s where s.entry_id = a.id)
), first as (select xid, id from outside where is_before order by xid, id limit 1)
select count(*)::int as unsealed, (count(*) filter (where is_before))::int as slipped_in,
  (select count(*)::int from platform.audit_seal s left join platform.audit a on a.id = s.entry_id where s.n <= $1) as seals,
  (select count(*)::int from platform.audit_seal s join platform.audit a on a.id = s.entry_id, first
   where (a.xid, a.id) < (first.xid, first.id)) as after
from outside`

const words: Readonly<Record<FaultCode, (n: number) => Text>> = {
  'checkpoint-forged': (n) =>
    text(`检查点第 ${n} 行的签名不对`, `the signature on line ${n} of the checkpoints is wrong`),
  'numbering-broken': (n) =>
    text(`第 ${n} 号封条缺失或重复`, `seal number ${n} is missing or there more than once`),
  'entry-missing': (n) => text(`第 ${n} 条记录不见了`, `entry ${n} is gone`),
  'entry-altered': (n) =>
    text(`第 ${n} 条记录或它的封条被改过`, `entry ${n} or its seal is not what was sealed`),
  'checkpoint-differs': (n) =>
    text(
      `账本到第 ${n} 条与检查点不符，此前有记录被改、删或加进来`,
      `up to entry ${n} the ledger is not the one of the checkpoint: something before it was altered, removed or added`,
    ),
  'ledger-cut': (n) =>
    text(`账本从第 ${n} 条起被截断`, `the ledger has been cut off: entry ${n} and what followed are gone`),
  'entry-slipped-in': (n) =>
    text(
      `第 ${n} 条之后混入了没有封存的记录`,
      `after entry ${n} there is an entry that was never sealed, among sealed ones`,
    ),
}

/** The verdict in one sentence. */
export function formatVerdict({ entries, covered, unsealed, unreadableLines, fault }: Verdict): Text {
  const cover = covered
    ? text(
        `检查点覆盖到第 ${covered.n} 条（${covered.at}）`,
        `covered by a checkpoint up to entry ${covered.n} (${covered.at})`,
      )
    : text('没有检查点覆盖', 'covered by no checkpoint')
  const torn =
    unreadableLines === 0
      ? text('', '')
      : text(
          `；检查点有 ${unreadableLines} 行读不懂`,
          `; ${unreadableLines} lines of the checkpoints cannot be read`,
        )
  if (fault) {
    const what = words[fault.code](fault.n)
    return text(
      `审计账本不完整：${what.zh}；此前 ${cover.zh}${torn.zh}。`,
      `The audit ledger is not whole: ${what.en}; before that it is ${cover.en}${torn.en}.`,
    )
  }
  const tail = entries - (covered?.n ?? 0)
  return text(
    `审计账本完整：${entries} 条，${cover.zh}；其后 ${tail} 条只有封条，${unsealed} 条尚未封存，这两部分的删改查不出来${torn.zh}。`,
    `The audit ledger is whole: ${entries} entries, ${cover.en}; of the ${tail} after it and the ${unsealed} not yet sealed no change or removal could be told${torn.en}.`,
  )
}
