import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { daysBetween, type PlainDate } from '#kernel/plain-date.ts'
import { findRegion } from '#kernel/region.ts'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { query } from '#platform/query.ts'
import { accessProblem } from './problems.ts'
import { type Area, type Role, roleCodes, roles } from './roles.ts'

/** A duty as somebody holds it on a day: their own, or another's while they stand in. */
export type Duty = {
  readonly dutyId: string
  readonly role: string
  readonly region: string
  readonly until: PlainDate
  /** Account of the colleague whose duty it is, where it is not one's own. */
  readonly standsInFor?: string
}

/** Every duty is looked at again within a year. */
const LONGEST_DAYS = 366
const LONGEST_STAND_IN_DAYS = 92

/** The duties somebody may act on today, their own first. */
export async function listStandingDuties(
  tx: Tx,
  staffId: string,
  today: PlainDate,
): Promise<readonly Duty[]> {
  const rows = await tx.many<{
    duty_id: string
    role: string
    region: string
    until: PlainDate
    owner: string
  }>(
    `select d.duty_id, d.role, d.region, least(d.valid_until, e.ends_on, i.valid_until) as until, d.staff_id as owner
     from access.duty d
     left join access.duty_end e using (duty_id)
     left join access.stand_in i on i.duty_id = d.duty_id and i.staff_id = $1 and i.valid_from <= $2 and i.valid_until > $2
     where (d.staff_id = $1 or i.staff_id = $1)
       and d.valid_from <= $2 and d.valid_until > $2 and (e.ends_on is null or e.ends_on > $2)
     order by d.staff_id = $1 desc, d.role, d.region, d.duty_id`,
    [staffId, today],
  )
  return rows.map(({ duty_id: dutyId, role, region, until, owner }) => ({
    dutyId,
    role,
    region,
    until,
    ...(owner !== staffId && { standsInFor: owner }),
  }))
}

const date = z.iso.date()

/** Gives a colleague a role in a place from a day on, for a year at most. */
export const grantDuty = command({
  id: 'duty.grant',
  permission: 'duty.keep',
  purpose: 'access',
  input: z.object({
    staffId: z.uuid(),
    role: z.enum(roleCodes),
    region: z.string().min(1),
    from: date,
    until: date,
  }),
  problems: accessProblem.pick(
    'staff-not-found',
    'role-not-for-staff',
    'region-does-not-fit',
    'duty-too-long',
    'own-duty',
  ),
  async run({ staffId, role, region, from, until }, { db, actor, now, today, audit, problem }) {
    if (actor.id === `staff:${staffId}`) throw problem('own-duty')
    if (!roles[role].isStaff) throw problem('role-not-for-staff')
    if (!fits(role, region, today)) throw problem('region-does-not-fit')
    if (daysBetween(from, until) <= 0 || daysBetween(from, until) > LONGEST_DAYS)
      throw problem('duty-too-long', { days: LONGEST_DAYS })
    const staff = await db.one('select 1 from access.staff where staff_id = $1 and left_on is null', [
      staffId,
    ])
    if (!staff) throw problem('staff-not-found')
    const dutyId = randomUUID()
    await db.run(
      `insert into access.duty (duty_id, staff_id, role, region, valid_from, valid_until, review_on, granted_at, granted_by)
       values ($1, $2, $3, $4, $5, $6, $6, $7, $8)`,
      [dutyId, staffId, role, region, from, until, now, actor.id],
    )
    audit.detail({ dutyId, granted: role, in: region })
    return { dutyId }
  },
})

/** Ends a duty from a day on. Whoever is acting on it has nothing from that moment. */
export const endDuty = command({
  id: 'duty.end',
  permission: 'duty.keep',
  purpose: 'access',
  input: z.object({ dutyId: z.uuid(), endsOn: date, reason: z.string().trim().min(2).max(200) }),
  problems: accessProblem.pick('duty-not-found'),
  async run({ dutyId, endsOn, reason }, { db, actor, now, audit, problem }) {
    const ended = await db.run(
      `insert into access.duty_end (duty_id, ends_on, ended_at, ended_by, reason)
       select duty_id, $2, $3, $4, $5 from access.duty where duty_id = $1 on conflict do nothing`,
      [dutyId, endsOn, now, actor.id, reason],
    )
    if (ended === 0) throw problem('duty-not-found')
    audit.detail({ dutyId, endsOn })
  },
})

