import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkCharacter } from '#kernel/citizen-id.ts'
import { localOperator } from '#platform/actor.ts'
import { withContext } from '#platform/db/transaction.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { anna, boris, type ExampleDesk, idOf, openExampleDesk, relief, roll } from './example-desk.ts'
import type { FileReport } from './import-report.ts'

let desk: ExampleDesk
const bring: ExampleDesk['bring'] = (...given) => desk.bring(...given)
const rowsOf: ExampleDesk['rowsOf'] = (sql) => desk.rowsOf(sql)
const standing: ExampleDesk['standing'] = (...given) => desk.standing(...given)

beforeEach(async () => {
  desk = await openExampleDesk()
})
afterEach(() => desk.close())

function counts({ taken, warned, refused, unchanged }: FileReport) {
  return { taken, warned, refused, unchanged }
}

const nothing = { taken: 0, warned: 0, refused: 0, unchanged: 0 }

test('一行有错不妨碍别的行：有错的退回，说出原因和怎么改', async () => {
  const [report] = await bring({
    people: roll,
    low: relief(`甲一,${anna},低保,800,2020-01-01,`, `乙二,${boris},困难户,800,2020-01-01,`),
  })
  expect(report && counts(report)).toEqual({ ...nothing, taken: 1, refused: 1 })
  expect(report?.verdicts).toMatchObject([{ row: 3, column: '救助类型', code: 'word-unknown' }])
  const returned = readFileSync(report?.returned ?? '', 'utf8').split('\r\n')
  expect(returned[0]).toBe('\uFEFF姓名,身份证号,救助类型,家庭人均月收入,起始日期,终止日期,结果,原因,怎么改')
  expect(returned[1]).toContain(`'${boris},困难户`)
  expect(returned[1]).toContain('请改为其中一项：低保、低边、特困。')
  expect(returned).toHaveLength(3)
})

test('一个丢失的字（控制字符）只影响自己那一格', async () => {
  const lost = roll.map((line) => line.replace('甲一', '甲\0一'))
  const [report] = await bring({ people: lost })
  expect(report && counts(report)).toEqual({ ...nothing, taken: 1, warned: 1 })
  expect(report?.verdicts).toMatchObject([{ row: 2, column: '姓名', code: 'name-damaged' }])
})

test('退回的文件改好以后可以原样再报', async () => {
  const first = await bring({ people: roll, low: relief(`=乙二,${boris},困难户,800,2020-01-01,`) })
  const returned = readFileSync(first[0]?.returned ?? '', 'utf8')
  expect(returned).toContain("'=乙二") // a spreadsheet must not take the cell for a formula
  const corrected = returned.replace("'=乙二", '乙二').replace('困难户', '低保')
  const [report] = await bring({ low: corrected.split('\r\n') })
  expect(report && counts(report)).toEqual({ ...nothing, taken: 1 })
  expect(report?.notes.map(({ zh }) => zh).join()).not.toContain('怎么改')
})

test('同一个文件夹再报一次，什么都不变', async () => {
  const files = {
    people: roll,
    households: [
      '户号,姓名,身份证号,与户主关系,起始日期,终止日期',
      `1,甲一,${anna},户主,2015-01-01,`,
      `1,丙三,${idOf('33020320150101002')},子,2015-01-01,`,
    ],
    certificates: [
      '姓名,身份证号,残疾人证号,发证日期,有效期至',
      `甲一,${anna},${anna}41,2016-05-01,2026-04-30`,
      `甲一,${anna},${anna}41B1,2026-06-10,2036-06-09`,
    ],
    low: relief(`甲一,${anna},低保,800,2020-01-01,2021-12-31`, `甲一,${anna},低边,1300,2022-01-01,`),
  }
  await bring(files)
  const before = await rowsOf('select * from registry.certificate')
  const reports = await bring(files)
  expect(reports.map((report) => ({ ...counts(report), unchanged: 0 }))).toEqual([
    nothing,
    nothing,
    nothing,
    nothing,
  ])
  expect(await rowsOf('select * from registry.certificate')).toEqual(before)
  expect(await rowsOf('select count(*) from registry.person')).toEqual([[3]])
})

