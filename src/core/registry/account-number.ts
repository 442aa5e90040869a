import { type Confirmation, normaliseIdentifier, precisionLossRemedy } from '#kernel/identifier-text.ts'
import { type Text, text } from '#kernel/text.ts'

/** A bank account as it may be kept, or what is wrong with it. */
export type AccountNumberReading =
  | { readonly ok: true; readonly value: string; readonly lastFour: string }
  | { readonly ok: false; readonly code: 'form' | 'check-digit' | 'precision-loss'; readonly remedy: Text }

const remedies = {
  form: text(
    '账号只含数字，10 至 28 位。请去掉其他字符，补全位数。',
    'An account number holds 10 to 28 digits. Remove other characters and complete it.',
  ),
  'check-digit': text(
    '62 开头的银行卡号与末位校验码不符，至少有一位写错；确实无误的请注明已核对。',
    'The card number does not match its last digit, so at least one digit is wrong; if it is right, say that it was compared.',
  ),
} as const

/**
 * Reads the number of a bank card or passbook. A card of the domestic scheme (62…) carries a check digit; other accounts
 * have none that is known here, so their digits are only counted.
 */
export function readAccountNumber(
  raw: string,
  { confirmed = false }: Confirmation = {},
): AccountNumberReading {
  const value = normaliseIdentifier(raw).replace(/-/g, '')
  const isRounded = /^\d{15}0{2,4}$/.test(value) || /^\d(?:\.\d+)?E\+?\d{2}$/.test(value)
  if (isRounded && !confirmed) return { ok: false, code: 'precision-loss', remedy: precisionLossRemedy }
  if (!/^\d{10,28}$/.test(value)) return { ok: false, code: 'form', remedy: remedies.form }
  if (/^62\d{14,17}$/.test(value) && !confirmed && !passesLuhn(value))
    return { ok: false, code: 'check-digit', remedy: remedies['check-digit'] }
  return { ok: true, value, lastFour: value.slice(-4) }
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