/** AB 角: hands one of the actor's own duties to a colleague of the same unit for some days. */
export const arrangeStandIn = command({
  id: 'duty.stand-in',
  permission: 'duty.hand-over',
  purpose: 'access',
  input: z.object({ dutyId: z.uuid(), staffId: z.uuid(), from: date, until: date }),
  problems: accessProblem.pick('duty-not-found', 'staff-not-found', 'stand-in-too-long', 'own-duty'),
  async run({ dutyId, staffId, from, until }, { db, actor, now, audit, problem }) {
    if (actor.id === `staff:${staffId}`) throw problem('own-duty')
    if (daysBetween(from, until) <= 0 || daysBetween(from, until) > LONGEST_STAND_IN_DAYS)
      throw problem('stand-in-too-long', { days: LONGEST_STAND_IN_DAYS })
    const duty = await db.one<{ unit: string }>(
      `select f.unit from access.duty d join access.staff f using (staff_id)
       left join access.duty_end e using (duty_id)
       where d.duty_id = $1 and 'staff:' || d.staff_id::text = $2 and d.valid_from <= $3 and d.valid_until >= $4
         and (e.ends_on is null or e.ends_on >= $4)`,
      [dutyId, actor.id, from, until],
    )
    if (!duty) throw problem('duty-not-found')
    const colleague = await db.one(
      'select 1 from access.staff where staff_id = $1 and unit = $2 and left_on is null',
      [staffId, duty.unit],
    )
    if (!colleague) throw problem('staff-not-found')
    const standInId = randomUUID()
    await db.run(
      `insert into access.stand_in (stand_in_id, duty_id, staff_id, valid_from, valid_until, arranged_at, arranged_by)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [standInId, dutyId, staffId, from, until, now, actor.id],
    )
    audit.detail({ dutyId, standInId, from, until })
    return { standInId }
  },
})

export type StaffRow = {
  readonly staffId: string
  readonly name: string
  readonly unit: string
  readonly duties: readonly (Duty & { readonly from: PlainDate; readonly reviewOn: PlainDate })[]
}

/** All colleagues with their present and coming duties, in the order of their units. */
export const listStaff = query({
  id: 'duty.list',
  kind: 'read',
  permission: 'duty.read',
  purpose: 'access',
  input: z.object({}),
  problems: accessProblem.pick(),
  async run(_, { db, today }) {
    const rows = await db.many<{ staff_id: string; name: string; unit: string; duties: StaffRow['duties'] }>(
      `select f.staff_id, f.name, f.unit, coalesce(json_agg(json_build_object(
           'dutyId', d.duty_id, 'role', d.role, 'region', d.region, 'from', d.valid_from,
           'until', least(d.valid_until, e.ends_on), 'reviewOn', d.review_on) order by d.role, d.region)
         filter (where d.duty_id is not null), '[]') as duties
       from access.staff f
       left join (access.duty d left join access.duty_end e using (duty_id))
         on d.staff_id = f.staff_id and least(d.valid_until, e.ends_on) > $1
       where f.left_on is null or f.left_on > $1
       group by f.staff_id order by f.unit, f.name collate "C", f.staff_id`,
      [today],
    )
    return rows.map(
      ({ staff_id, name, unit, duties }): StaffRow => ({ staffId: staff_id, name, unit, duties }),
    )
  },
})

/** A duty is for a place of its role's own size; an office without a place of its own is for any region. */
function fits(role: Role, region: string, today: PlainDate): boolean {
  const { area } = roles[role]
  const [id = '', ...below] = region.split('/')
  const found = findRegion(id, today)
  if (!found || below.some((part) => part.trim() === '')) return false
  const expected: Record<Area, readonly [level: string, parts: number]> = {
    city: ['city', 0],
    district: ['district', 0],
    township: ['township', 0],
    village: ['township', 1],
    grid: ['township', 2],
    none: [found.level, 0],
  }
  const [level, parts] = expected[area]
  return found.level === level && below.length === parts
}
