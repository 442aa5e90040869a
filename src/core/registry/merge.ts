import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Clock, systemClock } from '#platform/clock.ts'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { withContext } from '#platform/db/transaction.ts'
import { execute, type ExecuteOptions } from '#platform/execute.ts'
import { compareWholes } from './duplicates.ts'
import { registryProblem } from './problems.ts'
import { settlePlaces } from './settle-places.ts'
import { findWhole, personKey } from './whole-person.ts'

/** What a merge or its undoing left: the files it was about, and the merge to undo. */
export type Merged = {
  readonly mergeId: string
  readonly personId: number
  readonly files: readonly number[]
}

const mergeInput = z.object({
  fromId: personKey,
  intoId: personKey,
  reason: z.string().trim().min(2).max(500),
  /** How many differences between the records were on the comparison the actor has confirmed. */
  differencesSeen: z.coerce.number().int().nonnegative(),
})
const undoInput = z.object({ mergeId: z.uuid(), reason: z.string().trim().min(2).max(500) })

/**
 * Says that one file is another's. Nothing is moved: every row keeps the file it was recorded under, and whoever reads the
 * person reads all their files. Whichever file is named, the whole chain it belongs to is meant.
 */
const mergeFiles = command({
  id: 'person.merge',
  permission: 'person.merge',
  purpose: 'correction',
  input: mergeInput,
  problems: registryProblem.pick(
    'person-not-found',
    'same-file',
    'survivor-off-roll',
    'differences-not-seen',
  ),
  async run(
    { fromId, intoId, reason, differencesSeen },
    { db, actor, now, audit, problem },
  ): Promise<Merged> {
    await onlyOneAtATime(db)
    const [from, into] = [await findWhole(db, fromId), await findWhole(db, intoId)]
    if (!from || !into) throw problem('person-not-found')
    if (from.personId === into.personId) throw problem('same-file')
    const { score, parts, differences, one, other } = await compareWholes(db, from, into)
    if (one.onRoll && !other.onRoll) throw problem('survivor-off-roll')
    if (differences.length > differencesSeen)
      throw problem('differences-not-seen', { count: differences.length })
    const mergeId = randomUUID()
    const components = parts.map(({ code, weight }) => ({ code, weight }))
    await db.run(
      `insert into registry.person_merge (merge_id, person_id, into_id, district, township, district_before, township_before,
         reason, score, components, merged_at, merged_by)
       select $1, person_id, $2, district, township, district, township, $3, $4, $5, $6, $7
       from registry.person where person_id = $8`,
      [mergeId, into.personId, reason, score, JSON.stringify(components), now, actor.id, from.personId],
    )
    await nameSurvivor(db, from.files, into.personId)
    const files = [...from.files, ...into.files]
    audit.subjects(files)
    audit.detail({ mergeId, score, differences: differences.length })
    return { mergeId, personId: into.personId, files }
  },
})

/** Takes a merge back. Files merged into the taken-back one before or since stay with it. */
const undoMergeOfFiles = command({
  id: 'person.undo-merge',
  permission: 'person.merge',
  purpose: 'correction',
  input: undoInput,
  problems: registryProblem.pick('merge-not-standing'),
  async run({ mergeId, reason }, { db, actor, now, audit, problem }): Promise<Merged> {
    await onlyOneAtATime(db)
    const undone = await db.one<{ person_id: number; into_id: number }>(
      `update registry.person_merge set undone_at = $2, undone_by = $3, undone_reason = $4
       where merge_id = $1 and undone_at is null returning person_id, into_id`,
      [mergeId, now, actor.id, reason],
    )
    if (!undone) throw problem('merge-not-standing')
    const files = await listMergedInto(db, undone.person_id)
    await nameSurvivor(db, files, undone.person_id)
    audit.subjects([...files, undone.into_id])
    audit.detail({ mergeId })
    return { mergeId, personId: undone.person_id, files }
  },
})

/**
 * Merges one file into another; then the files of the person follow where the surviving one lives, so that whoever is
 * responsible for the person sees all of them.
 */
export function mergePeople(options: ExecuteOptions, input: z.input<typeof mergeInput>): Promise<Merged> {
  return andSettle(options, () => execute(mergeFiles, input, options))
}

/** Undoes one merge: the file stands on its own again, where it was before. */
export function undoMerge(options: ExecuteOptions, input: z.input<typeof undoInput>): Promise<Merged> {
  return andSettle(options, () => execute(undoMergeOfFiles, input, options))
}

/** A crash in between leaves places as they were; the next merge of these files or the next import settles them. */
async function andSettle(
  { database, actor, clock = systemClock }: ExecuteOptions & { readonly clock?: Clock },
  work: () => Promise<Merged>,
): Promise<Merged> {
  const merged = await work()
  await withContext(database.batch, { actor: actor.id, read: [], write: [] }, (tx) =>
    settlePlaces(tx, clock.today(), merged.files),
  )
  return merged
}

/** Two merges at once could each make the other's survivor its own. */
async function onlyOneAtATime(db: Tx): Promise<void> {
  await db.run("select pg_advisory_xact_lock(hashtext('registry merge'))")
}

async function nameSurvivor(db: Tx, files: readonly number[], survivor: number): Promise<void> {
  await db.run(
    'update registry.person set survivor_id = nullif($2::bigint, person_id) where person_id = any($1) or person_id = $2',
    [files, survivor],
  )
}

/** A file and all whose chain of merges leads to it. */
async function listMergedInto(db: Tx, personId: number): Promise<readonly number[]> {
  const rows = await db.many<{ person_id: number }>(
    `with recursive own as (
       select $1::bigint as person_id
       union
       select m.person_id from registry.person_merge m join own on m.into_id = own.person_id where m.undone_at is null
     )
     select person_id from own order by person_id`,
    [personId],
  )
  return rows.map((row) => row.person_id)
}
