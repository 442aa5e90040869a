/**
 * Text with every way of writing a character brought to one: full-width and other digits to 0–9, invisible characters
 * gone, long runs of Chinese numerals to digits. Spaces and line breaks stay.
 */
export function plainCharacters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Mn}\p{Me}\u3164\u115F\u1160]/gu, '')
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/[〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{11,}/g, (run) =>
      [...run].map((numeral) => numerals[numeral] ?? numeral).join(''),
    )
}

/** Upper case, and every cross that stands for the last character of a citizen number read as X. */
export function asNumberText(plain: string): string {
  return plain.toUpperCase().replace(/[×✕✖Х]/g, 'X')
}

/** Digits of one script stand in a row of ten, so the place in the row is the value. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return character
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}

const numerals: Readonly<Record<string, string>> = Object.fromEntries(
  ['〇零○', '一壹幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap(
    (forms, value) => [...forms].map((form) => [form, String(value)]),
  ),
)
