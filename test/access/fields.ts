import { randomUUID } from 'node:crypto'
import { benefits, catalogue } from '#apps/catalogue.ts'
import { listLooks } from '#core/audit/list-looks.ts'
import { readForOnSite } from '#core/access/on-site.ts'
import { roleCodes } from '#core/access/roles.ts'
import { actorOf, type Standing } from '#core/access/standing.ts'
import type { Benefit } from '#core/benefits/benefit.ts'
import { explainOne, explainPerson } from '#core/benefits/decision-queries.ts'
import { listDecidedMonths, listLines } from '#core/benefits/month-queries.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { listDutyTasks, listPersonTasks, readTask } from '#core/casework/task.ts'
import { listNotices } from '#core/notices/list-notices.ts'
import { findContactPreference } from '#core/registry/contact-preference.ts'
import { compareFiles, listDuplicates } from '#core/registry/duplicates.ts'
import { certified, haishu, livesAt, recordFiles } from '#core/registry/example-people.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { listPeople } from '#core/registry/list-people.ts'
import { listPersonMandates } from '#core/registry/mandates.ts'
import { listAccounts } from '#core/registry/payment-accounts.ts'
import { personTimeline, readPersonFile } from '#core/registry/person-file.ts'
import { searchPeople } from '#core/registry/search-people.ts'
import { listEmergency } from '#domains/social-security/emergency/list.ts'
import { parseMonth } from '#kernel/month.ts'
import { fixedClock } from '#platform/clock.ts'
import { connect } from '#platform/db/connection.ts'
import type { TestDatabase } from '#platform/db/test-database.ts'
import { execute, type ExecuteOptions } from '#platform/execute.ts'
import type { Operation } from '#platform/operation.ts'
import { Problem } from '#platform/problem.ts'
import { howShown, isToldForItsPurpose, toldForItsPurpose } from './oracle-of-fields.ts'
import { citizenNumberOf } from './stage-world.ts'

export type FieldsFound = {
  readonly answers: number
  readonly rightly: number
  readonly wrong: readonly string[]
  /** For the report: how many secrets each role was rightly given. */
  readonly lines: readonly string[]
}

const person = 1
const neighbour = 2
const month = '2026-11'
const clock = fixedClock('2026-11-24T01:00:00Z')
const phone = '13905741357'
const income = 6_123_457
const task = '00000000-0000-4000-8000-0000000000aa'

/** What is planted about one person, and by which field it is governed. Each string is in nothing else. */
const planted: readonly (readonly [what: 'name' | 'contact' | 'secret', secret: string])[] = [
  ['name', '欧阳秘名'],
  ['contact', phone],
  ['contact', '13800571246'],
  ['secret', citizenNumberOf('77')],
  ['secret', '甬江秘密银行'],
  ['secret', '"7351"'],
  ['secret', '"intellectual"'],
  ['secret', '智力'],
  ['secret', `${income}`],
  ['secret', '61,234.57'],
  ['secret', '61234.57'],
]

/** Asks everything about one person as every role, with and without work that links the two, and looks for what was planted. */
export async function compareFields(
  database: TestDatabase,
  explained: readonly Benefit[] = benefits,
): Promise<FieldsFound> {
  await plant(database)
  const wrong: string[] = []
  const rightly = new Map<string, number>()
  let answers = 0
  for (const role of roleCodes)
    for (const isLinked of [false, true]) {
      const standing = standingOf(role, isLinked)
      const shows = howShown(role, isLinked)
      const options = { database, clock, actor: actorOf(standing) }
      for (const [id, ask] of questionsFor(database, explained)) {
        const answer = await answerOf(() => ask(options))
        if (answer === undefined) continue
        answers += 1
        for (const [what, secret] of planted) {
          if (!answer.includes(secret)) continue
          const isShown = shows[['name', 'contact', 'secret'].indexOf(what)] === 'seen'
          if (isShown || isToldForItsPurpose(id.split(' ')[0] ?? '', role, what))
            rightly.set(role, (rightly.get(role) ?? 0) + 1)
          else wrong.push(`${role}${isLinked ? ', linked' : ''}: ${id} tells ${what} ${secret}`)
        }
      }
    }
  return {
    answers,
    rightly: [...rightly.values()].reduce((sum, each) => sum + each, 0),
    wrong,
    lines: [
      'Planted about one person: a name, telephones, a citizen number, an account, a category and an income, each a string that is in',
      `nothing else. ${questionsFor(database, explained).length} queries were asked as every role, with and without work that links the two. Given rightly: ${[...rightly].map(([role, n]) => `${role} ${n}`).join(', ')}.`,
      '',
      'Told without work that links the two, because the operation is that work:',
      '',
      ...toldForItsPurpose.map(
        ([operation, who, what, why]) => `- \`${operation}\` to ${who}: ${what}; ${why}.`,
      ),
      '',
    ],
  }
}

function standingOf(role: Standing['role'], isLinked: boolean): Standing {
  const isOwn = role === 'resident' || role === 'guardian'
  const isWorker = role === 'grid-worker' || role === 'village-worker'
  const place = { township: haishu.township, city: 'ningbo' }[role as 'township'] ?? haishu.district
  return {
    id: `${isOwn ? 'resident' : 'staff'}:${isOwn ? person : randomUUID()}`,
    role,
    ...(!isOwn && { region: place }),
    people: isOwn ? [person] : isWorker ? [person, neighbour] : [],
    cases: isLinked && !isOwn && role !== 'visitor' ? [person] : [],
  }
}

type Ask = (options: ExecuteOptions) => Promise<unknown>

