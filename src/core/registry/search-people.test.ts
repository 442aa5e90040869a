import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Dice } from '#engine/random-vocabulary.ts'
import type { Actor } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { execute } from '#platform/execute.ts'
import { withContext } from '#platform/db/transaction.ts'
import { Problem } from '#platform/problem.ts'
import { anna, boris, type ExampleDesk, idOf, openExampleDesk, relief } from '#core/exchange/example-desk.ts'
import { openIdentity } from './identity.ts'
import { foundSql, type PeopleFound, searchPeople, seek } from './search-people.ts'

let desk: ExampleDesk
let search: (input: Record<string, string>, actor?: Actor) => Promise<PeopleFound>

const clock = fixedClock('2026-11-24T04:00:00Z')
const seeing = (id: string, ...read: string[]): Actor => ({
  id,
  shows: () => 'full',
  may: () => ({ read, write: [] }),
})
const haishu = seeing('staff:haishu', 'r:haishu', 'c:by-number')
const city = seeing('staff:city', 'r:ningbo', 'c:by-number')
const child = idOf('33020320150101002')

beforeAll(async () => {
  desk = await openExampleDesk()
  const found = searchPeople(openIdentity(desk.database.keys))
  search = (input, actor = haishu) => execute(found, input, { database: desk.database, clock, actor })
  await desk.bring({
    people: [
      '姓名,身份证号,户籍区县,户籍街镇,联系电话,所属网格',
      `王秀英,${anna},海曙区,南门街道,199 0000 0001,第三网格`,
      `单小明,${boris},海曙区,南门街道,,`,
      `王秀,${idOf('33020319500101001')},海曙区,南门街道,,`,
      `秀英,${idOf('33020319510101001')},海曙区,南门街道,,`,
      `王英秀,${idOf('33020319520101001')},海曙区,南门街道,,`,
      `买买提·艾力,${idOf('33020319530101001')},海曙区,南门街道,,`,
      `王秀英,${idOf('33020319540101001')},鄞州区,姜山镇,,`,
      `王秀英,${idOf('33020319550101001')},镇海区,招宝山街道,,`,
      ...Array.from({ length: 25 }, (_, at) => {
        const id = idOf(`33021119600101${String(at * 2 + 1).padStart(3, '0')}`)
        return `林同名,${id},镇海区,招宝山街道,,`
      }),
    ],
    households: [
      '户号,姓名,身份证号,与户主关系,起始日期',
      `1,王秀英,${anna},户主,2015-01-01`,
      `1,王区,${child},子,2015-01-01`,
    ],
    certificates: [
      '姓名,身份证号,残疾人证号,发证日期,有效期至',
      `王秀英,${anna},${anna}41,2016-05-01,2026-04-30`,
    ],
  })
})
afterAll(() => desk.close())

const names = async (input: Record<string, string>, actor?: Actor) =>
  (await search(input, actor)).people.map(({ name }) => name)

describe('按姓名', () => {
  test.each([
    ['王秀', ['王秀', '王秀英']],
    ['秀英', ['秀英', '王秀英']],
    ['王秀英', ['王秀英']],
    ['王 秀　英', ['王秀英']],
    ['艾力', ['买买提·艾力']],
    ['提艾', ['买买提·艾力']],
    ['王五', []],
  ])('%s 找到 %j', async (name, found) => {
    expect(await names({ name })).toEqual(found)
  })

  test.each([
    ['shanxiaoming', ['单小明']],
    ['shan xiao', ['单小明']],
    ['Dan Xiaoming', ['单小明']],
    ['sxm', ['单小明']],
    ['wangxiuying', ['王秀英']],
    ['wxy', ['王秀英']],
    ['mmtal', ['买买提·艾力']],
    ['wang ou', ['王区']],
  ])('拼音 %s 找到 %j', async (name, found) => {
    expect(await names({ name })).toEqual(found)
  })

  test('只有一个字或一个字母，范围太大', async () => {
    for (const name of ['王', 'w', '·', '一'])
      await expect(search({ name, bornOn: '1990-01-01' })).rejects.toMatchObject({ code: 'search-too-wide' })
  })

  test('姓名里的通配符和引号只是字', async () => {
    for (const name of ['王%', '__', "王'", '%%%']) expect(await names({ name }).catch(() => [])).toEqual([])
  })
})

describe('按号码', () => {
  test('完整的身份证号、残疾人证号找到一个人，写法不同也一样', async () => {
    for (const number of [anna, ` ${anna.slice(0, 6)} ${anna.slice(6)}`, `${anna}41`, `${anna}42B1`])
      expect(await names({ number })).toEqual(['王秀英'])
    expect(await names({ number: child })).toEqual(['王区'])
  })

  test.each([
    anna.slice(0, 17),
    `${anna.slice(0, 12)}%`,
    `${anna.slice(0, 14)}****`,
    '3302',
    `${anna}4`,
    '*',
  ])('不完整或带通配符的号码不查：%s', async (number) => {
    await expect(search({ number })).rejects.toMatchObject({ code: 'number-not-exact' })
  })

  test('没有这个人和不归您管是同一个回答', async () => {
    const elsewhere = await search({ number: idOf('33020319540101001') })
    const nowhere = await search({ number: idOf('33020319990101001') })
    expect(elsewhere).toEqual(nowhere)
    expect(elsewhere).toEqual({ people: [], more: false })
    expect(await names({ number: idOf('33020319540101001') }, city)).toEqual(['王秀英'])
  })
})

