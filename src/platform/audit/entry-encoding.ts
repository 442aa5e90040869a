import { createHash } from 'node:crypto'

/** An entry with its seal as the database writes them: every column as text, `null` where it has none. */
export type EntryColumns = Readonly<Record<string, string | null>>

/** Every column of an entry, as text that depends on no setting of the session. Times are microseconds since 1970. */
export const entryColumnsSql: Readonly<Record<string, string>> = {
  id: 'a.id::text',
  at: '(extract(epoch from a.at) * 1000000)::bigint::text',
  actor: 'a.actor',
  operation: 'a.operation',
  purpose: 'a.purpose',
  kind: 'a.kind',
  subject_count: 'a.subject_count::text',
  subjects: 'a.subjects::text',
  query_digest: 'a.query_digest',
  outcome: 'a.outcome',
  detail: 'a.detail::text',
  xid: 'a.xid::text',
}

export type Seal = {
  readonly n: number
  readonly server: string | null
  /** ISO instant, of whole milliseconds. */
  readonly sealedAt: string
}

/** What the first seal is chained to. */
export const beginningOfChain: Buffer = createHash('sha256').update('yongzhu audit 1').digest()

/**
 * The link of one entry: SHA-256 over the link before and every column that is not null, in the order of their names, each
 * as length and bytes of name and value. A column added later is null in what is sealed already and changes nothing there.
 */
export function chainOf(before: Uint8Array, { n, server, sealedAt }: Seal, entry: EntryColumns): Buffer {
  const all: EntryColumns = {
    ...entry,
    'seal.n': String(n),
    'seal.server': server,
    'seal.sealed_at': `${Date.parse(sealedAt)}000`,
  }
  const hash = createHash('sha256').update(before)
  for (const name of Object.keys(all).toSorted()) {
    const value = all[name]
    if (value === null || value === undefined) continue
    hash.update(sized(name)).update(sized(value))
  }
  return hash.digest()
}

function sized(text: string): Buffer {
  const bytes = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}
