import { z } from 'zod'
import { type Text, text } from '#kernel/text.ts'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { query } from '#platform/query.ts'
import { registryProblem } from './problems.ts'
import { findWhole, personKey, type WholePerson } from './whole-person.ts'

/** Ways to reach somebody, from a message on a telephone to a knock on the door. */
export const channels = {
  sms: text('短信', 'text message'),
  wechat: text('微信', 'WeChat'),
  voice: text('电话语音', 'telephone call'),
  letter: text('信件', 'letter'),
  visit: text('上门', 'visit'),
} as const satisfies Record<string, Text>

export type Channel = keyof typeof channels

/** How somebody wants to be reached; without a row nobody has asked them. */
export type ContactPreference = {
  /** In the order they are to be tried. */
  readonly channels: readonly Channel[]
  readonly largeType: boolean
  readonly signLanguage: boolean
  /** Never to be called. */
  readonly textOnly: boolean
  /** `22:00`, both or neither; past midnight where the end comes before the start. */
  readonly quietFrom: string | undefined
  readonly quietUntil: string | undefined
  readonly source: string
  readonly recordedAt: string
}

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** Says how somebody wants to be reached from now on: they themselves, whoever acts for them, or a colleague they told. */
export const preferContact = command({
  id: 'contact.prefer',
  permission: 'contact.prefer',
  purpose: 'service',
  input: z
    .object({
      personId: personKey,
      channels: z
        .array(z.enum(['sms', 'wechat', 'voice', 'letter', 'visit']))
        .min(1)
        .refine((list) => new Set(list).size === list.length),
      largeType: z.boolean().default(false),
      signLanguage: z.boolean().default(false),
      textOnly: z.boolean().default(false),
      quietFrom: time.optional(),
      quietUntil: time.optional(),
    })
    .refine(({ quietFrom, quietUntil }) => (quietFrom === undefined) === (quietUntil === undefined), {
      path: ['quietUntil'],
    })
    .refine(({ quietFrom, quietUntil }) => quietFrom === undefined || quietFrom !== quietUntil, {
      path: ['quietUntil'],
    })
    .refine((input) => !(input.textOnly && input.channels.includes('voice')), { path: ['channels'] }),
  problems: registryProblem.pick('person-not-found'),
  async run({ personId, ...wanted }, { db, actor, now, audit, problem }) {
    const whole = await findWhole(db, personId)
    if (!whole) throw problem('person-not-found')
    // Of merged files the latest word is read; theirs stand again if the merge is undone.
    await db.run(
      'update registry.contact_preference set superseded_at = $2 where person_id = $1 and superseded_at is null',
      [whole.personId, now],
    )
    await db.run(
      `insert into registry.contact_preference (person_id, district, township, channels, large_type, sign_language, text_only,
         quiet_from, quiet_until, source, recorded_by, recorded_at)
       select person_id, district, township, $2, $3, $4, $5, $6, $7, $8, $9, $10 from registry.person where person_id = $1`,
      [
        whole.personId,
        wanted.channels,
        wanted.largeType,
        wanted.signLanguage,
        wanted.textOnly,
        wanted.quietFrom ?? null,
        wanted.quietUntil ?? null,
        actor.id.startsWith('resident:') ? 'self' : 'dpf',
        actor.id,
        now,
      ],
    )
    audit.subjects(whole.files)
    return { personId: whole.personId }
  },
})

export const findContactPreference = query({
  id: 'contact.read',
  kind: 'read',
  permission: 'contact.read',
  purpose: 'service',
  input: z.object({ personId: personKey }),
  problems: registryProblem.pick('person-not-found'),
  async run({ personId }, { db, audit, problem }) {
    const whole = await findWhole(db, personId)
    if (!whole) throw problem('person-not-found')
    audit.subjects(whole.files)
    return { personId: whole.personId, preference: await contactPreferenceOf(db, whole) }
  },
})

type PreferenceRow = {
  channels: readonly Channel[]
  large_type: boolean
  sign_language: boolean
  text_only: boolean
  quiet_from: string | null
  quiet_until: string | null
  source: string
  recorded_at: string
}

/** What a person last said, on whichever of their files; `undefined` where nobody has asked them. */
export async function contactPreferenceOf(
  db: Tx,
  { files }: WholePerson,
): Promise<ContactPreference | undefined> {
  const row = await db.one<PreferenceRow>(
    `select channels, large_type, sign_language, text_only, to_char(quiet_from, 'HH24:MI') as quiet_from,
       to_char(quiet_until, 'HH24:MI') as quiet_until, source, recorded_at
     from registry.contact_preference where person_id = any($1) and superseded_at is null order by recorded_at desc limit 1`,
    [files],
  )
  return (
    row && {
      channels: row.channels,
      largeType: row.large_type,
      signLanguage: row.sign_language,
      textOnly: row.text_only,
      quietFrom: row.quiet_from ?? undefined,
      quietUntil: row.quiet_until ?? undefined,
      source: row.source,
      recordedAt: row.recorded_at,
    }
  )
}