describe('范围', () => {
  test('别的区的同名人不在结果里，也不影响结果', async () => {
    expect((await search({ name: '王秀英' })).people.map(({ district }) => district)).toEqual(['haishu'])
  })

  test('能看几个区的人，只说姓名范围太大，再说一样就可以', async () => {
    await expect(search({ name: '王秀英' }, city)).rejects.toMatchObject({ code: 'search-too-wide' })
    await expect(search({ bornOn: '1954-01-01', district: 'yinzhou' }, city)).rejects.toMatchObject({
      code: 'search-too-wide',
    })
    for (const more of [{ bornOn: '1954-01-01' }, { district: 'yinzhou' }, { township: 't-330212110' }])
      expect((await search({ name: '王秀英', ...more }, city)).people).toMatchObject([{ birthYear: 1954 }])
    expect(await names({ name: '王秀英', phone: '+86 19900000001' }, city)).toEqual(['王秀英'])
    const two = seeing('staff:two', 'r:haishu', 'r:yinzhou')
    await expect(search({ name: '王秀英' }, two)).rejects.toMatchObject({ code: 'search-too-wide' })
  })

  test('一次最多二十人，并说明还有', async () => {
    const zhenhai = seeing('staff:zhenhai', 'r:zhenhai')
    const found = await search({ name: 'lintongming' }, zhenhai)
    expect(found.people).toHaveLength(20)
    expect(found.more).toBe(true)
    expect((await search({ name: '王秀英' }, zhenhai)).more).toBe(false)
  })

  test('结果里没有号码、类别、等级、电话和生日', async () => {
    const { people } = await search({ name: '王秀英' })
    expect(Object.keys(people[0] ?? {}).sort()).toEqual(
      ['birthYear', 'district', 'name', 'onRoll', 'personId', 'sex', 'township', 'village'].sort(),
    )
  })
})

test('随便怎么查（四百次，种子 7）：不超过二十人，没有一个在辖区之外，只有说得清的拒绝', async () => {
  const dice = new Dice(7)
  const everybody = new Map(
    (await desk.rowsOf('select person_id, district from registry.person')).map(
      (row) => row as [number, string],
    ),
  )
  const pieces = [
    '王',
    '秀',
    '英',
    '林',
    '同',
    '名',
    '%',
    '_',
    '*',
    ' ',
    "'",
    '·',
    'w',
    'x',
    'lin',
    'tong',
    '王秀',
    '1',
    '',
  ]
  const sensible = ['王秀英', '林同名', 'lintongming', 'wxy', '秀英', '王秀', 'ltm']
  const some = () =>
    dice.chance(0.5)
      ? dice.pick(sensible)
      : Array.from({ length: dice.below(4) }, () => dice.pick(pieces)).join('')
  const maybe = <T>(field: string, value: T) => (dice.chance(0.2) ? { [field]: value } : {})
  let hits = 0
  for (let nth = 0; nth < 400; nth++) {
    const labels = dice.pick([
      ['r:haishu'],
      ['r:zhenhai'],
      ['r:ningbo'],
      ['r:haishu', 'r:yinzhou'],
      ['p:1'],
      [],
    ])
    const actor = seeing(`staff:fuzz-${nth % 3}`, ...labels, 'c:by-number')
    const input = {
      ...(dice.chance(0.8) && { name: some() }),
      ...maybe('number', dice.pick([anna, boris, '330203', '%', idOf('33021119600101001')])),
      ...maybe('phone', dice.pick(['19900000001', '%', '1'])),
      ...maybe('bornOn', dice.pick(['1960-01-01', '1990-01-01'])),
      ...maybe('district', dice.pick(['haishu', 'zhenhai', 'nowhere'])),
    }
    const found = await search(input, actor).catch((error: unknown) => {
      expect(error).toBeInstanceOf(Problem)
      return { people: [], more: false }
    })
    hits += found.people.length
    expect(found.people.length).toBeLessThanOrEqual(20)
    for (const { personId } of found.people) {
      const district = everybody.get(personId)
      expect(labels.some((label) => [`r:${district}`, 'r:ningbo', `p:${personId}`].includes(label))).toBe(
        true,
      )
    }
  }
  expect(hits).toBeGreaterThan(200)
})

