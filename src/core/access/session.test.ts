import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCharacter } from '#kernel/citizen-id.ts'
import { fixedClock } from '#platform/clock.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { execute } from '#platform/execute.ts'
import { recordExamples } from '#core/benefits/example-registry.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { openBreakGlass, reviewBreakGlass } from './break-glass.ts'
import { arrangeStandIn, endDuty, grantDuty } from './duties.ts'
import { employ, type ExampleColleague } from './example-staff.ts'
import { endSessions, findVisit, openSession, signingIn, type Visit } from './session.ts'
import { matrix } from './matrix.ts'
import { addStaff } from './staff.ts'
import { actorOf } from './standing.ts'
import { stateWork } from './stated-work.ts'

const nine = fixedClock('2026-11-24T01:00:00Z')
const at = (time: string) => fixedClock(`2026-11-24T${time}Z`)
const number = '33020319900101001' + checkCharacter('33020319900101001')

let database: TestDatabase
let anna: ExampleColleague
let boris: ExampleColleague
let elsewhere: ExampleColleague
beforeAll(async () => {
  database = await createTestDatabase()
  await recordExamples(database.batch, [
    { personId: 1, spells: [] },
    { personId: 2, spells: [] },
  ])
  await database.batch.query(`insert into registry.identifier (kind, digest, cipher, person_id, batch_id)
    values ('citizen-id', '\\x${openIdentity(database.keys).digest('citizen-id', number).toString('hex')}', '', 1, gen_random_uuid())`)
  anna = await employ(database, { name: '安', role: 'township', region: 't-330203001' })
  boris = await employ(database, { name: '博', unit: 't-330203001', role: 'township', region: 't-330212110' })
  elsewhere = await employ(database, { name: '高', role: 'district', region: 'yinzhou' })
})
afterAll(() => database.drop())

function signIn({ staffId, dutyId }: ExampleColleague, clock = nine): Promise<string> {
  return withContext(database.app, signingIn, (tx) =>
    openSession(tx, { staffId, dutyId, how: 'passkey' }, clock.now()),
  )
}

async function seenBy(visit: Visit | undefined): Promise<number[]> {
  const access = visit && actorOf(visit.standing).may('task.read')
  if (!visit || !access) return []
  const rows = await withContext(
    database.app,
    { actor: visit.standing.id, read: access.read, write: [] },
    (tx) => tx.many<{ person_id: number }>('select person_id from registry.person order by person_id'),
  )
  return rows.map(({ person_id }) => person_id)
}

async function runAs(token: string, clock = nine) {
  const visit = await findVisit(database, token, clock)
  if (!visit) throw new Error('nobody signed in')
  return { database, clock, actor: actorOf(visit.standing) }
}