test('改正取代原来的记录，原来的仍在，分得清何时知道什么', async () => {
  await bring({ people: roll, low: relief(`甲一,${anna},低保,800,2020-01-01,`) })
  await bring({ low: relief(`甲一,${anna},低保,800,2020-01-01,2026-10-31`) })
  expect(await standing('assistance', 's.kind')).toEqual([
    ['甲一', 'minimum-living-guarantee', '2020-01-01', '2026-11-01'],
  ])
  expect(
    await rowsOf('select valid_until, superseded_at is null from registry.assistance order by recorded_at'),
  ).toEqual([
    [null, false],
    ['2026-11-01', true],
  ])
})

test('新的一段从中间开始：之前的一段保留', async () => {
  await bring({ people: roll, low: relief(`甲一,${anna},低保,800,2020-01-01,`) })
  await bring({ low: relief(`甲一,${anna},低边,1300,2026-10-01,`) })
  expect(await standing('assistance', 's.kind')).toEqual([
    ['甲一', 'minimum-living-guarantee', '2020-01-01', '2026-10-01'],
    ['甲一', 'low-income-margin', '2026-10-01', null],
  ])
})

test('死亡日期改正：只留改正后的一个', async () => {
  const died = (on: string) => ['姓名,身份证号,死亡日期', `甲一,${anna},${on}`]
  await bring({ people: roll, deaths: died('2026-10-14') })
  await bring({ deaths: died('2026-10-20') })
  expect(await standing('death', 's.source')).toEqual([['甲一', 'public-security', '2026-10-21', null]])
})

test('证件过期后换领：过期只到换领为止，再报旧文件也不变', async () => {
  const head = '姓名,身份证号,残疾人证号,发证日期,有效期至'
  const old = [head, `甲一,${anna},${anna}41,2016-05-01,2026-04-30`]
  await bring({ people: roll, certificates: old })
  await bring({ renewed: [head, `甲一,${anna},${anna}41,2026-06-10,2036-06-09`] })
  const expected = [
    ['甲一', 'valid', '2016-05-01', '2026-05-01'],
    ['甲一', 'expired', '2026-05-01', '2026-06-10'],
    ['甲一', 'valid', '2026-06-10', '2036-06-10'],
    ['甲一', 'expired', '2036-06-10', null],
  ]
  expect(await standing('certificate', 's.state')).toEqual(expected)
  await bring({ certificates: old })
  expect(await standing('certificate', 's.state')).toEqual(expected)
})

test('等级变更发新证：新证接替旧证，冻结从那天起', async () => {
  const head = '姓名,身份证号,残疾人证号,发证日期,有效期至,证件状态,状态日期'
  await bring({
    people: roll,
    certificates: [
      head,
      `甲一,${anna},${anna}43,2016-05-01,2026-04-30,有效,`,
      `甲一,${anna},${anna}42,2022-03-01,2032-02-29,冻结,2026-09-01`,
    ],
  })
  expect(await standing('certificate', 's.state, s.level')).toEqual([
    ['甲一', 'valid', 3, '2016-05-01', '2022-03-01'],
    ['甲一', 'valid', 2, '2022-03-01', '2026-09-01'],
    ['甲一', 'frozen', 2, '2026-09-01', null],
  ])
})

