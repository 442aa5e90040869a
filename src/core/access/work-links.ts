import { findSurname } from '#core/audit/surname.ts'
import type { StaffFacts, WorkLinks } from '#core/audit/work-facts.ts'
import { type Area, roleCodes, roles } from './roles.ts'

/** What accounts tell of colleagues: their names. Where they live is not asked of them, so neighbours stay unknown. */
export const staffFacts: StaffFacts = {
  async find(tx, actors) {
    const rows = await tx.many<{ actor: string; name: string }>(
      `select 'staff:' || staff_id as actor, name from access.staff where 'staff:' || staff_id::text = any($1)`,
      [actors],
    )
    return new Map(
      rows.map(({ actor, name }) => {
        const surname = findSurname(name)
        return [actor, surname === undefined ? {} : { surname }] as const
      }),
    )
  },
}

/** Whoever works in a grid, a village or a township looks after everybody there; an office above needs a task. */
const nearby: readonly Area[] = ['grid', 'village', 'township']
const nearbyRoles = roleCodes.filter((code) => nearby.includes(roles[code].area))

/** Work that linked a colleague to people at a moment: a task in hand, work stated, an emergency, or a duty close to where they live. */
export const workLinks: WorkLinks = {
  async find(tx, actor, people, at) {
    const rows = await tx.many<{ person_id: number }>(
      `select person_id from casework.task
       where 'staff:' || holder::text = $1 and person_id = any($2) and opened_at <= $3 and (closed_at is null or closed_at >= $3)
       union
       select person_id from access.stated_work
       where 'staff:' || staff_id::text = $1 and person_id = any($2) and valid_from <= $3 and valid_until > $3
       union
       select person_id from access.break_glass
       where 'staff:' || staff_id::text = $1 and person_id = any($2) and valid_from <= $3 and valid_until > $3
       union
       select unnest($2::bigint[]) from platform.audit
       where actor = $1 and at = $3 and detail ->> 'role' = any($4)`,
      [actor, people, at, nearbyRoles],
    )
    return new Set(rows.map(({ person_id }) => person_id))
  },
}
