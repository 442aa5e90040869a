import { z } from 'zod'
import { query } from '#platform/query.ts'
import { listWards, type Ward } from '#core/registry/standing-mandates.ts'
import { accessProblem } from './problems.ts'

/** For whom whoever is signed in may act today, in what and until when; the same while they act for one of them. */
export const listOwnWards = query({
  id: 'mandate.own-wards',
  kind: 'read',
  permission: 'session.own',
  purpose: 'delegation',
  input: z.object({}),
  problems: accessProblem.pick(),
  async run(_, { db, actor, today, audit }): Promise<readonly Ward[]> {
    const [kind, id] = actor.id.split(':')
    if (kind !== 'resident') return []
    const wards = await listWards(db, { personId: Number(id) }, today)
    audit.subjects(wards.map(({ personId }) => personId))
    return wards
  },
})
