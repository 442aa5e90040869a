import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { LeakKind } from './leak.ts'
import { type Allowance, scanFile } from './scan-file.ts'

const allowance: Allowance = {
  contact: { phone: '0574-87180000', address: '某镇中山路 88 号 2 楼' },
  phrases: ['某镇重度残疾人护理补贴公示'],
  disability: { category: false, level: false, inNames: false },
}

async function kindsIn(said: string, allowed: Allowance = allowance): Promise<LeakKind[]> {
  const html = `<!doctype html><html><head><title>公示</title></head><body><p>${said}</p></body></html>`
  const leaks = await scanFile('html', Buffer.from(html), allowed)
  return [...new Set(leaks.map(({ kind }) => kind))]
}

test.each<[string, LeakKind]>([
  ['440524188001010014', 'citizen-id'],
  ['11010519491231002X', 'citizen-id'],
  ['11010519491231002x', 'citizen-id'],
  ['110105 19491231 002X', 'citizen-id'],
  ['证号1101051949123100 2X', 'citizen-id'],
  ['١١٠١٠٥١٩٤٩١٢٣١٠٠٢X', 'citizen-id'],
  ['110105194912310021', 'citizen-id'], // mistyped
  ['110105194912310000', 'citizen-id'], // cut short by a spreadsheet
  ['1.1010519491231E+17', 'citizen-id'],
  ['110105********002X', 'citizen-id'],
  ['1101051949123100****', 'citizen-id'],
  ['13800138000440524188001010014', 'citizen-id'],
  ['11010519491231002X43', 'certificate-number'],
  ['11010519491231002X43B1', 'certificate-number'],
  ['440524188001010014 44', 'certificate-number'],
  ['110105491231002', 'old-citizen-id'],
  ['6222021234567890123', 'bank-card'],
  ['4111 1111 1111 1111', 'bank-card'],
  ['4367-4200-0000-2013-2', 'bank-card'],
  ['6222********1234', 'bank-card'],
  ['201000012345678', 'long-number'],
  ['138-0013-8000', 'mobile-phone'],
  ['+86 13800138000', 'mobile-phone'],
  ['一三八〇〇一三八〇〇〇', 'mobile-phone'],
  ['138****8000', 'mobile-phone'],
  ['0574-87186000', 'landline'],
  ['（0574）87186000', 'landline'],
  ['电话 87186000', 'landline'],
  ['400-820-1234', 'landline'],
  ['+86 574 87186000', 'landline'],
  ['解放路１２号', 'address'],
  ['天一家园 3 幢 402 室', 'address'],
  ['石桥头弄十二号', 'address'],
  ['Room 402', 'address'],
  ['肢体二级', 'disability'],
  ['残疾等级：二级', 'disability'],
  ['重度残疾', 'disability'],
  ['孤独症', 'disability'],
  ['intellectual disability', 'disability'],
  ['zhang@example.cn', 'email'],
  ['zhang＠example．cn', 'email'],
  ['yzc-0123456789abcdef', 'canary'],
])('%s is stopped as %s', async (said, kind) => {
  expect(await kindsIn(said)).toEqual([kind])
})

test.each([
  '某镇中山路88号2楼，电话（0574）87180000',
  '公示时间：2026年11月25日至2026年12月1日，2026-11-25 至 2026-12-01',
  '工作日 8:30-11:30，13:30-17:00',
  '统一社会信用代码 11100000000013338W、53330200MJ8959573D',
  '某镇重度残疾人护理补贴公示',
  '符合残疾标准的残疾人，残疾人证，残联，采菱社区 3 户，第12号公示',
  '浙民福〔2021〕191号，国务院令第649号',
  '12385、12345、5 个工作日、1,234.50 元、序号 10 11 12 13 14 15 16 17 18 19 20',
])('nothing is found in: %s', async (said) => {
  expect(await kindsIn(said)).toEqual([])
})

test('a word about disability passes where the norm demands it, and no other leak with it', async () => {
  const demanded = { ...allowance, disability: { category: true, level: true, inNames: false } }
  expect(await kindsIn('智力二级', demanded)).toEqual([])
  expect(await kindsIn('智力二级 13800138000', demanded)).toEqual(['mobile-phone'])
  expect(
    await kindsIn('智力二级', { ...allowance, disability: { category: true, level: false, inNames: false } }),
  ).toEqual(['disability'])
})

