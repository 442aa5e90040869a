import type { PlainDate } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import type { Forms } from './notice.ts'

/** The ways out of this program; a visit is none, because a person makes it. */
export type ChannelName = 'sms' | 'wechat' | 'voice' | 'file' | 'print'

export type Recipient = {
  readonly name: string
  /** Where a letter goes: village, township, district. */
  readonly place: Text
  readonly phone?: string
  readonly wechat?: string
}

/** One notice to one person. */
export type Message = {
  readonly noticeId: string
  /** Id of the definition: a provider knows its template by it. */
  readonly notice: string
  readonly to: Recipient
  readonly forms: Forms
  readonly issuer: Text
  readonly issuedOn: PlainDate
  readonly largeType: boolean
  /** From then on it is of no use and is not to be kept. */
  readonly expiresAt?: string
}

/** Taken by the channel, and what shows it: a file name, the number the provider gave. */
export type Receipt = { readonly proof: string }

export type Channel = {
  readonly name: ChannelName
  /** The words this channel carries. */
  wordsOf(forms: Forms): string
  /**
   * Hands the message over. The same key is the same message: given again, as after a crash, it goes out once and the answer is
   * the same. Throws a problem where this channel cannot take it; `provider-unreachable` where it may later.
   */
  deliver(message: Message, key: string): Promise<Receipt>
  /** Drops what is no longer of use. */
  forget?(now: string): void
}

/** What this installation can send by. */
export type Channels = {
  readonly names: ReadonlySet<ChannelName>
  /** Throws `channel-not-configured`. */
  get(name: ChannelName): Channel
  forget(now: string): void
}
