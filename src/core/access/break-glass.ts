import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { command } from '#platform/command.ts'
import type { Operation } from '#platform/operation.ts'
import { query } from '#platform/query.ts'
import type { Identity } from '#core/registry/identity.ts'
import { findByCitizenId } from '#core/registry/introduce.ts'
import { parseCitizenId } from '#kernel/citizen-id.ts'
import { accessProblem } from './problems.ts'

export const MINUTES_OPEN = 30
const MOST_A_DAY = 5
/** A grant nobody has looked at by then is shown to the city. */
export const REVIEW_WITHIN_DAYS = 3

/** Why somebody is seen without a task. */
export const emergencyReasons = [
  'danger',
  'found-person',
  'emergency-list',
  'court-or-police',
  'other',
] as const

/**
 * Opens the file of one person, found by their exact citizen number, for half an hour. It gives nothing at once: the next
 * request sees the person. Everyone of another unit may review it afterwards, and the person sees it in their own file.
 */
export function openBreakGlass(
  identity: Identity,
): Operation<{ readonly grantId: string; readonly personId: number; readonly until: string }> {
  return command({
    id: 'break-glass.open',
    permission: 'break-glass.open',
    purpose: 'emergency',
    input: z.object({
      dutyId: z.uuid(),
      citizenId: z.string(),
      reasonKind: z.enum(emergencyReasons),
      reason: z.string().trim().min(8).max(500),
    }),
    problems: accessProblem.pick('nobody-there', 'number-unusable', 'too-many-opened'),
    async run({ dutyId, citizenId, reasonKind, reason }, { db, actor, now, audit, problem }) {
      const number = parseCitizenId(citizenId)
      if (!number.ok) throw problem('number-unusable')
      const personId = await findByCitizenId(db, identity, number.value)
      if (personId === undefined) throw problem('nobody-there')
      const staffId = staffIdOf(actor)
      const opened = await db.one<{ people: number }>(
        `select count(distinct person_id)::int as people from access.break_glass
         where staff_id = $1 and valid_from > $2::timestamptz - interval '1 day' and person_id <> $3`,
        [staffId, now, personId],
      )
      if ((opened?.people ?? 0) >= MOST_A_DAY) throw problem('too-many-opened', { most: MOST_A_DAY })
      const grantId = randomUUID()
      const until = new Date(Date.parse(now) + MINUTES_OPEN * 60_000).toISOString()
      await db.run(
        `insert into access.break_glass (grant_id, staff_id, duty_id, person_id, reason_kind, reason, valid_from, valid_until)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [grantId, staffId, dutyId, personId, reasonKind, reason, now, until],
      )
      audit.subjects([personId])
      audit.detail({ grantId, reasonKind })
      return { grantId, personId, until }
    },
  })
}

export type OpenedFile = {
  readonly grantId: string
  readonly openedBy: string
  readonly unit: string
  readonly reasonKind: string
  readonly reason: string
  readonly openedAt: string
  readonly verdict: string | null
  /** Nobody has reviewed it in time. */
  readonly isLate: boolean
}

/** Files seen without a task, those not yet reviewed first. Who was seen is not told: the review is about the look. */
export const listOpenedFiles = query({
  id: 'break-glass.list',
  kind: 'read',
  permission: 'break-glass.review',
  purpose: 'audit',
  input: z.object({}),
  problems: accessProblem.pick(),
  async run(_, { db, now }) {
    const rows = await db.many<{
      grant_id: string
      name: string
      unit: string
      reason_kind: string
      reason: string
      valid_from: string
      verdict: string | null
      is_late: boolean
    }>(
      `select g.grant_id, f.name, f.unit, g.reason_kind, g.reason, g.valid_from, r.verdict,
         r.grant_id is null and g.valid_from < $1::timestamptz - interval '${REVIEW_WITHIN_DAYS} days' as is_late
       from access.break_glass g join access.staff f using (staff_id) left join access.break_glass_review r using (grant_id)
       order by r.grant_id is not null, g.valid_from limit 200`,
      [now],
    )
    return rows.map(
      (row): OpenedFile => ({
        grantId: row.grant_id,
        openedBy: row.name,
        unit: row.unit,
        reasonKind: row.reason_kind,
        reason: row.reason,
        openedAt: row.valid_from,
        verdict: row.verdict,
        isLate: row.is_late,
      }),
    )
  },
})

/** A verdict on one look, by somebody of another unit, once. */
export const reviewBreakGlass = command({
  id: 'break-glass.review',
  permission: 'break-glass.review',
  purpose: 'audit',
  input: z.object({
    grantId: z.uuid(),
    verdict: z.enum(['justified', 'misuse', 'unclear']),
    remark: z.string().trim().min(2).max(500),
  }),
  problems: accessProblem.pick('review-by-another-unit', 'reviewed-already'),
  async run({ grantId, verdict, remark }, { db, actor, now, audit, problem }) {
    const reviewer = staffIdOf(actor)
    const looked = await db.one<{ same_unit: boolean }>(
      `select own.unit = f.unit as same_unit from access.break_glass g join access.staff f using (staff_id),
         access.staff own where g.grant_id = $1 and own.staff_id = $2`,
      [grantId, reviewer],
    )
    if (!looked) throw problem('reviewed-already')
    if (looked.same_unit) throw problem('review-by-another-unit')
    const recorded = await db.run(
      `insert into access.break_glass_review (grant_id, reviewed_by, verdict, remark, reviewed_at)
       values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [grantId, reviewer, verdict, remark, now],
    )
    if (recorded === 0) throw problem('reviewed-already')
    audit.detail({ grantId, verdict })
  },
})
