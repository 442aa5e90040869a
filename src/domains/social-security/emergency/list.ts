import { z } from 'zod'
import { daysBetween, type PlainDate } from '#kernel/plain-date.ts'
import type { Operation } from '#platform/operation.ts'
import { query } from '#platform/query.ts'
import type { Identity } from '#core/registry/identity.ts'
import type { EmergencyNeeds } from './needs.ts'
import { emergencyProblem } from './problems.ts'

/** What was confirmed longer ago must be asked again; no text that sets it is held, 待核实. */
export const STALE_AFTER_DAYS = 90

export type ListedNeed = EmergencyNeeds & {
  readonly personId: number
  readonly name: string
  readonly village: string | null
  readonly grid: string | null
  /** Number of people registered in the household; `undefined` where no household is known. */
  readonly household: number | undefined
  readonly phone: string | undefined
  readonly isStale: boolean
}

/** Somebody who has not been asked yet and may need help: why is not told. */
export type NotAsked = {
  readonly personId: number
  readonly name: string
  readonly village: string | null
  readonly grid: string | null
}

export type EmergencyList = { readonly asked: readonly ListedNeed[]; readonly notAsked: readonly NotAsked[] }

const MOST = 500

/**
 * Whom to fetch first in one township when it has to be cleared (plan:S1.5), grid by grid: what each needs, who comes, how to
 * reach them; and who has a certificate of the two severest levels and has not been asked; one that has
 * expired is no reason to be left behind. Needs the actor's area.
 */
export function listEmergency(identity: Identity): Operation<EmergencyList> {
  return query({
    id: 'emergency.list',
    kind: 'search',
    permission: 'emergency.list',
    purpose: 'emergency',
    input: z.object({ township: z.string().max(20).optional() }),
    problems: emergencyProblem.pick(),
    async run({ township }, { db, today, audit }): Promise<EmergencyList> {
      const rows = await db.many<{
        person_id: number
        name: string
        village: string | null
        grid: string | null
        household: number | null
        phone: Buffer | null
        moves: EmergencyNeeds['moves']
        needs_power: boolean
        supplies_days: number | null
        communicates: EmergencyNeeds['communicates']
        helpers: readonly string[]
        shelter: string | null
        confirmed_on: PlainDate
      }>(
        `select p.person_id, p.name, p.village, p.grid, p.phone_cipher as phone, e.moves, e.needs_power, e.supplies_days,
           e.communicates, e.helpers, e.shelter, e.confirmed_on,
           (select count(distinct m.person_id)::int from registry.household_member own join registry.household_member m using (household_id)
            where own.person_id = p.person_id and own.superseded_at is null and own.valid_until is null
              and m.superseded_at is null and m.valid_until is null) as household
         from registry.emergency_need e join registry.person p using (person_id)
         where e.superseded_at is null and p.on_roll and p.survivor_id is null and ($1::text is null or p.township = $1)
           and (e.moves <> 'alone' or e.needs_power or e.supplies_days is not null or not 'speech' = any (e.communicates))
         order by p.village nulls last, p.grid nulls last, array_position(array['lying', 'wheelchair', 'with-help', 'alone'], e.moves),
           p.person_id limit ${MOST}`,
        [township ?? null],
      )
      const notAsked = await db.many<NotAsked>(
        `select p.person_id as "personId", p.name, p.village, p.grid from registry.person p
         where p.on_roll and p.survivor_id is null and ($1::text is null or p.township = $1)
           and exists (select from registry.certificate c where c.person_id = p.person_id and c.superseded_at is null
             and c.level in (1, 2) and c.state <> 'cancelled' and c.valid_from <= $2 and (c.valid_until is null or c.valid_until > $2))
           and not exists (select from registry.emergency_need e where e.person_id = p.person_id and e.superseded_at is null)
         order by p.village nulls last, p.grid nulls last, p.person_id limit ${MOST}`,
        [township ?? null, today],
      )
      audit.subjects([...rows.map((row) => row.person_id), ...notAsked.map(({ personId }) => personId)])
      return { asked: rows.map((row) => listed(row)), notAsked }

      function listed(row: (typeof rows)[number]): ListedNeed {
        return {
          personId: row.person_id,
          name: row.name,
          village: row.village,
          grid: row.grid,
          household: row.household === null || row.household === 0 ? undefined : row.household,
          phone: row.phone === null ? undefined : identity.open('phone', row.phone),
          moves: row.moves,
          needsPower: row.needs_power,
          suppliesDays: row.supplies_days,
          communicates: row.communicates,
          helpers: row.helpers,
          shelter: row.shelter,
          confirmedOn: row.confirmed_on,
          isStale: daysBetween(row.confirmed_on, today) > STALE_AFTER_DAYS,
        }
      }
    },
  })
}
