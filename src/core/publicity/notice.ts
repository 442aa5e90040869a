import { formatCitation, isChecked } from '#core/citations/citation.ts'
import { valueOn } from '#kernel/dated.ts'
import { ageOn, epochDayOf, type PlainDate } from '#kernel/plain-date.ts'
import { getRegion } from '#kernel/region.ts'
import { type Text, text } from '#kernel/text.ts'
import type { FieldSet } from './fields.ts'
import type { Line, Publicity, Stay } from './publicity.ts'
import type { Allowance } from './scan/scan-file.ts'

/** Where objections go: an office, reached by its landline. */
export type Contact = { readonly office: string; readonly phone: string; readonly address?: string }

/** What a notice says, word for word; frozen when it is made. */
export type NoticeContent = {
  readonly form: 1
  readonly publicity: string
  readonly title: Text
  readonly issuer: string
  readonly audience: Text
  readonly basis: Text
  readonly stay: Stay & { readonly isVerified: boolean }
  readonly columns: readonly Text[]
  readonly rows: readonly (readonly string[])[]
  readonly contact: Contact
  /** Said on every notice of its kind, whoever is on it. */
  readonly remarks: readonly Text[]
}

/** Why somebody on the list is not in the notice. */
export type WithheldReason = 'under-age' | 'birth-unknown'

export type ComposedNotice = {
  readonly content: NoticeContent
  readonly withheld: Readonly<Record<WithheldReason, number>>
}

type Asked<Fields extends FieldSet> = {
  readonly lines: readonly Line<Fields>[]
  /** Region id of the township, the district or the city that publishes. */
  readonly region: string
  readonly issuer: string
  readonly contact: Contact
  readonly on: PlainDate
}

const OF_AGE = 18
/** Where fewer stand together, what is told of one is told of somebody the neighbours can name. */
export const FEWEST_TOGETHER = 3
const LEFT_OUT = '—'

/**
 * Makes the words of a notice out of a list. Nobody under 18 is in it, and nobody whose age is not known; the notice says
 * so whether or not there is anybody, so that it tells nothing. Throws where the publicity waits or nothing is stated for
 * the day.
 */
export function composeNotice<Fields extends FieldSet>(
  publicity: Publicity<Fields>,
  { lines, region, issuer, contact, on }: Asked<Fields>,
): ComposedNotice {
  if (publicity.waitsFor) throw new Error(`publicity "${publicity.id}" waits for its basis`)
  const stay = stayOn(publicity, on)
  if (!stay) throw new Error(`publicity "${publicity.id}" states no days for ${on}`)
  const withheld = { 'under-age': 0, 'birth-unknown': 0 }
  const named = lines.filter(({ bornOn }) => {
    const reason = publicity.about === 'people' ? reasonToWithhold(bornOn, on) : undefined
    if (reason) withheld[reason] += 1
    return !reason
  })
  const place = getRegion(region, on).name
  const content: NoticeContent = {
    form: 1,
    publicity: publicity.id,
    title: {
      zh: `${place.zh}${publicity.name.zh}`,
      en: `${publicity.name.en}, ${place.en ?? place.zh}`,
    },
    issuer,
    audience: publicity.audience,
    basis: formatCitation(publicity.basis),
    stay,
    columns: [orderLabel, ...Object.values<FieldSet[string]>(publicity.fields).map(({ label }) => label)],
    rows: rowsOf(publicity, named),
    contact,
    remarks: remarksOf(publicity),
  }
  return { content, withheld }
}

const orderLabel = text('序号', 'No.')

function reasonToWithhold(bornOn: PlainDate | null | undefined, on: PlainDate): WithheldReason | undefined {
  if (bornOn === null || bornOn === undefined) return 'birth-unknown'
  return ageOn(epochDayOf(bornOn), epochDayOf(on)) < OF_AGE ? 'under-age' : undefined
}

/** How long a notice put up on this day stays, and whether that was read in its document. */
export function stayOn({ stays, basis }: Publicity, on: PlainDate): NoticeContent['stay'] | undefined {
  const stated = valueOn(stays, on)
  return stated && { ...stated.value, isVerified: stated.checked === true && isChecked(basis) }
}

/** Sorted by what is shown, so that the order tells nothing about when somebody applied. */
function rowsOf<Fields extends FieldSet>(
  { fields, groupedBy }: Publicity<Fields>,
  lines: readonly Line<Fields>[],
): string[][] {
  const keys = Object.keys(fields)
  const groupOf = ({ shown }: Line<Fields>) => (groupedBy === undefined ? '' : String(shown[groupedBy]))
  const together = Map.groupBy(lines, groupOf)
  const rows = lines.map((line) =>
    keys.map((key) => {
      const field: FieldSet[string] | undefined = fields[key]
      const isSmall = (together.get(groupOf(line))?.length ?? 0) < FEWEST_TOGETHER
      return !field || (field.detail && isSmall) ? LEFT_OUT : field.show(line.shown[key])
    }),
  )
  const first = groupedBy === undefined ? 0 : keys.indexOf(groupedBy)
  const sortKey = (row: readonly string[]) => [row[first], ...row].join('\0')
  return rows
    .toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))
    .map((row, at) => [String(at + 1), ...row])
}

function remarksOf({ about, fields }: Publicity): Text[] {
  if (about === 'units') return [text('只公示单位，不涉及个人。', 'Units only; no person is named.')]
  const hasDetail = Object.values(fields).some(({ detail }) => detail)
  return [
    text(
      '姓名只公开姓氏；不公开证件号码、电话、住址和账户。',
      'Of a name only the surname is shown; no numbers of papers, phones, addresses or accounts.',
    ),
    text('未满 18 周岁的人员不在此公示。', 'Nobody under 18 is named here.'),
    ...(hasDetail
      ? [
          text(
            `同一村（社区）不足 ${FEWEST_TOGETHER} 人的，只列姓氏和结果。`,
            `Where fewer than ${FEWEST_TOGETHER} people of one village are listed, only surname and outcome are shown.`,
          ),
        ]
      : []),
  ]
}

/** What the scanner lets pass in this notice. */
export function allowanceOf({ about, fields }: Publicity, content: NoticeContent): Allowance {
  const details = new Set(Object.values(fields).map(({ detail }) => detail))
  const { title, audience, basis, contact, remarks } = content
  return {
    contact,
    phrases: [title, audience, basis, ...remarks].flatMap(({ zh, en }) => [zh, en]),
    disability: {
      category: details.has('category'),
      level: details.has('level'),
      inNames: about === 'units',
    },
  }
}