test('来源低的不能推翻来源高的，说法一致则不变', async () => {
  const list = (source: string) => ['文件,数据来源', `low,${source}`]
  await bring({ people: roll, 交接清单: list('民政局'), low: relief(`甲一,${anna},低保,800,2020-01-01,`) })
  const [report] = await bring({
    交接清单: list('村社区'),
    low: relief(`甲一,${anna},特困,,2021-01-01,`, `乙二,${boris},低边,,2021-01-01,`),
  })
  expect(report && counts(report)).toEqual({ ...nothing, taken: 1, refused: 1 })
  expect(report?.verdicts).toMatchObject([
    { row: 2, code: 'source-outranked', reason: { zh: '与民政的记录不一致，以民政为准' } },
  ])
  expect(await standing('assistance', 's.kind')).toEqual([
    ['乙二', 'low-income-margin', '2021-01-01', null],
    ['甲一', 'minimum-living-guarantee', '2020-01-01', null],
  ])
})

test('同一文件里时间重叠：后一行退回并指出前一行；前一行自己被退回则不挡后一行', async () => {
  const [report] = await bring({
    low: relief(
      `甲一,${anna},低保,800,2020-01-01,2022-12-31`,
      `甲一,${anna},低边,900,2022-06-01,2024-12-31`,
      `甲一,${anna},特困,,2024-01-01,`,
    ),
    people: roll,
  })
  expect(report?.verdicts).toMatchObject([
    { row: 3, code: 'rows-overlap', reason: { zh: '与第 2 行时间重叠而内容不同' } },
  ])
  expect(report && counts(report)).toEqual({ ...nothing, taken: 2, refused: 1 })
})

test('名单是全量才记下从哪天起没有就是没有；退回的那个人除外，改好后补上', async () => {
  const list = [
    '文件,数据来源,是否全量,统计起,截至',
    'low.csv,民政,是,2024-01-01,2026-11-20',
    'people.csv,残联,否,,',
  ]
  const wrong = relief(`甲一,${anna},困难户,800,2020-01-01,`)
  await bring({ people: roll, 交接清单: list, low: wrong })
  expect(await rowsOf('select kind, district, covered_from, as_of, source from exchange.coverage')).toEqual([
    ['assistance', 'ningbo', '2024-01-01', '2026-11-20', 'civil-affairs'],
  ])
  const open = `select p.name from exchange.gap join registry.person p using (person_id) where closed_at is null`
  expect(await rowsOf(open)).toEqual([['甲一']])
  await bring({ low: relief(`甲一,${anna},低保,800,2020-01-01,`) })
  expect(await rowsOf(open)).toEqual([])
})

test('户籍迁移：人和他的全部记录跟着走；迁出市外的保留原来的区县', async () => {
  const moves = (...lines: string[]) => ['姓名,身份证号,户籍区县,户籍街镇,起始日期,终止日期', ...lines]
  await bring({
    people: roll,
    low: relief(`甲一,${anna},低保,800,2020-01-01,`, `乙二,${boris},低保,800,2020-01-01,`),
  })
  await bring({ moves: moves(`甲一,${anna},鄞州区,姜山镇,2026-10-15,`, `乙二,${boris},市外,,2026-10-01,`) })
  expect(await rowsOf('select name, district, township from registry.person order by name')).toEqual([
    ['乙二', 'yinzhou', 't-330212110'],
    ['甲一', 'yinzhou', 't-330212110'],
  ])
  expect(await rowsOf('select distinct district from registry.assistance')).toEqual([['yinzhou']])
})

test('迁移日还没到：到了那天才跟着走', async () => {
  const moves = [
    '姓名,身份证号,户籍区县,户籍街镇,起始日期,终止日期',
    `甲一,${anna},鄞州区,姜山镇,2026-12-01,`,
  ]
  await bring({ people: roll, moves })
  expect(await rowsOf(`select district from registry.person where name = '甲一'`)).toEqual([['haishu']])
  await bring({ moves }, '2026-12-01')
  expect(await rowsOf(`select district from registry.person where name = '甲一'`)).toEqual([['yinzhou']])
})

