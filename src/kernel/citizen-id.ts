import {
  type Confirmation,
  looksPrecisionLost,
  normaliseIdentifier,
  precisionLossRemedy,
} from './identifier-text.ts'
import { existsInCalendar, type PlainDate } from './plain-date.ts'
import { type Text, text } from './text.ts'

export type Sex = 'male' | 'female'

export type CitizenIdFault =
  | 'length'
  | 'characters'
  | 'checksum'
  | 'birth-date'
  | 'precision-loss'
  | 'fifteen-digit'

/** A readable number, or what is wrong with it and what to do. */
export type CitizenIdReading =
  | { readonly ok: true; readonly value: string; readonly birthOn: PlainDate; readonly sex: Sex }
  | {
      readonly ok: false
      readonly code: CitizenIdFault
      readonly remedy: Text
      /** A proposal a person must confirm against the card; never to be used as the number by itself. */
      readonly suggestion?: string
    }

const remedies: Readonly<Record<CitizenIdFault, Text>> = {
  length: text(
    '身份证号应为 18 位。请对照身份证，补上缺少的数字或去掉多余的数字。',
    'A citizen number has 18 characters. Compare it with the card and add what is missing or remove what is extra.',
  ),
  characters: text(
    '身份证号只含数字，最后一位可以是 X。请去掉其他字符。',
    'A citizen number holds digits only, with an X allowed at the end. Remove the other characters.',
  ),
  checksum: text(
    '号码与末位校验码不符，至少有一位写错。请对照身份证逐位核对。',
    'The number does not match its last character, so at least one digit is wrong. Compare it with the card digit by digit.',
  ),
  'birth-date': text(
    '号码第 7 至 14 位不是一个存在的出生日期。请对照身份证核对这几位。',
    'Digits 7 to 14 are not a date of birth that exists. Compare these digits with the card.',
  ),
  'precision-loss': precisionLossRemedy,
  'fifteen-digit': text(
    '这是已停用的 15 位旧号码。请对照现在的身份证录入 18 位号码。',
    'This is an old 15-digit number, no longer in use. Enter the 18 characters from the present card.',
  ),
}

/**
 * 公民身份号码, GB 11643: checks form, date of birth and check character.
 *
 * The first six digits are not read: they name a place of first registration, often abolished, and never the place that
 * pays. Whether the date of birth lies in the future is for a caller who knows today.
 */
export function parseCitizenId(raw: string, { confirmed = false }: Confirmation = {}): CitizenIdReading {
  const value = normaliseIdentifier(raw)
  if (looksPrecisionLost(value) && !confirmed) return refused('precision-loss')
  if (!/^\d*X?$/.test(value)) return refused('characters')
  if (/^\d{15}$/.test(value)) return refusedOldNumber(value)
  if (value.length !== 18) return refused('length')

  const birthOn = birthDateIn(value)
  if (birthOn === undefined) return refused('birth-date')
  if (checkCharacter(value.slice(0, 17)) !== value[17]) return refused('checksum')
  return { ok: true, value, birthOn, sex: Number(value[16]) % 2 === 1 ? 'male' : 'female' }
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The 18th character for the first seventeen digits (ISO 7064 MOD 11-2). Throws on anything but 17 digits. */
export function checkCharacter(seventeenDigits: string): string {
  if (!/^\d{17}$/.test(seventeenDigits)) throw new Error('a check character needs exactly 17 digits')
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(seventeenDigits[index]), 0)
  return '10X98765432'.charAt(sum % 11)
}

function birthDateIn(eighteen: string): PlainDate | undefined {
  const [year, month, day] = [eighteen.slice(6, 10), eighteen.slice(10, 12), eighteen.slice(12, 14)]
  return existsInCalendar(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : undefined
}

/** Old numbers wrote two digits of the year; nearly all holders were born in the 1900s, which is why a person must confirm. */
function refusedOldNumber(fifteen: string): CitizenIdReading {
  const seventeen = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`
  const suggestion = seventeen + checkCharacter(seventeen)
  const dated = birthDateIn(suggestion) !== undefined
  return { ok: false, code: 'fifteen-digit', remedy: remedies['fifteen-digit'], ...(dated && { suggestion }) }
}

function refused(code: CitizenIdFault): CitizenIdReading {
  return { ok: false, code, remedy: remedies[code] }
}
