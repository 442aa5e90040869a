import { afterEach, beforeEach, expect, test } from 'vitest'
import { anna, boris, type ExampleDesk, idOf, openExampleDesk, relief, roll } from './example-desk.ts'

let desk: ExampleDesk
beforeEach(async () => {
  desk = await openExampleDesk()
})
afterEach(() => desk.close())

const open = () =>
  desk.rowsOf(`select distinct p.name from exchange.gap g join registry.person p using (person_id)
    where closed_at is null order by p.name`)

test('没收下的一行说的人还不在册上：等他来了再算到他头上', async () => {
  await desk.bring({ low: relief(`甲一,${anna},困难户,800,2020-01-01,`) })
  expect(await open()).toEqual([])
  await desk.bring({ people: roll })
  expect(await open()).toEqual([['甲一']])
})

test('说不清是谁的一行算到同名的人头上；他们中有了新消息，这一行就了结', async () => {
  const namesake = idOf('33020319700101001')
  await desk.bring({ people: [...roll, `甲一,${namesake},海曙区,南门街道,`] })
  await desk.bring({ low: relief('甲一,33020,低保,800,2020-01-01,') })
  expect(await desk.rowsOf('select count(*) from exchange.gap where closed_at is null')).toEqual([[2]])
  await desk.bring({ low: relief(`甲一,${anna},低保,800,2020-01-01,`) })
  expect(await open()).toEqual([])
})

test('别人的消息不了结它', async () => {
  await desk.bring({ people: roll, low: relief(`甲一,${anna},困难户,800,2020-01-01,`) })
  await desk.bring({ low: relief(`乙二,${boris},低保,800,2020-01-01,`) })
  expect(await open()).toEqual([['甲一']])
})

test('一家几口连在一起才说明什么：一行没收下，全家都不清楚', async () => {
  const head = '户号,姓名,身份证号,与户主关系,起始日期'
  const child = idOf('33020320150101002')
  await desk.bring({
    people: roll,
    households: [head, `9,乙二,${boris},户主,2015-01-01`, `9,丙三,${child},,2015-01-01`],
  })
  expect(await open()).toEqual([['乙二']])
  await desk.bring({ households: [head, `9,丙三,${child},子,2015-01-01`] })
  expect(await open()).toEqual([])
})

test('同一行写了两遍不算没收下', async () => {
  const row = `甲一,${anna},低保,800,2020-01-01,`
  await desk.bring({ people: roll, low: relief(row, row) })
  expect(await open()).toEqual([])
})
