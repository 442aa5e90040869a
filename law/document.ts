import type { PlainDate } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import type { Issuer } from './issuers.ts'

/** Whom a document binds. Ningbo keeps its own budget, so some provincial notices leave it out. */
export type Scope = 'national' | 'zhejiang' | 'zhejiang-except-ningbo' | 'ningbo' | 'county'

export type DocumentKind =
  | 'law'
  | 'administrative-regulation'
  | 'party-and-state-regulation'
  | 'local-regulation'
  | 'rule'
  | 'notice'
  | 'standard'
  | 'plan'

/**
 * How we know of a document nobody here has read: `named` elsewhere with its number or title, `quoted` in part by others,
 * `recalled` without any copy (even the number may be wrong), or `presumed` to exist because somebody has to set the figure.
 */
export type KnownFrom = 'named' | 'quoted' | 'recalled' | 'presumed'

type Described<Id extends string> = {
  readonly id: Id
  readonly title: Text
  /** 文号, as issued. */
  readonly number?: string
  /** The first of several issuers. */
  readonly issuer: Issuer
  readonly kind: DocumentKind
  readonly scope: Scope
  readonly issuedOn?: PlainDate
  readonly inForceFrom?: PlainDate
  /** The first day it no longer applies. */
  readonly inForceUntil?: PlainDate
  readonly supersededBy?: string
}

/** A document whose text was read: the articles relied on, by number, each in one sentence of our own. */
export type ReadDocument<Id extends string = string> = Described<Id> & {
  readonly checked: true
  /** The last amendment contained in the text that was read. */
  readonly amendedOn?: PlainDate
  readonly articles: Readonly<Record<number, Text>>
  /** Articles on which a later document prevails, and which one. */
  readonly overruledArticles?: Readonly<Record<number, string>>
}

/** A document named without having been read. Its title describes it and may not be the official one. */
export type UnreadDocument<Id extends string = string> = Described<Id> & {
  readonly checked: false
  readonly knownFrom: KnownFrom
}

export type LawDocument<Id extends string = string> = ReadDocument<Id> | UnreadDocument<Id>

export function readDocument<const Id extends string>(
  document: Omit<ReadDocument<Id>, 'checked'>,
): ReadDocument<Id> {
  return { ...document, checked: true }
}

export function unreadDocument<const Id extends string>(
  document: Omit<UnreadDocument<Id>, 'checked'>,
): UnreadDocument<Id> {
  return { ...document, checked: false }
}
