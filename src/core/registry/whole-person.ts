import { z } from 'zod'
import type { Tx } from '#platform/db/transaction.ts'

/** The key of any of a person’s files, as a form or an address gives it. */
export const personKey = z.coerce.number().int().positive()

/** A person and the files that are theirs: the surviving one first, then those merged into it. */
export type WholePerson = { readonly personId: number; readonly files: readonly number[] }

/** The person a file belongs to, whichever of their files is named; `undefined` for whom the reader may not see. */
export async function findWhole(db: Tx, personId: number): Promise<WholePerson | undefined> {
  const rows = await db.many<{ person_id: number; survivor_id: number | null }>(
    `select m.person_id, m.survivor_id from registry.person f
     join registry.person m on m.person_id = coalesce(f.survivor_id, f.person_id)
       or m.survivor_id = coalesce(f.survivor_id, f.person_id)
     where f.person_id = $1 order by m.survivor_id is not null, m.person_id`,
    [personId],
  )
  const [survivor] = rows
  if (!survivor || survivor.survivor_id !== null) return undefined
  return { personId: survivor.person_id, files: rows.map((row) => row.person_id) }
}

/** All files of the people to whom some files belong: whoever may see one of them by its own key may see them all. */
export async function listFiles(db: Tx, people: readonly number[]): Promise<readonly number[]> {
  const rows = await db.many<{ person_id: number }>(
    `select distinct m.person_id from registry.person f
     join registry.person m on m.person_id = coalesce(f.survivor_id, f.person_id)
       or m.survivor_id = coalesce(f.survivor_id, f.person_id)
     where f.person_id = any($1) order by m.person_id`,
    [people],
  )
  return rows.map((row) => row.person_id)
}
