import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { actorOf } from '#core/access/standing.ts'
import { localOperator, type Actor } from '#platform/actor.ts'
import { startSealing } from '#platform/audit/sealing.ts'
import { command } from '#platform/command.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { execute } from '#platform/execute.ts'
import { query } from '#platform/query.ts'
import { silentLog } from '#platform/telemetry.ts'
import { type Look, listLooks } from './list-looks.ts'
import { auditProblem } from './problems.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const input = z.object({ people: z.array(z.number()) })
const about = { permission: 'decision.explain', input, problems: auditProblem.pick('question-not-found') }

const show = query({
  ...about,
  id: 'example.show',
  kind: 'read',
  purpose: 'review',
  run: async ({ people }, { audit }) => audit.subjects(people),
})
const find = query({
  ...about,
  id: 'example.find',
  kind: 'search',
  purpose: 'service',
  run: async ({ people }, { audit }) => audit.subjects(people),
})
const change = command({
  ...about,
  id: 'example.change',
  purpose: 'correction',
  run: async ({ people }, { audit }) => audit.subjects(people),
})
const fail = command({
  ...about,
  id: 'example.fail',
  purpose: 'correction',
  async run({ people }, { audit, problem }) {
    audit.subjects(people)
    throw problem('question-not-found')
  },
})

/** An actor as access makes it, who may also do what this page is about. */
function standing(given: Parameters<typeof actorOf>[0]): Actor {
  const actor = actorOf(given)
  const labels = given.people.map((key) => `p:${key}`)
  return { ...actor, may: (permission) => actor.may(permission) ?? { read: labels, write: labels } }
}

const none = { people: [], cases: [] } as const
const township = standing({ ...none, id: 'staff:wang', role: 'township', region: 't-330203001' })
const village = standing({
  ...none,
  id: 'staff:li',
  role: 'village-worker',
  region: 't-330203001/石碶村',
  people: [1, 2, 3],
})
const city = standing({ ...none, id: 'staff:zhao', role: 'city', region: 'ningbo' })
const resident = (id: number) => standing({ ...none, id: `resident:${id}`, role: 'resident', people: [id] })
const mother = standing({ ...none, id: 'resident:9', role: 'guardian', people: [1] })
const helped = standing({
  ...none,
  id: 'resident:1',
  role: 'resident',
  people: [1],
  assistedBy: 'staff:li',
})

const looksOf = (personId: number, actor: Actor) => execute(listLooks, { personId }, { database, actor })

/** Every look at somebody but those at this list, page by page, once there are so many. */
async function looksWhen(count: number, personId: number, actor: Actor): Promise<readonly Look[]> {
  for (let k = 0; k < 600; k++) {
    const all: Look[] = []
    let before: string | undefined
    do {
      const page = await execute(listLooks, { personId, before }, { database, actor })
      all.push(...page.looks.filter(({ why }) => why.en !== 'reading who looked'))
      before = page.before
    } while (before)
    if (all.length >= count) return all
    await sleep(100)
  }
  throw new Error(`there are not ${count} looks`)
}

describe('who looked at me', () => {
  let sealing: ReturnType<typeof startSealing>
  beforeAll(() => {
    sealing = startSealing({ database, witnesses: [], log: silentLog })
  })
  afterAll(() => sealing.stop())

  it('tells unit and role, why and how, within a minute, and not who it was', async () => {
    const startedMs = performance.now()
    await execute(show, { people: [11] }, { database, actor: township })
    const looks = await looksWhen(1, 11, resident(11))
    expect(performance.now() - startedMs).toBeLessThan(60_000)
    expect(looks).toEqual([
      {
        id: expect.any(String),
        at: expect.any(String),
        isOwn: false,
        who: { zh: '海曙区南门街道 · 镇街残联', en: '南门街道, Haishu District · township federation' },
        why: {
          zh: '查看和复核认定结果',
          en: 'reading and reviewing what was decided',
          easy: '检查结果对不对',
        },
        what: { zh: '看了记录', en: 'read the record', easy: '看了信息' },
      },
    ])
    expect(JSON.stringify(looks)).not.toContain('wang')
  })

  it('counts a search that showed the person, for each of those it showed', async () => {
    await execute(find, { people: [21, 22] }, { database, actor: village })
    for (const person of [21, 22]) {
      const [look] = await looksWhen(1, person, resident(person))
      expect(look?.what.zh).toBe('在名单或查询结果里看到')
      expect(look?.who.zh).toBe('海曙区南门街道石碶村 · 村（社区）联络员')
    }
  })

  it('names oneself, whoever acts for one, the system and the operator for what they are, latest first', async () => {
    const system: Actor = { id: 'system:month', shows: () => 'full', may: () => ({ read: [], write: [] }) }
    const unknown: Actor = { id: 'staff:old', shows: () => 'full', may: () => ({ read: [], write: [] }) }
    for (const actor of [resident(1), helped, mother, system, localOperator, city, unknown])
      await execute(change, { people: [1] }, { database, actor })
    expect((await looksWhen(7, 1, resident(1))).map(({ who }) => who.zh)).toEqual([
      '工作人员',
      '宁波市 · 市残联',
      '本系统的管理人员',
      '本系统自动处理',
      '监护人或代办人',
      '您本人（由工作人员现场协助）',
      '您本人',
    ])
    const toMother = await looksWhen(7, 1, mother)
    expect(toMother.slice(4).map(({ who, isOwn }) => [who.zh, isOwn])).toEqual([
      ['您本人', true],
      ['本人（由工作人员现场协助）', false],
      ['本人', false],
    ])
  })

  it('leaves out what was refused, what was about nobody and what was about others', async () => {
    await expect(execute(fail, { people: [31] }, { database, actor: township })).rejects.toMatchObject({
      code: 'question-not-found',
    })
    await execute(show, { people: [] }, { database, actor: township })
    await execute(show, { people: [32] }, { database, actor: township })
    await execute(show, { people: [31] }, { database, actor: city })
    expect(await looksWhen(1, 31, resident(31))).toHaveLength(1)
  })

  it('is for the person and whoever acts for them; to others it is as if nobody had looked', async () => {
    await execute(show, { people: [2] }, { database, actor: township })
    expect(await looksWhen(1, 2, resident(2))).toHaveLength(1)
    expect(await looksOf(2, resident(3))).toEqual({ looks: [], before: undefined })
    // Holds the person's own label, to work on their file.
    expect(await looksOf(2, village)).toEqual({ looks: [], before: undefined })
  })

  it('goes on with older looks, a page at a time, leaving none out', async () => {
    await Promise.all(
      Array.from({ length: 130 }, () => execute(show, { people: [41] }, { database, actor: township })),
    )
    const ids = (await looksWhen(130, 41, resident(41))).map(({ id }) => id)
    expect(ids).toHaveLength(130)
    expect(ids).toEqual([...new Set(ids)].toSorted().toReversed())
    const { looks, before } = await looksOf(41, resident(41))
    expect(looks).toHaveLength(100)
    expect(before).toBe(looks.at(-1)?.id)
  })
})
