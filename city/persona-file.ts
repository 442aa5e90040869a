import { epochDayOf, type PlainDate } from '#kernel/plain-date.ts'
import { parseCitizenId } from '#kernel/citizen-id.ts'
import type { Text } from '#kernel/text.ts'
import type { FileKind, OfficeRow } from './office-files.ts'
import type { News } from './news.ts'

type Named = { readonly name: string; readonly citizenId: string }

/** One of the few people with a name of their own in tests, pages and documents: invented, and the same in every city. */
export type Persona = Named & {
  readonly id: string
  /** The rule the story makes visible. */
  readonly shows: Text
  readonly district: string
  readonly township: string
  /** Everybody who lives there, the persona first. */
  readonly household: readonly Named[]
  readonly news: readonly News[]
}

/** A row of the story; known on the day it begins unless it says when. */
export type Told = { readonly kind: FileKind; readonly row: News['row']; readonly knownOn?: PlainDate }

export function told<Kind extends FileKind>(kind: Kind, row: OfficeRow<Kind>, knownOn?: PlainDate): Told {
  return { kind, row, ...(knownOn !== undefined && { knownOn }) }
}

type Story = Named & {
  readonly id: string
  readonly shows: Text
  readonly lives: readonly [district: string, township: string, village: string]
  /** Who else lives there; the persona is head unless a relation says otherwise. */
  readonly relation?: string
  readonly others?: readonly (Named & { readonly relation: string; readonly told?: readonly Told[] })[]
  readonly told: readonly Told[]
}

/** Adds what every persona has: the roll, a household since 2015 and the residents' insurance unless told otherwise. */
export function persona({
  id,
  name,
  citizenId,
  shows,
  lives,
  relation = '户主',
  others = [],
  told: stories,
}: Story): Persona {
  const self = { name, citizenId }
  const [district, township, village] = lives
  const number = parseCitizenId(citizenId)
  if (!number.ok) throw new Error(`persona ${id} has no valid citizen number: ${number.code}`)
  const first = stories.find(({ kind }) => kind === 'certificates')?.row['issuedOn'] ?? '2015-01-01'
  const member = (whose: string) =>
    told('households', { household: `P-${id}`, relation: whose, from: '2015-01-01' }, first)
  const sex = number.sex === 'male' ? '男' : '女'
  const own = [
    told('people', { sex, birthOn: number.birthOn, phone: '', district, township, village }, first),
    member(relation),
    ...(stories.some(({ kind }) => kind === 'insurance')
      ? []
      : [told('insurance', { scheme: '居民', from: '2020-01-01' }, first)]),
    ...stories,
  ]
  return {
    id,
    ...self,
    shows,
    district,
    township,
    household: [self, ...others.map((other) => ({ name: other.name, citizenId: other.citizenId }))],
    news: [
      ...own.map((item) => newsAbout(self, item)),
      ...others.flatMap((other) =>
        [member(other.relation), ...(other.told ?? [])].map((item) => newsAbout(other, item)),
      ),
    ],
  }
}

function newsAbout({ name, citizenId }: Named, { kind, row, knownOn }: Told): News {
  const begun = knownOn ?? row['from'] ?? row['issuedOn'] ?? row['assessedOn'] ?? row['enteredOn']
  if (begun === undefined) throw new Error(`a row of ${kind} that does not say when it became known`)
  return { kind, about: { name, citizenId }, knownOn: epochDayOf(begun), row }
}
