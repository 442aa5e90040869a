import { randomInt, randomUUID } from 'node:crypto'
import type { CitizenIdReading } from '#kernel/citizen-id.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Identity } from './identity.ts'
import { readingsOf } from './name-reading.ts'

/** Somebody named at a desk by their citizen number. */
export type NamedPerson = {
  readonly number: Extract<CitizenIdReading, { ok: true }>
  readonly name: string
}

/** Whose a citizen number is; `undefined` where it is nobody's. The context holds `c:by-number`. */
export async function findByCitizenId(
  db: Tx,
  identity: Identity,
  citizenId: string,
): Promise<number | undefined> {
  const found = await db.one<{ person_id: number }>(
    `select person_id from registry.identifier where kind = 'citizen-id' and digest = $1`,
    [identity.digest('citizen-id', citizenId)],
  )
  return found?.person_id
}

/**
 * The key of somebody named by their number, wherever they are registered; somebody nobody knew is recorded off the roll, in
 * the place of the person it is about. The context holds `c:by-number`.
 */
export async function findOrIntroduce(
  db: Tx,
  identity: Identity,
  { number, name }: NamedPerson,
  besideId: number,
): Promise<number> {
  const known = await findByCitizenId(db, identity, number.value)
  if (known !== undefined) return known
  const personId = newPersonId()
  const batchId = randomUUID()
  await db.run(
    `insert into registry.person (person_id, name, pinyin, sex, birth_on, on_roll, district, township, source, batch_id)
     select $1, $2, $3, $4, $5, false, district, township, 'self', $6 from registry.person where person_id = $7`,
    [personId, name, readingsOf(name), number.sex, number.birthOn, batchId, besideId],
  )
  await db.run(
    `insert into registry.identifier (kind, digest, cipher, person_id, batch_id) values ('citizen-id', $1, $2, $3, $4)`,
    [
      identity.digest('citizen-id', number.value),
      identity.seal('citizen-id', number.value),
      personId,
      batchId,
    ],
  )
  await db.run(
    `insert into registry.name_key (person_id, key, district, township)
     select p.person_id, key, p.district, p.township from registry.person p, unnest(registry.name_keys(p.name, p.pinyin)) key
     where p.person_id = $1 and key <> ''`,
    [personId],
  )
  return personId
}

/** A random 48-bit key, so that nothing about a person follows from it; as an import makes them. */
function newPersonId(): number {
  return randomInt(1, 2 ** 48 - 1)
}
