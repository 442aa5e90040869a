import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkCharacter } from '#kernel/citizen-id.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Actor } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction, withContext } from '#platform/db/transaction.ts'
import { execute } from '#platform/execute.ts'
import { reaching, recordFiles, yinzhou } from './example-people.ts'
import { openIdentity } from './identity.ts'
import { recordMandate } from './mandates.ts'
import {
  acceptAccount,
  type AccountRemarks,
  confirmAccount,
  countUnconfirmedAccounts,
  listAccounts,
  listSharedAccounts,
  recordAccount,
} from './payment-accounts.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase()
  await recordFiles(database, [
    { personId: 1, name: '陳国华' },
    { personId: 2, name: '李四' },
    { personId: 3, name: '李四', ...yinzhou },
    { personId: 4, name: '李四' },
  ])
})
afterEach(() => database.drop())

const passbook = '39010100012345678'
const maker = reaching('staff:maker', 'r:haishu', 'c:by-number', 'c:staff')
const checker = reaching('staff:checker', 'r:haishu', 'c:by-number')
const city = reaching('staff:city', 'r:ningbo', 'c:by-number')
let minute = 0
const options = (actor: Actor, today: PlainDate) => ({
  database,
  actor,
  clock: fixedClock(new Date(Date.parse(`${today}T02:00:00Z`) + (minute += 1) * 60_000).toISOString()),
})
const record = (given: object = {}, actor = maker, today = '2026-11-24'): Promise<AccountRemarks> =>
  execute(
    recordAccount(openIdentity(database.keys)),
    {
      personId: 1,
      number: passbook,
      bank: '示例银行海曙支行',
      holder: 'own',
      holderName: '陈国华',
      ...given,
    },
    options(actor, today),
  )
const confirm = (accountId: string, actor: Actor = checker, personId = 1) =>
  execute(confirmAccount, { personId, accountId, how: 'card-seen' }, options(actor, '2026-11-25'))
const list = async (personId = 1, actor: Actor = maker) =>
  (await execute(listAccounts, { personId }, options(actor, '2026-11-25'))).accounts
const stored = () =>
  transaction(database.batch, (tx) =>
    tx.many<{ digest: Buffer; cipher: Buffer; row: string }>(
      'select digest, cipher, to_jsonb(a)::text as row from registry.payment_account a',
    ),
  )

test('账号只以密文和摘要存放，给人看的只有末四位', async () => {
  expect(await record()).toMatchObject({ nameCheck: 'variant', people: 1, isSharedByMany: false })
  const identity = openIdentity(database.keys)
  const [row] = await stored()
  expect(row && identity.open('account', row.cipher)).toBe(passbook)
  expect(row?.digest).toEqual(identity.digest('account', passbook))
  expect(row?.row).not.toContain(passbook)
  expect(row?.row).not.toContain(Buffer.from(passbook).toString('hex'))
  const shown = await list()
  expect(shown).toMatchObject([{ lastFour: '5678', holder: 'own', confirmedAt: null }])
  expect(JSON.stringify(shown)).not.toContain(passbook.slice(0, 12))
  const audit = await withContext(database.batch, { actor: maker.id, read: [], write: [] }, (tx) =>
    tx.many('select operation, detail, query_digest from platform.audit order by at'),
  )
  expect(audit).toMatchObject([{ operation: 'account.record' }, { operation: 'account.list' }])
  expect(JSON.stringify(audit)).not.toContain(passbook)
})

test('登记的人不能自己确认，另一个人可以，只确认一次', async () => {
  const { accountId } = await record()
  await expect(confirm(accountId, maker)).rejects.toMatchObject({ code: 'confirmed-by-another' })
  await confirm(accountId)
  expect(await list()).toMatchObject([
    { accountId, confirmedHow: 'card-seen', confirmedAt: expect.any(String) },
  ])
  await expect(confirm(accountId)).rejects.toMatchObject({ code: 'account-not-standing' })
  await expect(confirm(accountId, checker, 2)).rejects.toMatchObject({ code: 'account-not-standing' })
})

test('核对的人看得到谁该核对、几个人在用；自己登记的不算在等自己核对的里面', async () => {
  const waiting = (actor: Actor) => execute(countUnconfirmedAccounts, {}, options(actor, '2026-11-25'))
  for (const personId of [2, 4]) await record({ personId, holderName: '李四' })
  await record({}, checker)
  expect(await list(1, checker)).toMatchObject([{ people: 3, isSharedByMany: true, isOwnRecord: true }])
  expect(await list(2, checker)).toMatchObject([{ people: 3, isSharedByMany: true, isOwnRecord: false }])
  expect(await waiting(checker)).toBe(2)
  expect(await waiting(maker)).toBe(1)
  expect(await waiting(reaching('staff:y', 'r:yinzhou'))).toBe(0)
  const [account] = await list(2)
  await confirm(account?.accountId ?? '', checker, 2)
  expect(await waiting(checker)).toBe(1)
})

