import { text } from '#kernel/text.ts'
import type pg from 'pg'
import { openIdentity } from '#core/registry/identity.ts'
import type { Keys } from '#platform/keys.ts'
import { notice } from './notice.ts'
import { spaced } from './said-words.ts'
import { date, topic } from './value-kinds.ts'

/** A notice about a lamp that is to be answered, for tests of what carries notices. */
export const lampQuestion = notice({
  id: 'lamp-question',
  name: text('一盏灯', 'A lamp'),
  plan: 'plan:S5.1',
  values: { about: topic, answerBy: date },
  reach: 'read',
  takesReply: true,
  sms: ({ answerBy }) => text(`灯亮吗？${answerBy}前回1。`, `Is the lamp on? Reply 1 by ${answerBy}.`),
  spoken: () => text(`灯亮吗？请拨 ${spaced('12385')}。`, `Is the lamp on? Call ${spaced('12385')}.`),
  easy: () => [text('灯亮吗？', 'Is the lamp on?')],
  letter: ({ about, answerBy }) => ({
    title: text('一盏灯', 'A lamp'),
    happened: [text(`想问您：${about.zh}。`, `A question: ${about.en}.`)],
    reason: [text('没有别人知道。', 'Nobody else knows.')],
    next: [text(`${answerBy}以前回答。`, `Answer by ${answerBy}.`)],
    object: [text('请打 12385。', 'Call 12385.')],
    cites: [{ document: 'zj-social-assistance', article: 50 }],
  }),
})

/** The telephone of an example person, so that they can be written to. */
export async function giveTelephone(
  batch: pg.Pool,
  keys: Keys,
  personId: number,
  phone: string,
): Promise<void> {
  const identity = openIdentity(keys)
  await batch.query('update registry.person set phone_cipher = $2, phone_digest = $3 where person_id = $1', [
    personId,
    identity.seal('phone', phone),
    identity.digest('phone', phone),
  ])
}

export type ExamplePreference = {
  readonly channels: readonly string[]
  readonly textOnly?: boolean
  readonly largeType?: boolean
  readonly quiet?: readonly [from: string, until: string]
}

/** How an example person wants to be reached; `as` is a client that may write to the table. */
export async function prefer(
  as: pg.ClientBase,
  personId: number,
  { channels, textOnly = false, largeType = false, quiet }: ExamplePreference,
): Promise<void> {
  await as.query(
    `insert into registry.contact_preference (person_id, district, township, channels, large_type, sign_language, text_only,
       quiet_from, quiet_until, source, recorded_by, recorded_at)
     select person_id, district, township, $2, $3, false, $4, $5, $6, 'self', 'operator:local', '2026-11-01T00:00:00Z'
     from registry.person where person_id = $1`,
    [personId, channels, largeType, textOnly, quiet?.[0] ?? null, quiet?.[1] ?? null],
  )
}
