import {
  type Confirmation,
  looksPrecisionLost,
  normaliseIdentifier,
  precisionLossRemedy,
} from './identifier-text.ts'
import { type Text, text } from './text.ts'

export type CreditCodeFault = 'length' | 'characters' | 'checksum' | 'precision-loss'

/** A readable code, or what is wrong with it and what to do. */
export type CreditCodeReading =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: CreditCodeFault; readonly remedy: Text }

const remedies: Readonly<Record<CreditCodeFault, Text>> = {
  length: text(
    '统一社会信用代码应为 18 位。请对照营业执照或登记证书核对。',
    'A unified social credit code has 18 characters. Compare it with the licence or registration certificate.',
  ),
  characters: text(
    '统一社会信用代码只含数字和大写字母，不用 I、O、S、V、Z（多为 1、0、5、U、2 之误）。请对照执照核对。',
    'A unified social credit code holds digits and capital letters, without I, O, S, V and Z (often 1, 0, 5, U, 2 misread). Compare it with the licence.',
  ),
  checksum: text(
    '代码与末位校验码不符，至少有一位写错。请对照营业执照或登记证书逐位核对。',
    'The code does not match its last character, so at least one character is wrong. Compare it with the licence one by one.',
  ),
  'precision-loss': precisionLossRemedy,
}

const CHARSET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** 统一社会信用代码, GB 32100-2015: employers and institutions. */
export function parseCreditCode(raw: string, { confirmed = false }: Confirmation = {}): CreditCodeReading {
  const value = normaliseIdentifier(raw)
  if (looksPrecisionLost(value) && !confirmed) return refused('precision-loss')
  if ([...value].some((character) => !CHARSET.includes(character))) return refused('characters')
  if (value.length !== 18) return refused('length')
  return checkCharacterOf(value.slice(0, 17)) === value[17] ? { ok: true, value } : refused('checksum')
}

function checkCharacterOf(seventeen: string): string {
  let [sum, weight] = [0, 1]
  for (const character of seventeen) {
    sum += CHARSET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return CHARSET.charAt((31 - (sum % 31)) % 31)
}

function refused(code: CreditCodeFault): CreditCodeReading {
  return { ok: false, code, remedy: remedies[code] }
}