test('换账户：新的从那天起，旧的到那天止；当天再改的，前一个不算', async () => {
  const first = await record({ from: '2026-11-01' })
  await confirm(first.accountId)
  const second = await record({ number: '39010100087654321', from: '2026-12-01' })
  const third = await record({ number: '39010100011112222', from: '2026-12-01' })
  expect(await list()).toMatchObject([
    { accountId: third.accountId, from: '2026-12-01', until: null, confirmedAt: null },
    { accountId: first.accountId, from: '2026-11-01', until: '2026-12-01', confirmedHow: 'card-seen' },
  ])
  expect(JSON.stringify(await list())).not.toContain(second.accountId)
})

test.each([
  ['户名是别人', { holderName: '张三' }, 'holder-name-differs'],
  ['没有代领登记', { holder: 'guardian', holderName: '代办人' }, 'no-money-mandate'],
  ['号码不对', { number: '123' }, 'account-unusable'],
  ['别的区的人', { personId: 3, holderName: '李四' }, 'person-not-found'],
  ['没有这个人', { personId: 99 }, 'person-not-found'],
])('%s，不收', async (_, given, code) => {
  await expect(record(given)).rejects.toMatchObject({ code })
  expect(await stored()).toEqual([])
})

test('监护人的账户要有今天有效的代领登记，户名按代办人核对', async () => {
  const seventeen = '33020319700101101'
  const citizenId = seventeen + checkCharacter(seventeen)
  const mandate = {
    wardId: 1,
    basis: 'written',
    relation: 'sibling',
    citizenId,
    name: '代办人',
    evidence: '委托书',
    from: '2026-11-24',
    until: '2026-12-24',
  }
  const entrust = (given: object) =>
    execute(
      recordMandate(openIdentity(database.keys)),
      { ...mandate, ...given },
      options(maker, '2026-11-24'),
    )
  const account = { holder: 'guardian', holderName: '代 办 人' }
  await entrust({ scopes: ['apply'] })
  await expect(record(account)).rejects.toMatchObject({ code: 'no-money-mandate' })
  await entrust({ scopes: ['receive-money'], moneyEvidence: '本人当面确认' })
  await expect(record({ ...account, holderName: '陈国华' })).rejects.toMatchObject({
    code: 'holder-name-differs',
  })
  await expect(record({ ...account, holder: 'institution' })).rejects.toMatchObject({
    code: 'no-money-mandate',
  })
  expect(await record(account)).toMatchObject({ nameCheck: 'same', people: 0 })
  await expect(record(account, maker, '2026-12-24')).rejects.toMatchObject({ code: 'no-money-mandate' })
})

test('同一个账户几个人都说是自己的：别的区的也算，超过上限就提示；代领的不算', async () => {
  const own = { holderName: '李四' }
  expect(await record({ ...own, personId: 2 })).toMatchObject({ people: 1, isSharedByMany: false })
  expect(await record({ ...own, personId: 3 }, city)).toMatchObject({ people: 2, isSharedByMany: false })
  expect(await transaction(database.batch, (tx) => listSharedAccounts(tx, '2026-11-24'))).toEqual([])
  const third = await record({ ...own, personId: 4 })
  expect(third).toMatchObject({ people: 3, isSharedByMany: true })
  expect(await confirm(third.accountId, checker, 4)).toMatchObject({ people: 3, isSharedByMany: true })
  expect(await transaction(database.batch, (tx) => listSharedAccounts(tx, '2026-11-24'))).toEqual([
    { lastFour: '5678', people: [2, 3, 4] },
  ])
  const elsewhere = reaching('staff:other', 'r:haishu')
  expect(await record({ ...own, personId: 4 }, elsewhere)).toMatchObject({ people: 2 })
})

const own = reaching('resident:1', 'p:1', 'c:by-number')

test('本人填的等别人核对；核对过的，本人不能在网上换', async () => {
  const { accountId } = await record({}, own)
  expect(await list()).toMatchObject([{ source: 'self', confirmedAt: null }])
  await expect(accept(accountId)).rejects.toMatchObject({ code: 'confirmed-by-another' })
  await confirm(accountId)
  await expect(record({ number: '39010100087654321' }, own)).rejects.toMatchObject({
    code: 'account-confirmed-already',
  })
})

test('工作人员记的，本人点头就定了，记下是本人说的', async () => {
  const { accountId } = await record()
  await accept(accountId)
  expect(await list()).toMatchObject([{ accountId, confirmedHow: 'own-word' }])
  await expect(accept(accountId)).rejects.toMatchObject({ code: 'account-not-standing' })
})

test('本人填的账户很多人在用，也看得出来', async () => {
  for (const personId of [2, 4]) await record({ personId, holderName: '李四' })
  await record({ personId: 3, holderName: '李四' }, reaching('staff:y', 'r:yinzhou', 'c:by-number'))
  expect(await record({}, own)).toMatchObject({ people: 4 })
})

function accept(accountId: string) {
  return execute(acceptAccount, { personId: 1, accountId }, options(own, '2026-11-25'))
}
