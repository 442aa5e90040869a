import { expect, test } from 'vitest'
import { formatCsvCell } from './csv-cell.ts'

test.each([
  ['周䶮', '周䶮'],
  ['1,005', '"1,005"'],
  ['他说"好"', '"他说""好"""'],
  ['第一行\n第二行', '"第一行\n第二行"'],
  ['=1+1', "'=1+1"],
  ['＝1+1', "'＝1+1"],
  ['-cmd', "'-cmd"],
  ['甲;=1+1', '"甲;=1+1"'],
  ['甲\t@SUM(1)', '"甲\t@SUM(1)"'],
  ['\t=1+1', '"\'\t=1+1"'],
  ['330203199003120133', '330203199003120133'],
  ['', ''],
])('a spreadsheet shows %j as it is', (text, cell) => {
  expect(formatCsvCell(text)).toBe(cell)
})
