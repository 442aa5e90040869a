import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { parseCitizenId } from '#kernel/citizen-id.ts'
import { findRegion } from '#kernel/region.ts'
import { command } from '#platform/command.ts'
import type { Operation } from '#platform/operation.ts'
import type { Identity } from '#core/registry/identity.ts'
import { makeInvitation } from './invitation.ts'
import { accessProblem } from './problems.ts'

/**
 * Makes an account for a colleague and an invitation to come in with once; its code is shown once and only the digest is
 * kept. One natural person has one account, so that two accounts are two people wherever four eyes are needed.
 */
export function addStaff(
  identity: Identity,
): Operation<{ readonly staffId: string; readonly invitation: string }> {
  return command({
    id: 'staff.add',
    permission: 'duty.keep',
    purpose: 'access',
    input: z.object({
      name: z.string().trim().min(1).max(60),
      citizenId: z.string(),
      unit: z.string().min(1),
    }),
    problems: accessProblem.pick('already-has-account', 'number-unusable', 'unit-not-found'),
    async run({ name, citizenId, unit }, { db, actor, now, today, audit, problem }) {
      if (!findRegion(unit, today)) throw problem('unit-not-found')
      const number = parseCitizenId(citizenId)
      if (!number.ok) throw problem('number-unusable')
      const staffId = randomUUID()
      const added = await db.run(
        `insert into access.staff (staff_id, name, natural_person, unit, added_at, added_by)
         values ($1, $2, $3, $4, $5, $6) on conflict (natural_person) do nothing`,
        [staffId, name, identity.digest('citizen-id', number.value), unit, now, actor.id],
      )
      if (added === 0) throw problem('already-has-account')
      audit.detail({ staffId, in: unit })
      return { staffId, invitation: await makeInvitation(db, staffId, now) }
    },
  })
}
