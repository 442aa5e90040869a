import { checkCharacter } from '#kernel/citizen-id.ts'
import { parseCreditCode } from '#kernel/credit-code.ts'
import { existsInCalendar } from '#kernel/plain-date.ts'
import { digitRuns, holdsDate, isJoinedBy, type Piece, type Window, windowsOf } from './digit-runs.ts'
import type { LeakKind } from './leak.ts'
import type { Passage } from './passage.ts'

/** The numbers of persons in a text of plain characters in upper case. */
export function numberLeaks(text: string, nature: Passage['nature']): Set<LeakKind> {
  const found = new Set<LeakKind>()
  const isContent = nature === 'content'
  for (const run of digitRuns(text)) {
    for (const kind of longNumbers(run, isContent)) found.add(kind)
    for (const window of windowsOf(run, 11, 15)) if (isMobile(window, isContent)) found.add('mobile-phone')
    if (!isContent) continue
    for (const window of windowsOf(run, 10, 12)) if (isLandline(window)) found.add('landline')
    for (const { digits, isPartOfWord } of run) {
      if (digits.length >= 13 && !isPartOfWord && !isCreditCode(digits)) found.add('long-number')
      if (/^[5-8]\d{7}$/.test(digits) && !isPartOfWord) found.add('landline')
    }
  }
  if (isContent) {
    for (const kind of maskedNumbers(text)) found.add(kind)
    if (/(?<!\d)[48]00[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\d)/.test(text)) found.add('landline')
    if (/(?:\+|00)86[\s-]?(?:10|2\d|[3-9]\d{2})[\s-]?\d{7,8}(?!\d)/.test(text)) found.add('landline')
  }
  for (const whole of spreadsheetNumbers(text)) if (looksLikeCitizenId(whole)) found.add('citizen-id')
  if ([...found].some((kind) => named.has(kind))) found.delete('long-number')
  return found
}

const named = new Set<LeakKind>([
  'citizen-id',
  'certificate-number',
  'bank-card',
  'old-citizen-id',
  'mobile-phone',
  'landline',
])

/** A number that is known for what it is needs no second name. */
function longNumbers(run: readonly Piece[], isContent: boolean): Set<LeakKind> {
  const found = new Set(identityNumbers(run, isContent))
  if (found.has('certificate-number')) found.delete('citizen-id')
  if (found.has('certificate-number') || found.has('citizen-id')) return found
  if (![...windowsOf(run, 16, 19)].some((window) => isBankCard(window, isContent))) return found
  if (run.every(({ digits }) => digits.length !== 15)) found.delete('old-citizen-id')
  return found.add('bank-card')
}

function* identityNumbers(run: readonly Piece[], isContent: boolean): Generator<LeakKind> {
  let isNamed = false
  for (const { digits } of windowsOf(run, 18, 20)) {
    if (digits.length === 19) continue
    if (!isCitizenId(digits.slice(0, 18))) continue
    isNamed = true
    yield isCertificateTail(digits.slice(18)) ? 'certificate-number' : 'citizen-id'
  }
  for (const { digits } of run) {
    for (let from = 0; digits.length > 18 && from + 18 <= digits.length; from += 1) {
      if (!isCitizenId(digits.slice(from, from + 18))) continue
      isNamed = true
      yield isCertificateTail(digits.slice(from + 18)) ? 'certificate-number' : 'citizen-id'
    }
  }
  if (isNamed || !isContent) return
  for (const { digits } of [...run, ...windowsOf(run, 18, 18)].filter(isWholeOrInUsualPieces)) {
    // Mistyped, or cut short by a spreadsheet: still somebody's number.
    if (looksLikeCitizenId(digits)) yield 'citizen-id'
    else if (
      digits.length === 20 &&
      looksLikeCitizenId(digits.slice(0, 18)) &&
      isCertificateTail(digits.slice(18))
    )
      yield 'certificate-number'
  }
  for (const window of windowsOf(run, 15, 15))
    if (isJoinedBy(window, /^[\s\p{Pd}]+$/u) && isOldCitizenId(window.digits)) yield 'old-citizen-id'
}

function isWholeOrInUsualPieces(found: Piece | Window): boolean {
  return !('pieces' in found) || found.pieces.map(({ digits }) => digits.length).join() === '6,8,4'
}

/** The first two digits are a province. A date begins with 19 or 20, which is none. */
const province = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|7[1]|8[1-3])/

function isCitizenId(digits: string): boolean {
  return hasCitizenIdForm(digits) && checkCharacter(digits.slice(0, 17)) === digits[17]
}

