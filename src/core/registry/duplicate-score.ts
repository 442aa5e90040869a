import type { Sex } from '#kernel/citizen-id.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import { compareNames } from './name-folding.ts'

/** What of a file tells whether another one is about the same person. */
export type ComparedFile = {
  readonly name: string
  /** Readings of the name, the likeliest first. */
  readonly pinyin: readonly string[]
  readonly sex: Sex | null
  readonly birthOn: PlainDate | null
  /** Anything equal for equal numbers. */
  readonly phone: string | null
  readonly township: string
  readonly village: string | null
  readonly household: number | null
}

type Part = { readonly weight: number; readonly text: Text }

/** What may speak for or against two files being one person, and how much. Add to it, never reuse a code: merges keep them. */
export const scoreParts = {
  'certificate-of-other': {
    weight: 45,
    text: text(
      '一方的残疾人证上是另一方的身份证号',
      'the certificate of one bears the citizen number of the other',
    ),
  },
  'same-birth-date': { weight: 30, text: text('出生日期相同', 'same date of birth') },
  'close-birth-date': {
    weight: 10,
    text: text('出生日期只差一处（年差一年，或月日颠倒）', 'dates of birth differ in one place'),
  },
  'other-birth-date': { weight: -25, text: text('出生日期不同', 'different dates of birth') },
  'same-name': { weight: 30, text: text('姓名相同', 'same name') },
  'variant-name': {
    weight: 25,
    text: text('姓名只差异体字或繁简', 'names differ in the form of a character only'),
  },
  'unreadable-name': {
    weight: 15,
    text: text('姓名能看清的字都相同', 'names agree as far as they can be read'),
  },
  'same-reading': { weight: 18, text: text('姓名同音', 'names are read alike') },
  'other-name': { weight: -20, text: text('姓名不同', 'different names') },
  'same-phone': { weight: 20, text: text('电话相同', 'same telephone') },
  'same-village': { weight: 10, text: text('同一个村（社区）', 'same village or community') },
  'same-township': { weight: 4, text: text('同一个镇街', 'same township') },
  'other-sex': { weight: -30, text: text('性别不同', 'different sex') },
  'one-household': {
    weight: -30,
    text: text('同一户里的两个成员，可能是双胞胎', 'two members of one household, perhaps twins'),
  },
} as const satisfies Record<string, Part>

export type ScorePart = keyof typeof scoreParts

export type DuplicateScore = {
  readonly score: number
  /** From 60 on `likely`, from 40 on `possible`: thresholds of our own, to be looked at again with real files. */
  readonly likelihood: 'likely' | 'possible' | 'unlikely'
  readonly parts: readonly ({ readonly code: ScorePart } & Part)[]
}

export const POSSIBLE_FROM = 40
const LIKELY_FROM = 60

/** Whether two files are one person, part by part. What is unknown on either side says nothing. */
export function scoreDuplicate(
  one: ComparedFile,
  other: ComparedFile,
  { certificateOfOther = false }: { readonly certificateOfOther?: boolean } = {},
): DuplicateScore {
  const codes = [
    certificateOfOther ? 'certificate-of-other' : undefined,
    nameOf(one, other),
    birthOf(one.birthOn, other.birthOn),
    one.phone !== null && one.phone === other.phone ? 'same-phone' : undefined,
    placeOf(one, other),
    one.sex !== null && other.sex !== null && one.sex !== other.sex ? 'other-sex' : undefined,
    one.household !== null && one.household === other.household ? 'one-household' : undefined,
  ] as const satisfies readonly (ScorePart | undefined)[]
  const parts = codes.flatMap((code) => (code ? [{ code, ...scoreParts[code] }] : []))
  const score = parts.reduce((sum, { weight }) => sum + weight, 0)
  const likelihood = score >= LIKELY_FROM ? 'likely' : score >= POSSIBLE_FROM ? 'possible' : 'unlikely'
  return { score, likelihood, parts }
}

function nameOf(one: ComparedFile, other: ComparedFile): ScorePart {
  const compared = compareNames(one.name, other.name)
  switch (compared) {
    case 'same':
      return 'same-name'
    case 'variant':
      return 'variant-name'
    case 'unreadable':
      return 'unreadable-name'
    case 'different':
      return one.pinyin.some((reading) => other.pinyin.includes(reading)) ? 'same-reading' : 'other-name'
  }
}

function birthOf(one: PlainDate | null, other: PlainDate | null): ScorePart | undefined {
  if (one === null || other === null) return undefined
  if (one === other) return 'same-birth-date'
  const [a, b] = [one, other].map((date) => date.split('-'))
  const [year = '', month, day] = a ?? []
  const [otherYear = '', otherMonth, otherDay] = b ?? []
  const swapped = year === otherYear && month === otherDay && day === otherMonth
  const aYearApart =
    month === otherMonth && day === otherDay && Math.abs(Number(year) - Number(otherYear)) === 1
  return swapped || aYearApart ? 'close-birth-date' : 'other-birth-date'
}

function placeOf(one: ComparedFile, other: ComparedFile): ScorePart | undefined {
  if (one.township !== other.township) return undefined
  return one.village !== null && one.village === other.village ? 'same-village' : 'same-township'
}