describe('a session', () => {
  it('belongs to whoever holds the token, on their duty, and to nobody else', async () => {
    const token = await signIn(anna)
    expect(await findVisit(database, token, nine)).toMatchObject({
      name: '安',
      standing: { id: `staff:${anna.staffId}`, role: 'township', region: 't-330203001' },
    })
    expect(await findVisit(database, `${token}x`, nine)).toBeUndefined()
    const { rows } = await database.batch.query('select token_digest from access.session')
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('is over after half an hour without a request, after twelve hours whatever happens', async () => {
    const token = await signIn(anna)
    expect(await findVisit(database, token, at('01:29:00'))).toBeDefined()
    expect(await findVisit(database, token, at('01:58:00'))).toBeDefined()
    expect(await findVisit(database, token, at('02:29:00'))).toBeUndefined()
    const busy = await signIn(anna)
    for (let minute = 0; minute < 12 * 60; minute += 25)
      expect(
        await findVisit(
          database,
          busy,
          fixedClock(new Date(Date.parse('2026-11-24T01:00:00Z') + minute * 60_000).toISOString()),
        ),
      ).toBeDefined()
    expect(await findVisit(database, busy, at('13:00:01'))).toBeUndefined()
  })

  it('ends with all others of the same person, and the fourth ends the first', async () => {
    const tokens = [
      await signIn(elsewhere, at('01:00:00')),
      await signIn(elsewhere, at('01:00:01')),
      await signIn(elsewhere, at('01:00:02')),
      await signIn(elsewhere, at('01:00:03')),
    ]
    const alive = async () =>
      (await Promise.all(tokens.map((token) => findVisit(database, token, at('01:00:04'))))).map(
        (visit) => visit !== undefined,
      )
    expect(await alive()).toEqual([false, true, true, true])
    const visit = await findVisit(database, tokens[3] ?? '', at('01:00:04'))
    await withContext(database.app, signingIn, (tx) =>
      endSessions(tx, visit?.sessionId ?? '', at('01:00:05').now()),
    )
    expect(await alive()).toEqual([false, false, false, false])
  })
})

describe('files that are one person', () => {
  it('are all seen by whoever signs in with either, the surviving one first', async () => {
    await recordExamples(database.batch, [
      { personId: 7, spells: [] },
      { personId: 8, spells: [] },
    ])
    const owner = await connect(database.admin)
    await owner.query('update registry.person set survivor_id = 8 where person_id = 7')
    await owner.end()
    for (const personId of [7, 8]) {
      const token = await withContext(database.app, signingIn, (tx) =>
        openSession(tx, { personId, how: 'code' }, nine.now()),
      )
      const visit = await findVisit(database, token, nine)
      expect(visit?.standing.people).toEqual([8, 7])
    }
    const admin = await connect(database.admin)
    await admin.query(
      "update registry.person set district = 'xiangshan', township = 't-330225100' where person_id in (7, 8)",
    )
    await admin.end()
  })
})

describe('a duty', () => {
  it('shows the people of its place and no others', async () => {
    expect(await seenBy(await findVisit(database, await signIn(anna), nine))).toEqual([1, 2])
    expect(await seenBy(await findVisit(database, await signIn(elsewhere), nine))).toEqual([])
  })

  it('of a village shows the people of the village', async () => {
    await database.batch.query(`update registry.person set village = '郎官社区' where person_id = 2`)
    const liaison = await employ(database, { role: 'village-worker', region: 't-330203001/郎官社区' })
    expect(await seenBy(await findVisit(database, await signIn(liaison), nine))).toEqual([2])
  })

  it('that ends today is over at the next request', async () => {
    const leaving = await employ(database, { role: 'township', region: 't-330203001' })
    const token = await signIn(leaving)
    expect(await findVisit(database, token, nine)).toBeDefined()
    await execute(
      endDuty,
      { dutyId: leaving.dutyId, endsOn: '2026-11-24', reason: '调离' },
      {
        database,
        clock: nine,
        actor: {
          id: 'staff:admin',
          shows: () => 'full',
          may: () => ({ read: ['c:accounts'], write: ['c:accounts'] }),
        },
      },
    )
    expect(await findVisit(database, token, nine)).toBeUndefined()
  })

  it('is handed to a colleague of the same unit for some days, and is theirs only on those days', async () => {
    const given = { dutyId: anna.dutyId, staffId: boris.staffId, from: '2026-11-24', until: '2026-12-01' }
    await execute(arrangeStandIn, given, await runAs(await signIn(anna)))
    const stand = { staffId: boris.staffId, dutyId: anna.dutyId }
    expect(await seenBy(await findVisit(database, await signIn(stand), nine))).toEqual([1, 2])
    const later = fixedClock('2026-12-01T01:00:00Z')
    expect(await findVisit(database, await signIn(stand, later), later)).toBeUndefined()
    await expect(
      execute(arrangeStandIn, { ...given, staffId: elsewhere.staffId }, await runAs(await signIn(anna))),
    ).rejects.toMatchObject({ code: 'staff-not-found' })
    await expect(
      execute(arrangeStandIn, { ...given, staffId: anna.staffId }, await runAs(await signIn(boris))),
    ).rejects.toMatchObject({ code: 'duty-not-found' })
  })

  it('is given by an administrator, for a place that fits the role, never to oneself', async () => {
    const admin = await employ(database, { role: 'sysadmin', region: 'ningbo' })
    const asked = await runAs(await signIn(admin))
    const { staffId } = await execute(
      addStaff(openIdentity(database.keys)),
      { name: '新', citizenId: number, unit: 't-330203001' },
      asked,
    )
    const duty = {
      staffId,
      role: 'village-worker',
      region: 't-330203001/郎官社区',
      from: '2026-11-24',
      until: '2027-06-30',
    }
    const { dutyId } = await execute(grantDuty, duty, asked)
    expect(await seenBy(await findVisit(database, await signIn({ staffId, dutyId }), nine))).toEqual([2])
    for (const [wrong, code] of [
      [{ ...duty, region: 't-330203001' }, 'region-does-not-fit'],
      [{ ...duty, role: 'resident' }, 'role-not-for-staff'],
      [{ ...duty, until: '2028-01-01' }, 'duty-too-long'],
      [{ ...duty, staffId: admin.staffId }, 'own-duty'],
    ] as const)
      await expect(execute(grantDuty, wrong, asked)).rejects.toMatchObject({ code })
    const nowhere = { name: '又', citizenId: number, unit: '某处' }
    await expect(execute(addStaff(openIdentity(database.keys)), nowhere, asked)).rejects.toMatchObject({
      code: 'unit-not-found',
    })
    await expect(
      execute(
        addStaff(openIdentity(database.keys)),
        { name: '又', citizenId: number, unit: 'haishu' },
        asked,
      ),
    ).rejects.toMatchObject({ code: 'already-has-account' })
    await expect(execute(grantDuty, duty, await runAs(await signIn(anna)))).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
})

describe('what is secret', () => {
  it('is shown for half an hour once there is work with the person, and to nobody else', async () => {
    await recordExamples(database.batch, [{ personId: 9, spells: [] }])
    const secretOf9 = async (token: string, clock = nine) => {
      const visit = await findVisit(database, token, clock)
      return visit && actorOf(visit.standing).shows('secret', 9)
    }
    const token = await signIn(anna)
    const asked = await runAs(token)
    await expect(execute(stateWork, { personId: 9 }, asked)).rejects.toMatchObject({
      code: 'no-work-with-person',
    })
    await database.batch.query(`insert into casework.task (person_id, task_id, kind, about, district, township, owner_role,
        owner_region, opened_at, opened_by, due_on)
      values (9, gen_random_uuid(), 'fact-contested', '{}', 'haishu', 't-330203001', 'township', 't-330203001',
        '2026-11-24', 'resident:9', '2026-12-01')`)
    expect(await secretOf9(token)).toBe('reveal')
    await execute(stateWork, { personId: 9 }, asked)
    expect(await secretOf9(token)).toBe('full')
    expect(await secretOf9(await signIn(elsewhere))).toBe('reveal')
    const later = at('01:31:00')
    expect(await secretOf9(await signIn(anna, later), later)).toBe('reveal')
    await expect(
      execute(stateWork, { personId: 9 }, await runAs(await signIn(elsewhere))),
    ).rejects.toMatchObject({ code: 'nobody-there' })
  })

  it('is shown to whoever is to confirm an account, not to whoever recorded it', async () => {
    await recordExamples(database.batch, [{ personId: 10, spells: [] }])
    const asked = await runAs(await signIn(anna))
    const client = await connect(database.admin)
    await client.query(
      `insert into registry.payment_account (account_id, person_id, district, township, digest, cipher, last_four, bank, holder,
         holder_name, name_check, valid_from, source, recorded_by, recorded_at)
       values (gen_random_uuid(), 10, 'haishu', 't-330203001', '', '', '1234', '某银行', 'own', '甲', 'same', '2025-01-01',
         'dpf', $1, '2025-01-01')`,
      [asked.actor.id],
    )
    await expect(execute(stateWork, { personId: 10 }, asked)).rejects.toMatchObject({
      code: 'no-work-with-person',
    })
    await client.query(`update registry.payment_account set recorded_by = 'staff:other' where person_id = 10`)
    await client.end()
    await execute(stateWork, { personId: 10 }, asked)
  })
})

describe('acting for somebody', () => {
  const haishu = { actor: 'staff:example', read: ['r:haishu'], write: ['r:haishu'] }
  const mandate = (until: string, scopes = '{view}') =>
    withContext(database.app, haishu, (tx) =>
      tx.run(
        `insert into registry.mandate (mandate_id, person_id, delegate_id, delegate_name, basis, relation, scopes, evidence,
           district, township, valid_from, valid_until, source, recorded_by, recorded_at)
         values (gen_random_uuid(), 2, 1, '甲', 'written', 'child', $2, '委托书', 'haishu', 't-330203001',
           '2026-01-01', $1, 'dpf', 'staff:example', '2026-01-01')`,
        [until, scopes],
      ),
    )
  const acting = () =>
    withContext(database.app, signingIn, (tx) =>
      openSession(tx, { personId: 1, actingFor: 2, how: 'code' }, nine.now()),
    )

  it('shows the other person and not oneself, only in what the mandate is for, and only while it stands', async () => {
    await showsNobody(await findVisit(database, await acting(), nine))
    await mandate('2026-12-01')
    const token = await acting()
    const visit = await findVisit(database, token, nine)
    expect(visit).toMatchObject({
      actingFor: 2,
      wardName: '甲',
      standing: { id: 'resident:1', role: 'guardian' },
    })
    expect(await seenBy(visit)).toEqual([2])
    expect(visit && actorOf(visit.standing).may('task.open')).toBeUndefined()
    const later = fixedClock('2026-12-01T01:00:00Z')
    const after = await withContext(database.app, signingIn, (tx) =>
      openSession(tx, { personId: 1, actingFor: 2, how: 'code' }, later.now()),
    )
    await showsNobody(await findVisit(database, after, later))
  })

  it('holds what several mandates for one person are for, together', async () => {
    await mandate('2026-11-30', '{apply}')
    const visit = await findVisit(database, await acting(), nine)
    const may = (permission: string) => visit && actorOf(visit.standing).may(permission) !== undefined
    expect([may('person.file'), may('task.open'), may('account.confirm')]).toEqual([true, true, false])
  })

  /** Neither the other person nor oneself; all there is to do is to go back to oneself. */
  async function showsNobody(visit: Visit | undefined): Promise<void> {
    expect(visit).toMatchObject({ actingFor: 2, standing: { role: 'guardian', people: [] } })
    expect(visit?.wardName).toBeUndefined()
    const permissions = Object.keys(matrix).filter((each) => visit && actorOf(visit.standing).may(each))
    expect(permissions.toSorted()).toEqual(['session.own', 'sign-in'])
  }
})

describe('a file opened in an emergency', () => {
  it('shows that one person for half an hour and not a second longer; another unit reviews it once', async () => {
    const token = await signIn(boris)
    expect(await seenBy(await findVisit(database, token, nine))).toEqual([])
    const { grantId } = await execute(
      openBreakGlass(openIdentity(database.keys)),
      { dutyId: boris.dutyId, citizenId: number, reasonKind: 'found-person', reason: '走失的人，要联系家里' },
      await runAs(token),
    )
    expect(await seenBy(await findVisit(database, token, at('01:29:59')))).toEqual([1])
    expect(await seenBy(await findVisit(database, token, at('01:30:01')))).toEqual([])

    const review = { grantId, verdict: 'justified', remark: '属实' }
    const colleague = await employ(database, { unit: 't-330203001', role: 'district', region: 'haishu' })
    await expect(
      execute(reviewBreakGlass, review, await runAs(await signIn(colleague))),
    ).rejects.toMatchObject({
      code: 'review-by-another-unit',
    })
    await execute(reviewBreakGlass, review, await runAs(await signIn(elsewhere)))
    await expect(
      execute(reviewBreakGlass, review, await runAs(await signIn(elsewhere))),
    ).rejects.toMatchObject({
      code: 'reviewed-already',
    })
  })

  it('is refused without a reason and for a number nobody has', async () => {
    const asked = await runAs(await signIn(boris))
    const open = openBreakGlass(openIdentity(database.keys))
    const given = { dutyId: boris.dutyId, citizenId: number, reasonKind: 'other', reason: '看看' }
    await expect(execute(open, given, asked)).rejects.toMatchObject({ code: 'invalid-input' })
    const nobody = '33020319900101003' + checkCharacter('33020319900101003')
    await expect(
      execute(open, { ...given, citizenId: nobody, reason: '要核对是不是本人' }, asked),
    ).rejects.toMatchObject({ code: 'nobody-there' })
  })
})