function questionsFor(
  database: TestDatabase,
  explained: readonly Benefit[],
): readonly (readonly [string, Ask])[] {
  const identity = openIdentity(database.keys)
  const run =
    <R>(operation: Operation<R>, input: object = {}): Ask =>
    (options) =>
      execute(operation, input, options)
  const ofPerson = { personId: person }
  const lines =
    (kind: string): Ask =>
    async (options) => {
      const [decided] = await execute(listDecidedMonths, {}, options)
      return Promise.all(
        benefits.map(({ id }) => execute(listLines, { run: decided?.run, benefit: id, kind }, options)),
      )
    }
  return [
    ['person.list', run(listPeople, { paidInHand: benefits.map(({ id }) => id) })],
    ['person.search', run(searchPeople(identity), { number: citizenNumberOf('77') })],
    ['person.search by name', run(searchPeople(identity), { name: '欧阳秘名', district: haishu.district })],
    ['person.file', (options) => readPersonFile(options, ofPerson)],
    ['person.file of the household', (options) => readPersonFile(options, { personId: neighbour })],
    ['person.timeline', run(personTimeline, { ...ofPerson, before: { on: '2027-01-01', key: 'z' } })],
    ['account.list', run(listAccounts, ofPerson)],
    ['contact.read', run(findContactPreference, ofPerson)],
    ['mandate.list', run(listPersonMandates, ofPerson)],
    ['mandate.list of the ward', run(listPersonMandates, { personId: neighbour })],
    ['duplicate.list', run(listDuplicates)],
    ['duplicate.compare', run(compareFiles, { one: person, other: 3 })],
    ['month.lines granted', lines('granted')],
    ['month.lines start', lines('start')],
    ['month.lines unknown', lines('unknown')],
    ['task.duty-list', run(listDutyTasks)],
    ['task.person-list', run(listPersonTasks, ofPerson)],
    ['task.read', run(readTask, { ...ofPerson, taskId: task })],
    ['emergency.list', run(listEmergency(identity))],
    ['on-site.read', run(readForOnSite, ofPerson)],
    ['look.list', run(listLooks, ofPerson)],
    ['notice.list', run(listNotices(catalogue.notices), ofPerson)],
    ['decision.person', (options) => explainPerson({ ...options, benefits }, { ...ofPerson, month })],
    ...explained.map(({ id }) => {
      const ask: Ask = (options) => explainOne({ ...options, benefits }, { ...ofPerson, benefit: id, month })
      return [`decision.explain ${id}`, ask] as const
    }),
  ]
}

async function answerOf(ask: () => Promise<unknown>): Promise<string | undefined> {
  try {
    return JSON.stringify(await ask())
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

async function plant(database: TestDatabase): Promise<void> {
  const identity = openIdentity(database.keys)
  const household = (relation: string) => ({
    table: 'household_member' as const,
    from: '2020-01-01',
    values: { household_id: 9, relation },
  })
  const onRelief = {
    table: 'assistance' as const,
    from: '2024-01-01',
    values: { kind: 'minimum-living-guarantee', income_per_head_fen: income },
  }
  const common = { village: '月湖村', birthOn: '1980-05-05', ...haishu }
  await recordFiles(database, [
    {
      ...common,
      personId: person,
      name: '欧阳秘名',
      spells: [livesAt(haishu), certified(1, 'intellectual'), onRelief, household('self')],
    },
    { ...common, personId: neighbour, name: '陈秀', spells: [livesAt(haishu), household('spouse')] },
    { ...common, personId: 3, name: '欧阳名', spells: [livesAt(haishu), certified(2, 'visual')] },
  ])
  const admin = await connect(database.admin)
  await admin.query(
    'update registry.person set grid = $1, phone_cipher = $2, phone_digest = $3 where person_id = 1',
    ['一格', identity.seal('phone', phone, '1'), identity.digest('phone', phone)],
  )
  await admin.query('update registry.person set phone_digest = $1 where person_id = 3', [
    identity.digest('phone', phone),
  ])
  const number = citizenNumberOf('77')
  await admin.query(
    `insert into registry.identifier (kind, digest, cipher, person_id, batch_id) values ('citizen-id', $1, $2, 1, gen_random_uuid())`,
    [identity.digest('citizen-id', number), identity.seal('citizen-id', number)],
  )
  const place = `'${haishu.district}', '${haishu.township}'`
  await admin.query(`
    insert into registry.payment_account (account_id, person_id, district, township, digest, cipher, last_four, bank, holder,
      holder_name, name_check, valid_from, source, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, ${place}, '', '', '7351', '甬江秘密银行', 'own', '欧阳秘名', 'same', '2026-01-01', 'dpf', 'staff:a', now());
    insert into registry.mandate (mandate_id, person_id, delegate_id, delegate_name, basis, relation, scopes, evidence, district,
      township, valid_from, source, recorded_by, recorded_at)
      values (gen_random_uuid(), 2, 1, '欧阳秘名', 'written', 'spouse', '{view}', '委托书', ${place}, '2026-01-01', 'dpf', 'staff:a', now());
    insert into registry.emergency_need (person_id, district, township, moves, needs_power, communicates, helpers, confirmed_on,
      recorded_by, recorded_at) values (1, ${place}, 'lying', true, '{speech}', '{李救 13800571246}', '2026-11-01', 'staff:a', now());
    insert into casework.task (person_id, task_id, kind, about, district, township, owner_role, owner_region, opened_at, opened_by, due_on)
      values (1, '${task}', 'request', '{}', ${place}, 'township', '${haishu.township}', now(), 'staff:a', '2026-12-01')`)
  await admin.end()
  await runMonth({ database, benefits, month: parseMonth(month) ?? 0, actor: 'operator:local' })
}
