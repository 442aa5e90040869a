import { expect, test } from 'vitest'
import { article, documentOf } from '#core/citations/citation.ts'
import { faultsIn } from '#kernel/glossary.ts'
import { text } from '#kernel/text.ts'
import { newCertificate } from './definitions/new-certificate.ts'
import { publicities } from './definitions/publicities.ts'
import { quotaEmployment } from './definitions/quota-employment.ts'
import { twoSubsidies } from './definitions/two-subsidies.ts'
import { amount, category, level, maskedName, outcome, village } from './fields.ts'
import { composeNotice } from './notice.ts'
import { type Line, lineSchema, publicity } from './publicity.ts'

const demanded = article('zj-social-assistance', 11)
const fields = {
  name: maskedName('someone'),
  village: village(),
  category: category(demanded),
  amount: amount(demanded),
  outcome: outcome(text('结果', 'Outcome'), { granted: text('拟批准', 'To be granted') }),
}
const words = {
  id: 'lamp-aid',
  name: text('灯油补助公示', 'Public notice of lamp aid'),
  plan: 'plan:S1.1',
  basis: demanded,
  audience: text('本村', 'This village'),
  about: 'people',
  fields,
  groupedBy: 'village',
  stays: [
    { from: '2020-01-01', value: { count: 7, unit: 'days' }, source: demanded.document, checked: true },
  ],
} as const
const lampAid = publicity(words)

const asked = {
  region: 'ninghai',
  issuer: '宁海县残疾人联合会',
  contact: { office: '某镇残联', phone: '0574-65170001' },
  on: '2026-11-24',
}

const grown = (name: string, from: string): Line<typeof fields> => ({
  bornOn: '1960-02-29',
  shown: { name, village: from, category: 'mental', amount: 12_300, outcome: 'granted' },
})

test('shows the masked name and what the norm demands, sorted so that the order tells nothing', () => {
  const lines = ['王小明', '张三', '李四'].map((name) => grown(name, '竹岭村'))
  const { content, withheld } = composeNotice(lampAid, { ...asked, lines })
  expect(content.rows).toEqual([
    ['1', '张某', '竹岭村', '精神', '123.00 元', '拟批准'],
    ['2', '李某', '竹岭村', '精神', '123.00 元', '拟批准'],
    ['3', '王某某', '竹岭村', '精神', '123.00 元', '拟批准'],
  ])
  expect(withheld).toEqual({ 'under-age': 0, 'birth-unknown': 0 })
  expect(composeNotice(lampAid, { ...asked, lines: lines.toReversed() }).content).toEqual(content)
})

test('where fewer than three of one village are listed, nothing more than name and outcome is shown', () => {
  const lines = [...['王一', '王二', '王五'].map((name) => grown(name, '竹岭村')), grown('张三', '听涛村')]
  const { content } = composeNotice(lampAid, { ...asked, lines })
  const few = content.rows.find(([, name]) => name === '张某')
  expect(few?.slice(1)).toEqual(['张某', '听涛村', '—', '—', '拟批准'])
  expect(content.rows.filter((row) => row.includes('精神'))).toHaveLength(3)
})

test('nobody under 18 is named, nor anybody whose age is not known; the day of the birthday counts', () => {
  const line = (bornOn: string | null) => ({ ...grown('张三', '竹岭村'), bornOn })
  const lines = [line('2008-11-24'), line('2008-11-25'), line(null), line('1990-01-01')]
  const { content, withheld } = composeNotice(lampAid, { ...asked, lines })
  expect(content.rows).toHaveLength(2)
  expect(withheld).toEqual({ 'under-age': 1, 'birth-unknown': 1 })
  const without = composeNotice(lampAid, {
    ...asked,
    lines: [lines[0], lines[3]].flatMap((each) => each ?? []),
  })
  expect(without.content).toEqual(content)
})

test('a field that is not on the list does not compile, and is refused where it arrives all the same', () => {
  const line: Line<typeof newCertificate.fields> = {
    bornOn: '1960-01-01',
    // @ts-expect-error a phone is no field of this notice
    shown: { name: '张三', village: '竹岭村', outcome: 'meets-standard', phone: '13800138000' },
  }
  const schema = lineSchema(newCertificate)
  expect(schema.safeParse(line).success).toBe(false)
  expect(schema.safeParse({ ...grown('张三', '竹岭村') }).success).toBe(false)
  expect(
    schema.safeParse({ bornOn: null, shown: { name: '张三', village: '竹岭村', outcome: 'meets-standard' } })
      .success,
  ).toBe(true)
})

test.each([
  ['a village with a number', { name: '张三', village: '竹岭村12号', outcome: 'meets-standard' }],
  ['a name with a number', { name: '张三330203', village: '竹岭村', outcome: 'meets-standard' }],
  ['an outcome of one’s own', { name: '张三', village: '竹岭村', outcome: '智力二级' }],
])('%s is refused', (_, shown) => {
  expect(lineSchema(newCertificate).safeParse({ bornOn: '1960-01-01', shown }).success).toBe(false)
})

test('a line about a unit brings no person', () => {
  const line = { shown: { unit: '宁波某某有限公司', outcome: 'quota-met' } }
  expect(lineSchema(quotaEmployment).safeParse(line).success).toBe(true)
  expect(lineSchema(quotaEmployment).safeParse({ ...line, bornOn: '1960-01-01' }).success).toBe(false)
})

test('category, level and amount are no fields of a notice whose norm nobody has read', () => {
  const unread = documentOf('disability-certificate-measures-2017')
  for (const field of [category, level, amount])
    expect(() => field(unread)).toThrow('only where an article that was read demands it')
})

test('a notice is not defined without a clause, a number of days, or its own group', () => {
  expect(() => publicity({ ...words, plan: 'plan:S9.9' })).toThrow('no clause')
  expect(() => publicity({ ...words, stays: [] })).toThrow('not stated')
  // @ts-expect-error there is no such field
  expect(() => publicity({ ...words, groupedBy: 'street' })).toThrow('no field "street"')
  expect(() => publicity({ ...words, about: 'units' })).toThrow('no field of a unit')
})

test('what waits for its basis cannot be made', () => {
  expect(() => composeNotice(twoSubsidies, { ...asked, lines: [] })).toThrow('waits for its basis')
})

test('a number of days nobody has read in its document says so', () => {
  const lines = [
    { bornOn: '1960-01-01', shown: { name: '张三', village: '竹岭村', outcome: 'meets-standard' as const } },
  ]
  const { content } = composeNotice(newCertificate, { ...asked, lines })
  expect(content.stay).toEqual({ count: 5, unit: 'working-days', isVerified: false })
  expect(content.basis.zh).toContain('条文待核实')
  expect(composeNotice(lampAid, { ...asked, lines: [] }).content.stay.isVerified).toBe(true)
})

test('the words of every definition agree with the glossary, and their ids are their own', () => {
  const said = publicities.flatMap(({ name, audience, waitsFor, fields: own }) => [
    name,
    audience,
    ...(waitsFor ? [waitsFor] : []),
    ...Object.values(own).map(({ label }) => label),
  ])
  expect(said.flatMap((each) => faultsIn(each))).toEqual([])
  expect(new Set(publicities.map(({ id }) => id)).size).toBe(publicities.length)
})
