import type { Unit } from '#engine/ast.ts'
import type { Text } from '#kernel/text.ts'

/** What stands behind a number that is typed. */
export const unitWords: Readonly<Record<Unit, Text>> = {
  fen: { zh: '元', en: 'yuan' },
  months: { zh: '个月', en: 'months' },
  years: { zh: '年', en: 'years' },
  age: { zh: '周岁', en: 'years' },
  people: { zh: '人', en: 'people' },
  percent: { zh: '%', en: '%' },
  count: { zh: '个', en: '' },
  level: { zh: '级', en: 'level' },
  times: { zh: '倍', en: 'times' },
}
