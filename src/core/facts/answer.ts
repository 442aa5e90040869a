import { NOT_APPLICABLE, type FactValue } from '#engine/values.ts'
import { type Text, text } from '#kernel/text.ts'
import { epochDayOf, parsePlainDate, plainDateOf } from '#kernel/plain-date.ts'
import type { FactDefinition } from './fact.ts'

/** An answer a form can carry: a fact's value as short text. `?` is "I do not know", `-` is "does not apply". */
export type WrittenAnswer = string

type Reading =
  | { readonly ok: true; readonly value: FactValue }
  | { readonly ok: false; readonly remedy: Text }

/** Reads what somebody typed or chose. Amounts are typed in yuan, dates as 2026-11-24; a set is its codes with commas. */
export function readAnswer(fact: FactDefinition, written: WrittenAnswer): Reading {
  const said = written.normalize('NFKC').trim()
  if (said === '?') return { ok: true, value: null }
  if (said === '-' && fact.optional) return { ok: true, value: NOT_APPLICABLE }
  switch (fact.type) {
    case 'bool':
      return said === 'yes' || said === 'no' ? { ok: true, value: said === 'yes' } : choose
    case 'enum':
      return fact.values?.some(({ code }) => code === said) ? { ok: true, value: said } : choose
    case 'set': {
      const codes = said === '' ? [] : said.split(',')
      const known = codes.every((code) => fact.values?.some((each) => each.code === code))
      return known && codes.length > 0 ? { ok: true, value: codes } : choose
    }
    case 'date':
      return parsePlainDate(said) !== undefined
        ? { ok: true, value: epochDayOf(said) }
        : { ok: false, remedy: dateRemedy }
    case 'int':
      return readNumber(fact, said)
  }
}

/** The opposite of `readAnswer`, so that a form can carry what was answered before. */
export function writeAnswer(fact: FactDefinition, value: FactValue): WrittenAnswer {
  if (value === null) return '?'
  if (value === NOT_APPLICABLE) return '-'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return value.join(',')
  if (fact.type === 'date') return plainDateOf(value)
  return fact.unit === 'fen' ? (value / 100).toFixed(2) : String(value)
}

const choose: Reading = {
  ok: false,
  remedy: text('请选一个；不知道也可以', 'Choose one; not knowing is an answer too'),
}
const dateRemedy = text(
  '请填年、月、日，比如 1960 年 3 月 8 日',
  'Fill in year, month and day, like 1960-03-08',
)

function readNumber({ unit, range }: FactDefinition, said: string): Reading {
  const isMoney = unit === 'fen'
  const digits = said.replaceAll(/[,\s元]/g, '')
  const written = isMoney ? /^\d{1,9}(?:\.\d{1,2})?$/ : /^\d{1,9}$/
  if (!written.test(digits))
    return {
      ok: false,
      remedy: isMoney
        ? text('请填金额，比如 1005 或 301.50', 'Fill in an amount, like 1005 or 301.50')
        : text('请填整数', 'Fill in a whole number'),
    }
  const value = isMoney ? Math.round(Number(digits) * 100) : Number(digits)
  const [low, high] = range ?? [0, Number.MAX_SAFE_INTEGER]
  if (value < low || value > high)
    return {
      ok: false,
      remedy: text('这个数超出了可能的范围，请再看一遍', 'This is out of the possible range; look again'),
    }
  return { ok: true, value }
}
