import { z } from 'zod'
import { type Text, text } from '#kernel/text.ts'
import { command } from '#platform/command.ts'
import { emergencyProblem } from './problems.ts'

/** How somebody gets out of the house. */
export const waysToMove = {
  alone: text('自己走', 'alone'),
  'with-help': text('要人扶', 'with help'),
  wheelchair: text('坐轮椅', 'in a wheelchair'),
  lying: text('要抬', 'carried lying'),
} as const satisfies Record<string, Text>

/** How to make oneself understood. */
export const waysToSpeak = {
  speech: text('说话', 'speech'),
  writing: text('写字', 'writing'),
  sign: text('手语', 'sign language'),
  pictures: text('看图', 'pictures'),
} as const satisfies Record<string, Text>

export type WayToMove = keyof typeof waysToMove
export type WayToSpeak = keyof typeof waysToSpeak

const moves = ['alone', 'with-help', 'wheelchair', 'lying'] as const
const speaks = ['speech', 'writing', 'sign', 'pictures'] as const

/** What somebody needs in an emergency; needs and never diagnoses. */
export type EmergencyNeeds = {
  readonly moves: WayToMove
  readonly needsPower: boolean
  /** Oxygen or medicine at home, in days; `null` where none is needed. */
  readonly suppliesDays: number | null
  readonly communicates: readonly WayToSpeak[]
  /** Two at most: who comes, and how to reach them. */
  readonly helpers: readonly string[]
  readonly shelter: string | null
  readonly confirmedOn: string
}

/** Writes down what somebody needs, as it was confirmed with them on a day; what stood before is kept and no longer holds. */
export const confirmEmergencyNeeds = command({
  id: 'emergency.confirm',
  permission: 'emergency.confirm',
  purpose: 'emergency',
  input: z.object({
    personId: z.coerce.number().int().positive(),
    moves: z.enum(moves),
    needsPower: z.boolean(),
    suppliesDays: z.number().int().min(0).max(365).nullable(),
    communicates: z.array(z.enum(speaks)).min(1),
    helpers: z.array(z.string().trim().min(2).max(60)).max(2),
    shelter: z.string().trim().max(100).nullable(),
    confirmedOn: z.iso.date(),
  }),
  problems: emergencyProblem.pick('nobody-to-help', 'confirmed-in-future'),
  async run({ personId, ...needs }, { db, actor, now, today, audit, problem }) {
    if (needs.confirmedOn > today) throw problem('confirmed-in-future')
    await db.run(
      'update registry.emergency_need set superseded_at = $2 where person_id = $1 and superseded_at is null',
      [personId, now],
    )
    const recorded = await db.run(
      `insert into registry.emergency_need (person_id, district, township, moves, needs_power, supplies_days, communicates,
         helpers, shelter, confirmed_on, recorded_by, recorded_at)
       select person_id, district, township, $2, $3, $4, $5, $6, $7, $8, $9, $10 from registry.person where person_id = $1`,
      [
        personId,
        needs.moves,
        needs.needsPower,
        needs.suppliesDays,
        needs.communicates,
        needs.helpers,
        needs.shelter,
        needs.confirmedOn,
        actor.id,
        now,
      ],
    )
    if (recorded === 0) throw problem('nobody-to-help')
    audit.subjects([personId])
  },
})
