import { createHmac, randomUUID } from 'node:crypto'
import type { Tx } from '#platform/db/transaction.ts'
import type { Keys } from '#platform/keys.ts'

/** The ways in that can be tried again and again. */
export type Way = 'invitation' | 'passkey' | 'provider' | 'code' | 'ticket'

/** What is counted: everything that was typed about one number, everything that came from one address. */
type Counted = { readonly what: string; readonly value: string; readonly mostAnHour: number }

/** Many people share an address: a village office, a library, everybody behind one carrier. */
export const mostAnHourFromAnAddress = 60

/**
 * Counts a try to come in and tells whether there were too many within the hour. Neither what was typed nor where it came
 * from is kept, only keyed digests; a try that was refused counts too.
 */
export async function knockTooOften(
  db: Tx,
  way: Way,
  counted: readonly Counted[],
  { keys, now }: { readonly keys: Keys; readonly now: string },
): Promise<boolean> {
  const digests = counted.map(({ what, value }) => digestOf(keys, what, value))
  const rows = await db.many<{ tries: number }>(
    `select (select count(*)::int from access.knock where way = $1 and knock.digest = given.digest
         and at > $3::timestamptz - interval '1 hour') as tries
     from unnest($2::bytea[]) with ordinality given(digest, place) order by place`,
    [way, digests, now],
  )
  for (const digest of digests)
    await db.run('insert into access.knock (knock_id, way, digest, at) values ($1, $2, $3, $4)', [
      randomUUID(),
      way,
      digest,
      now,
    ])
  return counted.some(({ mostAnHour }, at) => (rows[at]?.tries ?? 0) >= mostAnHour)
}

/** The address of whoever asks, to be counted. */
export function fromAddress(value: string): Counted {
  return { what: 'address', value, mostAnHour: mostAnHourFromAnAddress }
}

function digestOf({ auditDigest }: Keys, what: string, value: string): Buffer {
  return createHmac('sha256', auditDigest).update(`knock ${what}\0${value}`).digest()
}
