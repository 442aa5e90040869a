import { openIdentity } from '#core/registry/identity.ts'
import { getRegion } from '#kernel/region.ts'
import type { Text } from '#kernel/text.ts'
import type { Keys } from '#platform/keys.ts'
import type { Message } from './channel.ts'
import type { Contact, SendingPreference } from './sending-preference.ts'
import type { Notice } from './notice.ts'
import { ningboDate } from './quiet-hours.ts'

/** A notice that is due, held by this transaction. */
export type Claimed = {
  readonly personId: number
  readonly noticeId: string
  readonly notice: string
  readonly channels: readonly Contact[]
  readonly dueAt: string
  readonly expiresAt: string | null
  readonly district: string
  readonly township: string
  readonly name: string
  readonly village: string | null
  readonly phone: Buffer | null
  readonly wechat: Buffer | null
  readonly values: string | null
  readonly sealed: Buffer | null
  /** On the list of the dead. */
  readonly isDead: boolean
}

/** Everything a channel may need, in the words of the definition. */
export function composeMessage(
  claimed: Claimed,
  definition: Notice,
  preference: SendingPreference,
  keys: Keys,
): Message {
  const identity = openIdentity(keys)
  const body = claimed.values ?? (claimed.sealed && identity.open('notice', claimed.sealed))
  if (body === null) throw new Error('the values of this notice are gone')
  const { district, township, village } = claimed
  return {
    noticeId: claimed.noticeId,
    notice: definition.id,
    to: {
      name: claimed.name,
      place: placeOf(district, township, village),
      ...(claimed.phone && { phone: identity.open('phone', claimed.phone) }),
      ...(claimed.wechat && { wechat: identity.open('wechat', claimed.wechat) }),
    },
    forms: definition.formsOf(JSON.parse(body)),
    issuer: issuerOf(district),
    issuedOn: ningboDate(claimed.dueAt),
    largeType: preference.largeType,
    ...(claimed.expiresAt !== null && { expiresAt: claimed.expiresAt }),
  }
}

function placeOf(district: string, township: string, village: string | null): Text {
  const [outer, inner] = [getRegion(district).name, getRegion(township).name]
  const end = village ?? ''
  return {
    zh: `${outer.zh}${inner.zh}${end}`,
    en: [end, inner.en ?? inner.zh, outer.en ?? outer.zh].filter(Boolean).join(', '),
  }
}

function issuerOf(district: string): Text {
  const { zh, en } = getRegion(district).name
  return { zh: `${zh}残疾人联合会`, en: `${en ?? zh} disabled persons' federation` }
}
