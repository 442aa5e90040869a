import { findWhole } from '#core/registry/whole-person.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { QuietHours } from './quiet-hours.ts'

/** As people name the ways to reach them. */
export type Contact = 'sms' | 'wechat' | 'voice' | 'letter' | 'visit'

/** How somebody wants to be reached (`registry.contact_preference`), as sending needs to know it. */
export type SendingPreference = {
  /** In their order; empty where they have said nothing. */
  readonly channels: readonly Contact[]
  readonly largeType: boolean
  /** Not to be called: speaks in signs, cannot hear, or does not want to. */
  readonly textOnly: boolean
  readonly quiet: QuietHours | undefined
}

export const saidNothing: SendingPreference = {
  channels: [],
  largeType: false,
  textOnly: false,
  quiet: undefined,
}

type Row = {
  channels: Contact[]
  large_type: boolean
  sign_language: boolean
  text_only: boolean
  quiet_from: string | null
  quiet_until: string | null
}

/** What they last said, on whichever of their files; `saidNothing` where nobody has asked them. */
export async function findSendingPreference(db: Tx, personId: number): Promise<SendingPreference> {
  const whole = await findWhole(db, personId)
  const row = await db.one<Row>(
    `select channels, large_type, sign_language, text_only, quiet_from, quiet_until from registry.contact_preference
     where person_id = any($1) and superseded_at is null order by recorded_at desc limit 1`,
    [whole?.files ?? []],
  )
  if (!row) return saidNothing
  const { quiet_from: from, quiet_until: until } = row
  return {
    channels: row.channels,
    largeType: row.large_type,
    textOnly: row.text_only || row.sign_language,
    quiet: from !== null && until !== null ? { from: from.slice(0, 5), until: until.slice(0, 5) } : undefined,
  }
}
