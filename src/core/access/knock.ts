import { createHmac, randomUUID } from 'node:crypto'
import type { Tx } from '#platform/db/transaction.ts'
import type { Keys } from '#platform/keys.ts'

/** The ways in that can be tried again and again. */
export type Way = 'invitation' | 'passkey' | 'provider' | 'code' | 'ticket'

/** What is counted: everything that was typed about one number, everything that came from one address. */
type Counted = { readonly what: string; readonly value: string; readonly mostAnHour: number }

type When = { readonly keys: Keys; readonly now: string }

/**
 * Counts a try to come in and tells whether there were too many within the hour. Neither what was typed nor where it came
 * from is kept, only keyed digests; a try that was refused counts too.
 */
export async function knockTooOften(
  db: Tx,
  way: Way,
  counted: readonly Counted[],
  when: When,
): Promise<boolean> {
  const isTooOften = await hasKnockedTooOften(db, way, counted, when)
  await knock(db, way, counted, when)
  return isTooOften
}

/** Tells it without counting anything. */
export async function hasKnockedTooOften(
  db: Tx,
  way: Way,
  counted: readonly Counted[],
  { keys, now }: When,
): Promise<boolean> {
  const rows = await db.many<{ tries: number }>(
    `select (select count(*)::int from access.knock where way = $1 and knock.digest = given.digest
         and at > $3::timestamptz - interval '1 hour') as tries
     from unnest($2::bytea[]) with ordinality given(digest, place) order by place`,
    [way, counted.map((each) => digestOf(keys, each)), now],
  )
  return counted.some(({ mostAnHour }, at) => (rows[at]?.tries ?? 0) >= mostAnHour)
}

export async function knock(
  db: Tx,
  way: Way,
  counted: readonly Counted[],
  { keys, now }: When,
): Promise<void> {
  for (const each of counted)
    await db.run('insert into access.knock (knock_id, way, digest, at) values ($1, $2, $3, $4)', [
      randomUUID(),
      way,
      digestOf(keys, each),
      now,
    ])
}

/**
 * The address of whoever asks. Many people share one: an office, a village, everybody behind one carrier. So pages may be opened
 * often, and only what a guesser does and others do not is held to a few.
 */
export function fromAddress(value: string, mostAnHour = 1000): Counted {
  return { what: 'address', value, mostAnHour }
}

function digestOf({ auditDigest }: Keys, { what, value }: Counted): Buffer {
  return createHmac('sha256', auditDigest).update(`knock ${what}\0${value}`).digest()
}
