import { writeXlsx } from 'hucre/xlsx'
import { formatCsvCell } from '#kernel/csv-cell.ts'
import { encodedGb18030 } from '#kernel/gb18030.ts'
import type { FileColumn, FileField, FileProfile } from './file-profile.ts'

/** One payment as a bank reads it. */
export type FileLine = {
  readonly reference: string
  readonly account: string
  readonly payee: string
  readonly amountFen: number
  readonly purpose: string
}

/** A value a column of the bank’s form has no room for; the reference says whose. */
export class TooWide extends Error {
  readonly reference: string
  readonly title: string

  constructor(reference: string, title: string) {
    super(`${title}: ${reference}`)
    this.reference = reference
    this.title = title
  }
}

/**
 * The file for a bank: the same lines always give the same bytes. Throws `TooWide` rather than cut a name or a number short.
 */
export async function writeFile(profile: FileProfile, lines: readonly FileLine[]): Promise<Buffer> {
  const rows = lines.map((line, at) => profile.goes.map(({ field }) => cellOf(field, line, at + 1)))
  switch (profile.form) {
    case 'csv':
      return encoded(
        profile,
        [profile.goes.map(({ title }) => title), ...rows].map(
          (row) => `${row.map(formatCsvCell).join(',')}\r\n`,
        ),
      )
    case 'fixed-width':
      return encoded(
        profile,
        lines.map(
          (line, at) =>
            `${profile.goes.map((column) => padded(profile, column, cellOf(column.field, line, at + 1), line)).join('')}\r\n`,
        ),
      )
    case 'xlsx': {
      const sheet = { name: '明细', rows: [profile.goes.map(({ title }) => title), ...rows] }
      return Buffer.from(
        await writeXlsx({ sheets: [sheet], properties: { created: new Date(0), modified: new Date(0) } }),
      )
    }
  }
}

function cellOf(field: FileField, line: FileLine, sequence: number): string {
  switch (field) {
    case 'sequence':
      return String(sequence)
    case 'reference':
      return line.reference
    case 'account':
      return line.account
    case 'payee':
      return line.payee
    case 'yuan':
      return yuan(line.amountFen)
    case 'fen':
      return String(line.amountFen)
    case 'purpose':
      return line.purpose
    case 'code':
      throw new Error('a code comes back and does not go out')
  }
}

function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}

const numbers = new Set<FileField>(['sequence', 'fen', 'yuan'])

function padded(
  profile: FileProfile,
  { field, title, width = 0 }: FileColumn,
  cell: string,
  line: FileLine,
): string {
  const free = width - bytesOf(profile, cell).length
  if (free < 0) throw new TooWide(line.reference, title)
  return numbers.has(field) ? '0'.repeat(free) + cell : cell + ' '.repeat(free)
}

function encoded(profile: FileProfile, texts: readonly string[]): Buffer {
  return bytesOf(profile, texts.join(''))
}

function bytesOf({ charset }: FileProfile, words: string): Buffer {
  return charset === 'utf-8' ? Buffer.from(words, 'utf8') : encodedGb18030(words)
}