function looksLikeCitizenId(digits: string): boolean {
  return hasCitizenIdForm(digits) && !isCreditCode(digits)
}

function hasCitizenIdForm(digits: string): boolean {
  if (!/^\d{17}[\dX]$/.test(digits) || !province.test(digits)) return false
  const [year, month, day] = [digits.slice(6, 10), digits.slice(10, 12), digits.slice(12, 14)].map(Number)
  return isBirthYear(year ?? 0) && existsInCalendar(year ?? 0, month ?? 0, day ?? 0)
}

function isBirthYear(year: number): boolean {
  return year >= 1880 && year <= 2099
}

function isOldCitizenId(digits: string): boolean {
  if (!/^\d{15}$/.test(digits) || !province.test(digits)) return false
  const [year, month, day] = [digits.slice(6, 8), digits.slice(8, 10), digits.slice(10, 12)].map(Number)
  return existsInCalendar(1900 + (year ?? 0), month ?? 0, day ?? 0)
}

/** Category 1 to 7 and level 1 to 4, and nothing else behind the citizen number. */
function isCertificateTail(rest: string): boolean {
  return /^[1-7][1-4]$/.test(rest)
}

function isCreditCode(digits: string): boolean {
  return digits.length === 18 && parseCreditCode(digits).ok
}

/**
 * UnionPay cards begin with 62, so that in pieces of any size they are told by their check digit; others only where
 * nothing, or regular groups, part their digits.
 */
function isBankCard(window: Window, isContent: boolean): boolean {
  const { digits, pieces } = window
  if (!/^\d+$/.test(digits) || isCreditCode(digits)) return false
  const isOne = pieces.length === 1
  if (isOne && pieces[0]?.isPartOfWord && !isContent) return false
  if (isOne && isContent) return digits.startsWith('62') || passesLuhn(digits)
  if (!passesLuhn(digits) || !/^[3-9]/.test(digits) || holdsDate(window)) return false
  return digits.startsWith('62') || (isContent && isInRegularGroups(pieces))
}

function isInRegularGroups(pieces: readonly Piece[]): boolean {
  const sizes = pieces.map(({ digits }) => digits.length)
  const [first = 0] = sizes
  if (sizes.length === 2) return first === 6
  return sizes.slice(0, -1).every((size) => size === first) && (sizes.at(-1) ?? 0) <= Math.max(first, 3)
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let at = digits.length - 1, isDoubled = false; at >= 0; at -= 1, isDoubled = !isDoubled) {
    const value = Number(digits[at])
    sum += isDoubled ? (value > 4 ? value * 2 - 9 : value * 2) : value
  }
  return sum % 10 === 0
}

/** Written with or without +86, 0086 or 0 before it. */
function isMobile(window: Window, isContent: boolean): boolean {
  const { digits, pieces } = window
  if (!/^(?:0|86|086|0086)?1[3-9]\d{9}$/.test(digits)) return false
  if (pieces.length === 1) return !pieces[0]?.isPartOfWord || (isContent && digits.length === 11)
  return isContent && isJoinedBy(window, /^[^\S\n]{0,2}[\p{Pd}.·]?[^\S\n]{0,2}$/u) && !holdsDate(window)
}

function isLandline(window: Window): boolean {
  const area = /^(?:010|02\d|0[3-9]\d\d)/.exec(window.digits)?.[0]
  if (area === undefined) return false
  const local = window.digits.slice(area.length)
  if (!/^[2-9]\d{6,7}$/.test(local) || holdsDate(window)) return false
  return isJoinedBy(window, /^[^\S\n]?[\p{Pd}()]{0,2}[^\S\n]?$/u)
}

/** Some digits hidden behind asterisks: those that show still help to find the person. */
function* maskedNumbers(text: string): Generator<LeakKind> {
  for (const [masked] of text.matchAll(/(?<!\d)\d{3,18}\*{2,14}[\dX]{0,6}(?!\d)/g)) {
    if (masked.length === 11 && /^1[3-9]/.test(masked)) yield 'mobile-phone'
    else if (masked.length >= 16 && masked.length <= 19 && masked.length !== 18) yield 'bank-card'
    else if (masked.length >= 12) yield 'citizen-id'
  }
}

/** Long numbers as a spreadsheet shows or keeps them: 3.30203199001011E+17. */
function* spreadsheetNumbers(text: string): Generator<string> {
  for (const [, whole = '', fraction = '', exponent] of text.matchAll(/(\d)\.(\d{5,})E\+?(\d{2})(?!\d)/g)) {
    if (exponent === '17') yield (whole + fraction).padEnd(18, '0').slice(0, 18)
  }
}
