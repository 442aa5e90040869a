import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordExamples } from '#core/benefits/example-registry.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { providerNews } from './provider-news.ts'

const provider = { url: 'https://gateway.example/sms', token: 't', templates: {}, callback: 'shared-secret' }

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await recordExamples(database.batch, [{ personId: 1, spells: [] }])
  await database.batch.query(
    `with told as (
       insert into notices.outbox (person_id, notice_id, notice, reference, district, township, channels, due_at, recorded_at, recorded_by)
       values (1, gen_random_uuid(), 'entitled', 'x', 'haishu', 't-330203001', '{}', now(), now(), 'system:example')
       returning person_id, notice_id)
     insert into notices.attempt (person_id, notice_id, channel, try, state, proof, district, township, at, recorded_by)
     select person_id, notice_id, 'sms', 1, 'sent', 'gateway-7', 'haishu', 't-330203001', now(), 'system:example' from told`,
  )
})
afterAll(() => database.drop())

async function post(
  path: string,
  form: Record<string, string>,
  bearer: string | undefined = 'shared-secret',
) {
  const route = providerNews(database, { sms: provider }).find((each) => each.path === path)
  const request = { origin: '', from: '', address: path, params: {}, query: {}, cookies: {}, form, bearer }
  const answer = await route?.handle(request)
  return answer && 'status' in answer ? answer.status : undefined
}

const states = async () =>
  (
    await database.batch.query("select state from notices.attempt where channel = 'sms' order by state")
  ).rows.map(({ state }) => state as string)

test('没有约好的密钥、没有接通的通道、没有发过的号码，都是一个回答，什么也不记', async () => {
  const news = { id: 'gateway-7', state: 'delivered' }
  expect(await post('/providers/sms/receipts', news, 'guess')).toBe(404)
  expect(await post('/providers/sms/receipts', news, '')).toBe(404)
  expect(await post('/providers/voice/receipts', news)).toBe(404)
  expect(await post('/providers/sms/receipts', { id: 'gateway-8', state: 'delivered' })).toBe(404)
  expect(await post('/providers/sms/receipts', { id: 'gateway-7', state: 'eaten' })).toBe(404)
  expect(await post('/providers/sms/replies', { phone: '13800000000', text: '1' })).toBe(404)
})

test('送到了就记下来，再说一遍还是一次', async () => {
  expect(await post('/providers/sms/receipts', { id: 'gateway-7', state: 'delivered' })).toBe(200)
  expect(await post('/providers/sms/receipts', { id: 'gateway-7', state: 'delivered' })).toBe(200)
  expect(await states()).toEqual(['delivered', 'sent'])
})
