import pg from 'pg'

const { builtins } = pg.types
const dateArray = 1182
const int8Array = 1016

type TextParser = (text: string) => unknown

/**
 * How columns arrive: bigint as a number and refused beyond 2^53, `date` as `2026-11-24` and never a JS Date,
 * `timestamptz` as an ISO instant, numeric as text.
 */
export const columnParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: string) {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
    return textParsers.get(oid) ?? pg.types.getTypeParser(oid, 'text')
  },
}

export function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint beyond 2^53: ${text}`)
  return value
}

function parseTimestamptz(text: string): string {
  if (text.endsWith('infinity')) return text
  // PostgreSQL writes a whole-hour offset as `+08`, which is not ISO 8601.
  return new Date(text.replace(' ', 'T').replace(/[+-]\d\d$/, '$&:00')).toISOString()
}

/** One-dimensional arrays of types whose text needs no quotes: `{1,2,NULL}`. */
function arrayOf(parseElement: TextParser): TextParser {
  return (text) => {
    const elements = text === '{}' ? [] : text.slice(1, -1).split(',')
    return elements.map((element) => (element === 'NULL' ? null : parseElement(element)))
  }
}

const textParsers = new Map<number, TextParser>([
  [builtins.INT8, parseInt8],
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMP, (text) => text],
  [builtins.TIMESTAMPTZ, parseTimestamptz],
  [int8Array, arrayOf(parseInt8)],
  [dateArray, arrayOf((text) => text)],
])
