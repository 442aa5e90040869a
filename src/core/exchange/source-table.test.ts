import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { afterAll, expect, test } from 'vitest'
import { dataRows, findHeads } from './data-rows.ts'
import { Problem } from '#platform/problem.ts'
import { openTable, type SourceTable } from './source-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'yongzhu-table-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function open(name: string, bytes: Uint8Array | string): Promise<SourceTable> {
  writeFileSync(join(folder, name), bytes)
  return openTable(join(folder, name), name)
}

async function cellsOf(table: SourceTable): Promise<(readonly string[])[]> {
  const rows = []
  for (const sheet of table.sheets) for await (const { cells } of table.rows(sheet)) rows.push(cells)
  return rows
}

async function problemOf(opening: Promise<unknown>): Promise<string> {
  const error: unknown = await opening.catch((reason: unknown) => reason)
  return error instanceof Problem ? error.code : 'none'
}

function workbook(sheets: WriteSheet[], dateSystem: '1900' | '1904' = '1900'): Promise<Uint8Array> {
  return writeXlsx({ sheets, dateSystem })
}

const expected = [
  ['姓名', '月收入'],
  ['周䶮', '1,005'],
]

test.each([
  ['带 BOM 的 UTF-8', Buffer.from('\uFEFF姓名,月收入\r\n周䶮,"1,005"\r\n')],
  ['分号', Buffer.from('姓名;月收入\n周䶮;1,005\n')],
  ['制表符', Buffer.from('姓名\t月收入\n周䶮\t1,005\n')],
  ['GB18030', Buffer.from('d0d5c3fb3bd4c2cad5c8eb0ad6dcfe9f3b312c3030350a', 'hex')],
  ['Excel 的 Unicode 文本', Buffer.from('\uFEFF姓名\t月收入\n周䶮\t1,005\n', 'utf16le')],
])('CSV 读得懂：%s', async (_, bytes) => {
  expect(await cellsOf(await open('a.csv', bytes))).toEqual(expected)
})

test('工作簿：日期、长数字、公式的结果都成文字，隐藏的工作表不读', async () => {
  const cells = new Map([['0,3', { value: 3, formula: '1+2', formulaResult: 3, type: 'formula' as const }]])
  const bytes = await workbook([
    { name: '名单', rows: [['甲', new Date(Date.UTC(2021, 8, 1)), 330203199001010000, null]], cells },
    { name: '下拉', hidden: true, rows: [['男']] },
  ])
  const table = await open('a.xlsx', bytes)
  expect(await cellsOf(table)).toEqual([['甲', '2021-09-01', '330203199001010000', '3']])
  expect(table.hiddenSheets).toEqual(['下拉'])
})

test('1904 年起算的工作簿：日期一样，没有格式的天数交给读日期的人', async () => {
  const bytes = await workbook([{ name: '名单', rows: [[new Date(Date.UTC(2021, 8, 1)), 42978]] }], '1904')
  const table = await open('b.xlsx', bytes)
  expect(table.dateSystem).toBe(1904)
  expect(await cellsOf(table)).toEqual([['2021-09-01', '42978']])
})

test('旧格式、有密码和损坏的文件各有一句话', async () => {
  expect(await problemOf(open('a.xls', 'x'))).toBe('old-spreadsheet')
  expect(await problemOf(open('c.xlsx', 'not a workbook'))).toBe('file-damaged')
  const locked = await writeXlsx({
    sheets: [{ name: 'a', rows: [['甲']] }],
    encryption: { password: 'x', spinCount: 1 },
  })
  expect(await problemOf(open('d.xlsx', locked))).toBe('password-protected')
})

test('标题、两行合并表头、空行、重复表头、小计、合计和备注都不是名单上的人', async () => {
  const bytes = await workbook([
    {
      name: '名单',
      rows: [
        ['海曙区花名册'],
        ['单位：人'],
        ['序号', '姓名*', '公民身份号码（18 位）', '户籍地', null],
        [null, null, null, '区县', '街 镇'],
        [1, '周䶮', 'x', '海曙区', '南门街道'],
        [null, '小计', 1],
        [],
        ['序号', '姓名*', '公民身份号码（18 位）', '户籍地', null],
        [2, '马𬍛', 'y', '海曙区', '西门街道'],
        ['合计', 2],
        ['注：以户口簿为准'],
        ['填表人：', '某某', '审核人：', '某某'],
      ],
    },
  ])
  const table = await open('e.xlsx', bytes)
  const [head] = await findHeads(table, 'e.xlsx')
  if (!head || !('found' in head)) throw new Error('no headers found')
  const { found } = head
  expect(found.kind.id).toBe('people')
  expect(found.places).toMatchObject({
    name: { at: 1 },
    citizenId: { at: 2 },
    district: { at: 3 },
    township: { at: 4 },
  })
  expect(found.unused).toEqual(['序号'])
  const names = []
  for await (const { cells } of dataRows(table, head.sheet, found)) names.push(cells[1])
  expect(names).toEqual(['周䶮', '马𬍛'])
})

test('缺少必需的列：说出缺什么，不当作别的表', async () => {
  const table = await open('低收入人员.csv', '姓名,身份证号,救助类型\n甲,x,低保\n')
  const [head] = await findHeads(table, '低收入人员.csv')
  expect(head).toMatchObject({ nearest: { kind: { id: 'assistance' }, missing: ['起始日期'] } })
})
