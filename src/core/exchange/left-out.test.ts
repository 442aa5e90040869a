import { afterEach, beforeEach, expect, test } from 'vitest'
import { anna, boris, type ExampleDesk, idOf, openExampleDesk, relief, roll } from './example-desk.ts'

let desk: ExampleDesk
beforeEach(async () => {
  desk = await openExampleDesk()
})
afterEach(() => desk.close())

/** A hand-over list that says `low` is complete from 2024 on, as of a day. */
const completeAsOf = (day: string) => [
  '文件,数据来源,是否全量,统计起,截至',
  `low.csv,民政,是,2024-01-01,${day}`,
]
const both = relief(`甲一,${anna},低保,800,2020-01-01,`, `乙二,${boris},低保,900,2021-01-01,`)
const annaOnly = relief(`甲一,${anna},低保,800,2020-01-01,`)
const annaStands = ['甲一', 'minimum-living-guarantee', '2020-01-01', null]

const october = { people: roll, 交接清单: completeAsOf('2026-10-31'), low: both }
const november = { 交接清单: completeAsOf('2026-11-20'), low: annaOnly }

test('新的全量名单上没有了：从旧名单截至日的第二天起按已经结束记，报告里说明', async () => {
  await desk.bring(october)
  const [report] = await desk.bring(november)
  expect(await desk.standing('assistance', 's.kind')).toEqual([
    ['乙二', 'minimum-living-guarantee', '2021-01-01', '2026-11-01'],
    annaStands,
  ])
  expect(report?.notes.map(({ zh }) => zh).join()).toContain('有 1 项，从2026年11月1日起按已经结束记')
})

test('没有写明全量的名单，少了谁都不说明什么', async () => {
  await desk.bring(october)
  await desk.bring({ low: annaOnly })
  expect(await desk.standing('assistance', 's.kind')).toEqual([
    ['乙二', 'minimum-living-guarantee', '2021-01-01', null],
    annaStands,
  ])
})

test('旧名单再报一次，不推翻新名单说的', async () => {
  await desk.bring(october)
  await desk.bring(november)
  const ended = await desk.standing('assistance', 's.kind')
  await desk.bring(october)
  expect(await desk.standing('assistance', 's.kind')).toEqual(ended)
})

test('名单上有这个人、但那一行没收下的，不算没有', async () => {
  await desk.bring(october)
  await desk.bring({
    ...november,
    low: [...annaOnly, `乙二,${boris},困难户,900,2021-01-01,`],
  })
  expect(await desk.standing('assistance', 's.kind')).toContainEqual([
    '乙二',
    'minimum-living-guarantee',
    '2021-01-01',
    null,
  ])
})

test('号码写坏的一行说不清是谁：同名的人都不算没有', async () => {
  await desk.bring(october)
  await desk.bring({ ...november, low: [...annaOnly, '乙二,33022,低保,900,2021-01-01,'] })
  expect(await desk.standing('assistance', 's.kind')).toContainEqual([
    '乙二',
    'minimum-living-guarantee',
    '2021-01-01',
    null,
  ])
})

test('少得太多的名单不当全量收：谁也没有因此结束，也不记为全量', async () => {
  const crowd = Array.from({ length: 20 }, (_, at) => ({
    name: `丙${String.fromCharCode(0x4e00 + at)}`,
    id: idOf(`330203198001012${String(at).padStart(2, '0')}`),
  }))
  const members = relief(...crowd.map(({ name, id }) => `${name},${id},低保,800,2020-01-01,`))
  await desk.bring({
    people: [...roll, ...crowd.map(({ name, id }) => `${name},${id},海曙区,南门街道,`)],
    交接清单: completeAsOf('2026-10-31'),
    low: members,
  })
  const [report] = await desk.bring({ 交接清单: completeAsOf('2026-11-20'), low: members.slice(0, 6) })
  expect(await desk.rowsOf('select count(*) from registry.assistance where valid_until is null')).toEqual([
    [20],
  ])
  expect(report?.notes.map(({ zh }) => zh).join()).toContain('没有按全量收')
  expect(await desk.rowsOf('select as_of from exchange.coverage')).toEqual([['2026-10-31']])
})

test('几种待遇各算各的：名单上还有他的一种，没有的另一种照样结束', async () => {
  const list = (day: string) => ['文件,数据来源,是否全量,统计起,截至', `status.csv,民政,是,2024-01-01,${day}`]
  const head = '姓名,身份证号,待遇或状态,起始日期'
  const [first, second] = ['工伤护理费', '高龄津贴']
  await desk.bring({
    people: roll,
    交接清单: list('2026-10-31'),
    status: [head, `甲一,${anna},${first},2020-01-01`, `甲一,${anna},${second},2020-01-01`],
  })
  await desk.bring({
    交接清单: list('2026-11-20'),
    status: [head, `甲一,${anna},${first},2020-01-01`],
  })
  expect(
    await desk.rowsOf('select valid_until from registry.status where superseded_at is null order by 1'),
  ).toEqual([['2026-11-01'], [null]])
})