test('每次查找都记下查到了谁，不记查的是什么', async () => {
  const auditor = seeing('staff:curious', 'r:haishu', 'c:by-number')
  const { people } = await search({ name: '单小明' }, auditor)
  await search({ name: '没有此人' }, auditor)
  const entries = await withContext(
    desk.database.batch,
    { actor: 'staff:curious', read: [], write: [] },
    (tx) =>
      tx.many(
        `select kind, subjects, detail, outcome from platform.audit where actor = 'staff:curious' order by subject_count desc`,
      ),
  )
  const by = { more: false, by: 'characters' }
  expect(entries).toEqual([
    { kind: 'search', subjects: [people[0]?.personId], detail: { found: 1, ...by }, outcome: 'done' },
    { kind: 'search', subjects: [], detail: { found: 0, ...by }, outcome: 'done' },
  ])
  expect(JSON.stringify(entries)).not.toContain('单小明')
})

test('一天查找的次数有上限，第二天重新算', async () => {
  const busy = seeing('staff:busy', 'r:haishu')
  await withContext(desk.database.batch, { actor: 'staff:busy', read: [], write: [] }, (tx) =>
    tx.run(`insert into platform.audit (id, at, actor, operation, purpose, kind, subject_count, subjects, outcome, detail)
      select gen_random_uuid(), '2026-11-23T16:00:01Z', 'staff:busy', 'person.search', 'service', 'search', 0, '{}', 'done', '{}'
      from generate_series(1, 400)`),
  )
  await expect(search({ name: '王秀英' }, busy)).rejects.toMatchObject({ code: 'too-many-searches' })
  const found = searchPeople(openIdentity(desk.database.keys))
  const tomorrow = { database: desk.database, actor: busy, clock: fixedClock('2026-11-24T16:30:00Z') }
  expect((await execute(found, { name: '王秀英' }, tomorrow)).people).toHaveLength(1)
})

test('改名以后按新名字找得到，按旧名字找不到', async () => {
  const people = (name: string) => [
    '姓名,身份证号,户籍区县,户籍街镇',
    `${name},${idOf('33020319560101001')},海曙区,南门街道`,
  ]
  await desk.bring({ people: people('赵旧名') })
  expect(await names({ name: '赵旧名' })).toEqual(['赵旧名'])
  await desk.bring({ people: people('赵新名') })
  expect(await names({ name: '赵旧名' })).toEqual([])
  expect(await names({ name: 'zhaojiuming' })).toEqual([])
  expect(await names({ name: 'zhaoxinming' })).toEqual(['赵新名'])
  await desk.bring({ people: people('赵?名'), low: relief() })
  expect(await names({ name: 'zhaoxinming' })).toEqual(['赵新名'])
})

test('凡是进来的人都查得到：登记的查找词就是姓名的查找词', async () => {
  expect(
    await desk.rowsOf(`select p.name from registry.person p
      where array(select key from registry.name_key k where k.person_id = p.person_id order by key)
        <> array(select key from unnest(registry.name_keys(p.name, p.pinyin)) key where key <> '' order by key collate "C")
        or cardinality(p.pinyin) = 0`),
  ).toEqual([])
  expect(
    await desk.rowsOf(`select grid, phone_digest is not null from registry.person where grid is not null`),
  ).toEqual([['第三网格', true]])
})

test('搬到别的区，查找词跟着走', async () => {
  const id = idOf('33020319570101001')
  await desk.bring({
    people: ['姓名,身份证号,户籍区县,户籍街镇', `钱搬家,${id},海曙区,南门街道`],
    moves: ['姓名,身份证号,户籍区县,户籍街镇,起始日期', `钱搬家,${id},鄞州区,姜山镇,2026-10-15`],
  })
  expect(await names({ name: '钱搬家' })).toEqual([])
  expect(await names({ name: '钱搬家' }, seeing('staff:yinzhou', 'r:yinzhou'))).toEqual(['钱搬家'])
})

test.each([
  ['两个字', { name: '王秀' }],
  ['三个字', { name: '王秀英' }],
  ['拼音', { name: 'wangxiuy' }],
  ['首字母', { name: 'wxy' }],
])('在两万人里按%s查，用索引，不逐个翻', async (_, input) => {
  await desk.database.batch.query(`
    insert into registry.person (person_id, name, pinyin, on_roll, district, township, source, batch_id)
    select 1000000 + i, chr(19968 + i % 97) || chr(20968 + i % 89) || chr(21968 + i % 83), '{a b c}', true,
      'yuyao', 't-330281001', 'dpf', gen_random_uuid() from generate_series(1, 20000) i on conflict do nothing`)
  await desk.database.batch.query(
    'select registry.refresh_name_keys(array(select person_id from registry.person where person_id between 1000001 and 1020000))',
  )
  const { sql = '', values } = seek(input, openIdentity(desk.database.keys))
  for (const label of ['r:ningbo', 'r:haishu']) {
    const plan = await withContext(
      desk.database.app,
      { actor: 'staff:plan', read: [label], write: [] },
      (tx) => tx.many<{ 'QUERY PLAN': string }>(`explain ${foundSql(sql)}`, values),
    )
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n')
    expect(lines).toMatch(/Index.* (?:on|using) name_key_key/)
    expect(lines).toMatch(/Index Cond: \(+key/)
    expect(lines).not.toContain('Seq Scan')
  }
})