test('家里没有证的人随户主的区县登记，不在名册上', async () => {
  await bring({
    people: roll,
    households: [
      '户号,姓名,身份证号,与户主关系,起始日期',
      `9,丙三,${idOf('33020320150101002')},子,2015-01-01`,
      `9,乙二,${boris},户主,2015-01-01`,
    ],
  })
  expect(
    await rowsOf(`select district, on_roll, sex, birth_on from registry.person where name = '丙三'`),
  ).toEqual([['yinzhou', false, 'female', '2015-01-01']])
})

test('号码只以密文进数据库，凭钥匙读得回来', async () => {
  await bring({ people: roll })
  const { rows } = await desk.database.batch.query<{ digest: Buffer; cipher: Buffer }>(
    `select digest, cipher from registry.identifier join registry.person using (person_id) where name = '甲一'`,
  )
  const identity = openIdentity(desk.database.keys)
  expect(rows.map(({ cipher }) => identity.open('citizen-id', cipher))).toEqual([anna])
  expect(rows.map(({ digest }) => digest)).toEqual([identity.digest('citizen-id', anna)])
  const dump = JSON.stringify(
    await rowsOf(
      'select p::text, i::text from registry.person p join registry.identifier i using (person_id)',
    ),
  )
  expect(dump).not.toContain(anna)
  expect(dump).not.toContain(Buffer.from(anna).toString('hex'))
  expect(dump).not.toContain('19900000001')
})

test('每个文件留一条审计：谁、何时、几行，没有姓名和号码', async () => {
  await bring({ people: [...roll, '丙三,1,海曙区,南门街道,'] })
  const entries = await withContext(
    desk.database.batch,
    { actor: localOperator.id, read: [], write: [] },
    (tx) =>
      tx.many(
        'select actor, operation, subject_count, subjects, detail from platform.audit order by subject_count desc',
      ),
  )
  const detail = {
    kind: 'people',
    batchId: expect.any(String),
    taken: 2,
    warned: 0,
    refused: 1,
    unchanged: 0,
  }
  const work = { actor: 'operator:local', subjects: [] }
  expect(entries).toEqual([
    { ...work, operation: 'exchange.import', subject_count: 2, detail },
    { ...work, operation: 'exchange.follow-moves', subject_count: 0, detail: { moved: 0 } },
  ])
})

test('像被表格软件改坏的号码先退回，写明已核对就收下', async () => {
  const odd = '330203199001010000'
  const rounded = findRoundNumber()
  const refused = await bring({
    people: [...roll, `丁四,${odd},海曙区,南门街道,`, `戊五,${rounded},海曙区,南门街道,`],
  })
  expect(refused[0]?.verdicts).toMatchObject([
    { row: 4, code: 'id-digits-lost' },
    { row: 5, code: 'id-digits-lost' },
  ])
  const [taken] = await bring({ people: [...roll, `戊五,${rounded}（已核对）,海曙区,南门街道,`] })
  expect(taken && counts(taken)).toEqual({ ...nothing, taken: 1, unchanged: 2 })
})

/** A true number that ends in 000. */
function findRoundNumber(): string {
  for (let day = 1; ; day += 1) {
    const seventeen = `330203199001${String(day).padStart(2, '0')}100`
    if (checkCharacter(seventeen) === '0') return `${seventeen}0`
  }
}

test('有一个文件读不了，别的照常收下', async () => {
  const reports = await bring({ people: roll, 工资表: ['部门,金额', '一科,100'] })
  expect(reports.map(({ problem, taken }) => [problem?.code, taken])).toEqual([
    [undefined, 2],
    ['file-not-recognised', 0],
  ])
})

test('文件中途坏了：这个文件一行不收，别的照常', async () => {
  const broken = [
    ...relief(`甲一,${anna},低保,800,2020-01-01,`),
    ...Array.from({ length: 20 }, () => ''),
    '"乙二',
  ]
  const [low, people] = await bring({ people: roll, low: broken })
  expect([low?.problem?.code, low?.taken, people?.taken]).toEqual(['file-damaged', 0, 2])
  expect(await rowsOf('select count(*) from registry.assistance')).toEqual([[0]])
})
