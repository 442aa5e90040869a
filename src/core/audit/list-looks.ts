import { z } from 'zod'
import type { Text } from '#kernel/text.ts'
import { query } from '#platform/query.ts'
import { describeActor, describePurpose, kindWords, type LookKind } from './look-words.ts'
import { auditProblem } from './problems.ts'

/** One time somebody looked at a person, or recorded something about them. */
export type Look = {
  readonly id: string
  readonly at: string
  readonly who: Text
  /** Whether it was whoever reads the list now. */
  readonly isOwn: boolean
  readonly why: Text
  readonly what: Text
}

export type Looks = {
  readonly looks: readonly Look[]
  /** For the page after this one. */
  readonly before: string | undefined
}

const LOOKS_A_PAGE = 100

type Row = {
  id: string
  at: string
  actor: string
  purpose: string
  kind: LookKind
  role: string | null
  region: string | null
  assisted_by: string | null
}

/**
 * 谁看过我的信息: every look at one person, latest first, a few seconds after it happened. For the person and for whoever acts
 * for them; anybody else is given an empty list, as for somebody who does not exist. What was refused showed nothing and is
 * not in it, nor is what was done to everybody at once.
 */
export const listLooks = query({
  id: 'look.list',
  kind: 'read',
  permission: 'look.read',
  purpose: 'transparency',
  input: z.object({ personId: z.coerce.number().int().positive(), before: z.uuid().optional() }),
  problems: auditProblem.pick(),
  async run({ personId, before }, { db, actor, audit }): Promise<Looks> {
    const rows = await db.many<Row>(
      `select entry_id as id, at, actor, purpose, kind, detail ->> 'role' as role, detail ->> 'region' as region,
         detail ->> 'assistedBy' as assisted_by
       from platform.audit_subject where subject = $1 and ($2::uuid is null or entry_id < $2)
       order by entry_id desc limit ${LOOKS_A_PAGE + 1}`,
      [personId, before ?? null],
    )
    const shown = rows.slice(0, LOOKS_A_PAGE)
    if (shown.length > 0) audit.subjects([personId])
    return {
      looks: shown.map((row) => lookOf(row, { viewer: actor.id, personId })),
      before: rows.length > LOOKS_A_PAGE ? shown.at(-1)?.id : undefined,
    }
  },
})

function lookOf(
  { id, at, actor, purpose, kind, role, region, assisted_by }: Row,
  reader: { readonly viewer: string; readonly personId: number },
): Look {
  const capacity = {
    actor,
    role: role ?? undefined,
    region: region ?? undefined,
    assistedBy: assisted_by ?? undefined,
  }
  return {
    id,
    at,
    who: describeActor(capacity, reader),
    isOwn: actor === reader.viewer,
    why: describePurpose(purpose),
    what: kindWords[kind],
  }
}