test('the phone of the notice passes only whole', async () => {
  expect(await kindsIn('0574871800001')).toEqual(['long-number'])
  expect(await kindsIn('0574-87180001')).toEqual(['landline'])
})

test('a name of a unit may hold such a word; a person’s category may not', async () => {
  const units = { ...allowance, disability: { category: false, level: false, inNames: true } }
  expect(await kindsIn('宁波某某盲人按摩有限公司', units)).toEqual([])
  expect(await kindsIn('视力一级', units)).toEqual(['disability'])
})

test.each([
  ['a picture', '<img src="/a.png" alt="">'],
  ['embedded data', '<a href="data:text/plain;base64,MTM4">1</a>'],
  ['a frame', '<iframe src="/a"></iframe>'],
  ['an attribute given twice', '<p id="a" id="b">1</p>'],
])('%s is refused because nobody can read it', async (_, markup) => {
  expect(await kindsIn(markup)).toEqual(['unreadable'])
})

test.each([
  ['tags inside a line', '138<b>0013</b>8000'],
  ['a comment', '138<!-- -->0013<wbr>8000'],
  ['numbers of characters', '&#49;&#x33;800138000'],
  ['escapes of a link', '<a href="/of/%31%33800138000">1</a>'],
  [
    'boxes of a form',
    `<table><tr><td>1</td>${[...'13800138000'].map((digit) => `<td>${digit}</td>`).join('')}</tr></table>`,
  ],
])('a number parted by %s is read as one', async (_, markup) => {
  expect(await kindsIn(markup)).toEqual(['mobile-phone'])
})

test('numbers in cells beside one another are not read as one', async () => {
  expect(await kindsIn('<table><tr><td>138</td><td>0013</td><td>8000</td></tr></table>')).toEqual([])
})

test('a page in another encoding is refused', async () => {
  const leaks = await scanFile('html', Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]), allowance)
  expect(leaks.map(({ kind }) => kind)).toEqual(['unreadable'])
})

test('a workbook with a picture, with something left over, or that is none, is refused', async () => {
  const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: '公示', rows: [['张*']] }] }))
  const kinds = async (file: Buffer) => (await scanFile('xlsx', file, allowance)).map(({ kind }) => kind)
  const png = Buffer.from('89504e470d0a1a0a', 'hex')
  const pictured = await writeXlsx({
    sheets: [
      {
        name: '公示',
        rows: [['张*']],
        images: [{ data: png, type: 'png', anchor: { from: { row: 1, col: 1 } } }],
      },
    ],
  })
  expect(await kinds(bytes)).toEqual([])
  expect(await kinds(Buffer.from(pictured))).toContain('unreadable')
  expect(await kinds(Buffer.concat([Buffer.from('13800138000'), bytes]))).toEqual(['unreadable'])
  expect(await kinds(Buffer.from('not a workbook'))).toEqual(['unreadable'])
})

test('a PDF that is none is refused', async () => {
  const leaks = await scanFile('pdf', Buffer.from('%PDF-1.7 nothing'), allowance)
  expect(leaks.map(({ kind }) => kind)).toEqual(['unreadable'])
})

test('a finding says what, where and how to mend it, and never repeats it', async () => {
  const html = '<!doctype html><html><head><title>1</title></head><body>\n<p>13800138000</p></body></html>'
  const [leak] = await scanFile('html', Buffer.from(html), allowance)
  expect(leak).toEqual({
    kind: 'mobile-phone',
    place: { zh: '网页第 2 行第 4 字起的正文', en: 'text of the page, line 2, character 4' },
    name: { zh: '手机号', en: 'mobile phone number' },
    remedy: expect.objectContaining({ zh: '删去手机号；受理异议请留单位的座机。' }),
  })
  expect(JSON.stringify(leak)).not.toContain('13800138000')
})

test.each([
  ['digits', '1'.repeat(20_000)],
  ['spaced digits', '1 '.repeat(10_000)],
  ['hyphens', '400-'.repeat(5_000)],
  ['dots and letters', 'a.@'.repeat(7_000)],
  ['words of places', '路1'.repeat(10_000)],
])(
  'twenty thousand characters of %s are read to the end, where backing up at each would never end',
  async (_, said) => {
    await expect(kindsIn(said)).resolves.toBeDefined()
  },
)
