import type { Random } from './random.ts'

const habits: readonly { readonly fits: RegExp; readonly write: (value: string) => string }[] = [
  { fits: /^\d{17}[\dX]$/, write: (id) => fullWidth(id) },
  { fits: /^\d{17}[\dX]$/, write: (id) => ` ${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}` },
  { fits: /^\d{17}X$/, write: (id) => id.toLowerCase() },
  { fits: /^\d{4}-\d\d-\d\d$/, write: (date) => date.replaceAll(/-0?/g, '.') },
  { fits: /^\d{4}-\d\d-\d\d$/, write: (date) => date.replaceAll('-', '') },
  { fits: /^\d{4}-\d\d-\d\d$/, write: (date) => date.replace(/-0?(\d+)-0?(\d+)/, '年$1月$2日') },
  { fits: /^\p{Script=Han}{2,4}$/u, write: (word) => `${word} ` },
]

/**
 * Writes one cell of the row the careless way a clerk would; the meaning stays readable, so the row is still taken.
 *
 * Returns the row itself where no habit fits the cell drawn.
 */
export function withDirtyCell(cells: readonly string[], random: Random): readonly string[] {
  const place = random.below(cells.length)
  const fitting = habits.filter(({ fits }) => fits.test(cells[place] ?? ''))
  if (fitting.length === 0) return cells
  return cells.with(place, random.pick(fitting).write(cells[place] ?? ''))
}

function fullWidth(digits: string): string {
  return digits.replaceAll(/[\dX]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
}
