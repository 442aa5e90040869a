import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { benefits } from '#apps/catalogue.ts'
import { routesOf } from '#apps/pages/routes.ts'
import { openSite } from '#apps/pages/site.tsx'
import type { Benefit } from '#core/benefits/benefit.ts'
import { type ExampleSpell, holder, recordExamples, recordSpell } from '#core/benefits/example-registry.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { employ } from '#core/access/example-staff.ts'
import { openSession, signingIn } from '#core/access/session.ts'
import { guaranteeStandard } from '#domains/social-security/sources.ts'
import { guaranteeAmount } from '#domains/social-security/standards.ts'
import { parseMonth } from '#kernel/month.ts'
import { localOperator } from '#platform/actor.ts'
import { systemClock } from '#platform/clock.ts'
import { parseConfig } from '#platform/config.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { type Route, sessionCookie } from '#platform/http.ts'
import { type JobQueue, openJobQueue } from '#platform/jobs.ts'
import { createLog } from '#platform/telemetry.ts'

const care: ExampleSpell = {
  table: 'care_need',
  from: '2024-01-01',
  values: { tier: 'one', need_months: 12 },
}
const onGuarantee: ExampleSpell = {
  table: 'assistance',
  from: '2025-01-01',
  values: { kind: 'minimum-living-guarantee', income_per_head_fen: 60_000 },
}

let database: TestDatabase
let queue: JobQueue
let routes: readonly Route[]
let token: string
beforeAll(async () => {
  database = await createTestDatabase()
  await recordExamples(database.batch, [
    { personId: 1, name: '陈秀英', spells: [...holder(3, ['hearing']), onGuarantee] },
    { personId: 2, name: '林建国', spells: [...holder(1, ['physical']), care] },
  ])
  for (const month of ['2026-01', '2026-02', '2026-03']) await decide(month, benefits)
  await recordSpell(database.batch, 2, { table: 'death', from: '2026-01-15' })
  const raised = withStandard(108_500, '2026-01-01')
  for (const month of ['2026-01', '2026-02']) await decide(month, raised)

  const log = createLog({ write: () => undefined })
  queue = await openJobQueue(database, log)
  routes = routesOf(openSite({ database, queue, log, close: async () => undefined }, parseConfig([], {})))
  const colleague = await employ(database, { name: '四明', role: 'city', region: 'ningbo' })
  token = await withContext(database.app, signingIn, (tx) =>
    openSession(tx, { ...colleague, how: 'passkey' }, systemClock.now()),
  )
})
afterAll(async () => {
  await queue.stop()
  await database.drop()
})

describe('case:T13 三月才发通知、一月起提标，一、二月重新认定', () => {
  test('一月要补二十四元，没有多发', async () => {
    const page = await read('/months/:month', { month: '2026-01' })
    expect(page).toContain('与这个月上一次认定相比')
    expect(page).toContain('新增 0、变化 1、停发（建议） 0、暂缓 0、算不出 0；应补 24.00 元，没有多发。')
  })

  test('两个月合计要补四十八元；迟来的死讯让二月多发，收回只是建议', async () => {
    const page = await read('/months/:month', { month: '2026-02' })
    expect(page).toContain('新增 0、变化 1、停发（建议） 1、暂缓 0、算不出 0；应补 24.00 元，多发 500.00 元')
    expect(page).toContain('要不要收回，由决定的部门具名决定')
    expect(page).toMatch(
      /重新认定过 2 个月（2026 年 1 月、2026 年 2 月），.*合计应补 48\.00 元，多发 500\.00 元/,
    )
  })

  test('名单一行一个理由：补的因为标准，停的只是建议', async () => {
    const change = await read('/months/:month/again/:benefit/:kind', {
      month: '2026-02',
      benefit: 'living-subsidy',
      kind: 'change',
    })
    expect(change).toContain('2026 年 2 月困难残疾人生活补贴，与上一次认定相比，变化：1 人')
    expect(change).toMatch(/陈\*\*.*低保标准有变化.*301\.50 元.*325\.50 元/)
    expect(change).not.toContain('建议，待民政部门决定')
    const stop = await read('/months/:month/again/:benefit/:kind', {
      month: '2026-02',
      benefit: 'nursing-subsidy',
      kind: 'stop',
    })
    expect(stop).toMatch(/林\*\*.*建议，待民政部门决定.*「本人在世」.*500\.00 元.*没有/)
  })

  test('只认定过一次的月份没有这一节', async () => {
    expect(await read('/months/:month', { month: '2026-03' })).not.toContain('与这个月上一次认定相比')
  })
})

async function decide(text: string, of: readonly Benefit[]): Promise<void> {
  const month = parseMonth(text)
  if (month === undefined) throw new Error(`"${text}" is not a month`)
  await runMonth({ database, benefits: of, month, actor: localOperator.id })
}

/** The same benefits after the yearly notice has come. */
function withStandard(value: number, from: string): Benefit[] {
  const until = guaranteeAmount.values.map((each) => (each.until ? each : { ...each, until: from }))
  const notice = { from, value, scope: 'ningbo' as const, source: guaranteeStandard, checked: false }
  const anew = { ...guaranteeAmount, values: [...until, notice] }
  return benefits.map((each) => ({
    ...each,
    parameters: each.parameters.map((parameter) => (parameter.id === anew.id ? anew : parameter)),
  }))
}

/** The words of a page, without its markup. */
async function read(path: string, params: Readonly<Record<string, string>>): Promise<string> {
  const route = routes.find((each) => each.method === 'GET' && each.path === path)
  const address = path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '')
  const cookies = { [sessionCookie]: token }
  const request = {
    origin: 'http://localhost',
    from: '127.0.0.1',
    address,
    params,
    query: {},
    form: {},
    cookies,
  }
  const answer = await route?.handle(request)
  if (!answer || !('html' in answer)) throw new Error(`${address} shows no page`)
  return answer.html.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ')
}
