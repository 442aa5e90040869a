import { type Text, text } from './text.ts'

/**
 * An identifier as files and fingers leave it, brought to its written form: full-width to half-width, no spaces,
 * apostrophes or invisible characters, `×` and the Cyrillic `х` read as X, upper case.
 */
export function normaliseIdentifier(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/[\s\p{Cf}'‘’`]/gu, '')
    .replace(/[×✕✖хХ]/g, 'X')
    .toUpperCase()
}

/**
 * Whether a spreadsheet may have kept only 15 digits of a long number: the rest zero, or written as 3.30203E+17.
 *
 * Takes normalised text. A few true numbers end in 000 as well, and a check digit cannot tell the two apart.
 */
export function looksPrecisionLost(normalised: string): boolean {
  return /^\d{15}000(?:00)?$/.test(normalised) || /^\d(?:\.\d+)?E\+?\d{2}$/.test(normalised)
}

/** A person has compared the characters with the card or paper itself, so trailing zeros are no sign of damage. */
export type Confirmation = { readonly confirmed?: boolean }

export const precisionLossRemedy: Text = text(
  '号码末尾的数字被表格软件改成了 0。请把这一列设为“文本”后重新导出，或对照证件重新录入。',
  'A spreadsheet has turned the last digits into zeros. Set the column to text and export again, or type the number from the card.',
)
