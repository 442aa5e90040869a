import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkRuleSet } from '#engine/check.ts'
import { faultsIn } from '#kernel/glossary.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction } from '#platform/db/transaction.ts'
import { certified, type ExampleFile, type ExampleStatement, recordFiles } from './example-people.ts'
import {
  householdTypeRules,
  householdTypes,
  type HouseholdTypeId,
  listHouseholdTypes,
  readHouseholdStanding,
} from './household-types.ts'

const november = 2026 * 12 + 10
let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.drop())

const livesIn = (household: number, relation = 'head'): ExampleStatement => ({
  table: 'household_member',
  from: '2015-01-01',
  values: { household_id: household, relation },
})
const died = (on: PlainDate): ExampleStatement => ({ table: 'death', from: on })
const member = (personId: number, birthOn: PlainDate | null, ...spells: ExampleStatement[]): ExampleFile => ({
  personId,
  birthOn,
  spells: [livesIn(1), ...spells],
})
const isCertified = certified(2)

async function given(
  files: readonly ExampleFile[],
  complete: readonly string[] = ['certificates', 'status'],
) {
  await transaction(database.batch, async (tx) => {
    for (const kind of complete)
      await tx.run(
        `insert into exchange.coverage (kind, district, covered_from, as_of, source, batch_id)
         values ($1, 'ningbo', '2020-01-01', '2026-11-30', 'dpf', $2)`,
        [kind, randomUUID()],
      )
  })
  await recordFiles(database, files)
}

const standingOf = (personId: number) =>
  transaction(database.batch, (tx) => readHouseholdStanding(tx, personId, november))

async function typesOf(personId: number): Promise<Readonly<Record<HouseholdTypeId, boolean | null>>> {
  const { types } = await standingOf(personId)
  const inSql = await transaction(database.batch, (tx) => listHouseholdTypes(tx, november))
  expect(inSql.find((row) => row.person_id === personId)).toEqual({ person_id: personId, ...types })
  return types
}

describe.each<[HouseholdTypeId, string, readonly ExampleFile[], boolean | null, string[]?]>([
  [
    'several-disabled',
    '两个持证',
    [member(1, '1980-01-01', isCertified), member(2, '1985-01-01', isCertified)],
    true,
  ],
  ['several-disabled', '一个持证', [member(1, '1980-01-01', isCertified), member(2, '1985-01-01')], false],
  [
    'several-disabled',
    '一个持证，另一个不知道有没有证',
    [member(1, '1980-01-01', isCertified), member(2, '1985-01-01')],
    null,
    [],
  ],
  [
    'several-disabled',
    '两个持证，第三个不知道：已经够了',
    [member(1, '1980-01-01', isCertified), member(2, '1985-01-01', isCertified), member(3, null)],
    true,
    [],
  ],
  [
    'several-disabled',
    '两个持证，一个已经去世',
    [member(1, '1980-01-01', isCertified), member(2, '1985-01-01', isCertified, died('2026-05-01'))],
    false,
  ],
  ['several-disabled', '一户只有一个人，不知道有没有证：不会是两个', [member(1, '1980-01-01')], false, []],
  ['several-disabled', '不知道和谁一户', [{ personId: 1, spells: [isCertified] }], null],
  [
    'elderly-caring-for-disabled',
    '老父带残疾儿子',
    [member(1, '1990-01-01', isCertified), member(2, '1955-01-01')],
    true,
  ],
  [
    'elderly-caring-for-disabled',
    '老父本人也有证',
    [member(1, '1990-01-01', isCertified), member(2, '1955-01-01', isCertified)],
    true,
  ],
  [
    'elderly-caring-for-disabled',
    '家里还有没有证的成年人',
    [member(1, '1990-01-01', isCertified), member(2, '1955-01-01'), member(3, '1992-01-01')],
    false,
  ],
  [
    'elderly-caring-for-disabled',
    '家里还有未成年人',
    [member(1, '1990-01-01', isCertified), member(2, '1955-01-01'), member(3, '2015-01-01')],
    true,
  ],
  [
    'elderly-caring-for-disabled',
    '还有一个不知道年龄的人',
    [member(1, '1990-01-01', isCertified), member(2, '1955-01-01'), member(3, null)],
    null,
  ],
  [
    'elderly-caring-for-disabled',
    '月底满六十',
    [member(1, '1990-01-01', isCertified), member(2, '1966-11-30')],
    true,
  ],
  [
    'elderly-caring-for-disabled',
    '下月初才满六十',
    [member(1, '1990-01-01', isCertified), member(2, '1966-12-01')],
    false,
  ],
  ['elderly-and-disabled', '六十岁持证', [member(1, '1960-01-01', isCertified)], true],
  ['elderly-and-disabled', '五十九岁持证', [member(1, '1967-01-01', isCertified)], false],
  ['elderly-and-disabled', '不知道年龄', [member(1, null, isCertified)], null],
  [
    'elderly-and-disabled',
    '户籍未知也能确定',
    [{ personId: 1, birthOn: '1950-01-01', spells: [isCertified] }],
    true,
  ],
  [
    'only-child-lost',
    '登记失独',
    [
      member(1, '1960-01-01', isCertified, {
        table: 'status',
        from: '2020-01-01',
        values: { kind: 'lost-only-child' },
      }),
    ],
    true,
  ],
  ['only-child-lost', '名单全而没有登记：仍不知道', [member(1, '1960-01-01', isCertified)], null],
  [
    'only-child-lost',
    '户里的子女去世：不推断失独',
    [member(1, '1960-01-01', isCertified), member(2, '1990-01-01', died('2020-01-01'))],
    null,
  ],
  ['only-child-lost', '不满六十', [member(1, '1980-01-01', isCertified)], false],
])('%s', (type, name, files, expected, complete) => {
  test(name, async () => {
    await given(files, complete)
    expect((await typesOf(1))[type]).toBe(expected)
  })
})

test('合并过的两份档案算一个人，不会让一户变成两个持证人', async () => {
  await given([member(1, '1980-01-01', isCertified), member(2, '1980-01-01', isCertified)])
  await transaction(database.batch, (tx) =>
    tx.run('update registry.person set survivor_id = 1 where person_id = 2'),
  )
  const { types, size } = await standingOf(1)
  expect([types['several-disabled'], size]).toEqual([false, 1])
})

test('集体户人太多，不算一户', async () => {
  await given([
    member(1, '1980-01-01', isCertified),
    ...Array.from({ length: 100 }, (_, at) => member(at + 2, '1980-01-01', isCertified)),
  ])
  expect(await standingOf(1)).toMatchObject({ types: { 'several-disabled': null }, size: undefined })
})

test('四类都来自规划，都写明定义，都标待核实；词语与词汇表一致', () => {
  expect(householdTypes.map(({ name }) => name.zh)).toEqual(['一户多残', '以老养残', '老残一体', '失独老残'])
  for (const { name, definition, isVerified, plan, condition } of householdTypes) {
    expect([isVerified, plan, condition.cites?.length]).toEqual([false, 'plan:S1.3', 1])
    expect([...faultsIn(name), ...faultsIn(definition)]).toEqual([])
  }
  expect(checkRuleSet(householdTypeRules)).toEqual([])
})
