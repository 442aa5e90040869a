import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benefits } from '#apps/catalogue.ts'
import { startBackground } from '#apps/background.ts'
import { startServer } from '#apps/server.ts'
import { openSite } from '#apps/pages/site.tsx'
import { routesOf } from '#apps/pages/routes.ts'
import {
  type ExamplePerson,
  type ExampleSpell,
  holder,
  recordExamples,
} from '#core/benefits/example-registry.ts'
import { monthJob } from '#core/benefits/month-job.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { employ } from '#core/access/example-staff.ts'
import type { Role } from '#core/access/roles.ts'
import { type Incoming, openSession, signingIn } from '#core/access/session.ts'
import { correctionJob } from '#core/casework/correction-job.ts'
import { parseMonth } from '#kernel/month.ts'
import { localOperator } from '#platform/actor.ts'
import { parseConfig } from '#platform/config.ts'
import type { Database } from '#platform/db/database.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { systemClock } from '#platform/clock.ts'
import { withContext } from '#platform/db/transaction.ts'
import { type Route, type RunningServer, sessionCookie } from '#platform/http.ts'
import { openJobQueue, worker } from '#platform/jobs.ts'
import type { SignInSettings } from '#platform/sign-in-settings.ts'
import { createLog } from '#platform/telemetry.ts'
import { assetsWithFont } from '../browser/font.ts'

/** A served office with a few invented people; `decided` are the months already decided. */
export type ExampleOffice = {
  readonly database: TestDatabase
  readonly server: RunningServer
  readonly routes: readonly Route[]
  readonly dataDir: string
  /** The cookie of somebody signed in on a duty; of the city federation unless said otherwise. */
  signIn(role?: Role, region?: string): Promise<string>
  signInResident(personId: number): Promise<string>
  close(): Promise<void>
}

export async function openExampleOffice(
  people: readonly ExamplePerson[],
  decided: readonly string[],
  { signIn, background = false }: { signIn?: SignInSettings; background?: boolean } = {},
): Promise<ExampleOffice> {
  const database = await createTestDatabase()
  const log = createLog({ write: () => undefined })
  if (people.length > 0) {
    await recordExamples(database.batch, people)
    await database.batch.query(
      `insert into exchange.batch
         (batch_id, kind, file_name, sha256, source, actor, taken, warned, refused, unchanged, as_of)
       values (gen_random_uuid(), 'people', '花名册.csv', '', 'dpf', $1, $2, 1, 2, 0, '2026-11-20')`,
      [localOperator.id, people.length],
    )
  }
  for (const written of decided) {
    const month = parseMonth(written)
    if (month === undefined) throw new Error(`"${written}" is not a month`)
    await runMonth({ database, benefits, month, actor: localOperator.id })
  }
  const queue = await openJobQueue(database, log)
  await queue.startWorkers(worker(monthJob(benefits)), worker(correctionJob(benefits)))
  const session = { database, queue, log, close: async () => undefined }
  const dataDir = mkdtempSync(join(tmpdir(), 'yongzhu-office-'))
  const config = { ...parseConfig([], {}), dataDir, port: 0, ...(signIn && { signIn }) }
  const server = await startServer(session, config, { assets: assetsWithFont() })
  const working = background ? await startBackground(session, config) : undefined
  return {
    database,
    server,
    routes: routesOf(openSite(session, config)),
    dataDir,
    async signIn(role = 'city', region = 'ningbo') {
      return openFor(database, {
        ...(await employ(database, { name: '四明', role, region })),
        how: 'passkey',
      })
    },
    signInResident: (personId) => openFor(database, { personId, how: 'code' }),
    async close() {
      await server.close()
      await working?.stop()
      await queue.stop()
      await database.drop()
      rmSync(dataDir, { recursive: true })
    },
  }
}

async function openFor(database: Database, incoming: Incoming): Promise<string> {
  const now = systemClock.now()
  const token = await withContext(database.app, signingIn, (tx) => openSession(tx, incoming, now))
  return `${sessionCookie}=${token}`
}

const care = (tier: string, from: string, until?: string): ExampleSpell => ({
  table: 'care_need',
  from,
  ...(until !== undefined && { until }),
  values: { tier, need_months: 12 },
})
const onGuarantee = (values: Record<string, unknown> = {}): ExampleSpell => ({
  table: 'assistance',
  from: '2024-01-01',
  values: { kind: 'minimum-living-guarantee', income_per_head_fen: 60_000, ...values },
})
const insured: ExampleSpell = { table: 'insurance', from: '2020-01-01', values: { scheme: 'resident' } }
const severe = holder(1, ['physical'])

/** One person for every turn a benefit can take between October and November 2026. */
const turns: readonly Omit<ExamplePerson, 'personId'>[] = [
  { name: '陈秀英', spells: [...severe, care('one', '2024-01-01'), onGuarantee(), insured] },
  {
    name: '林建国',
    spells: [...holder(1, ['physical'], { until: '2026-10-15' }), care('one', '2024-01-01')],
  },
  { name: '徐阿大', spells: severe },
  { name: '何雨', spells: [...severe, care('two', '2026-11-05')] },
  { name: '王小妹', spells: [...severe, care('one', '2024-01-01', '2026-10-20')] },
  { name: '张海生', spells: [...severe, care('two', '2024-01-01', '2026-10-10'), care('one', '2026-10-10')] },
  { name: '周明', spells: [...severe, care('one', '2024-01-01', '2026-10-10'), care('two', '2026-10-10')] },
  {
    name: '吴桂芬',
    spells: [
      ...holder(3, ['hearing']),
      onGuarantee({ income_per_head_fen: 150_000, income_exceeded_since: '2026-05-10' }),
      insured,
    ],
  },
  {
    name: '郑平',
    spells: [
      ...holder(2, ['visual']),
      onGuarantee(),
      { table: 'employment', from: '2026-08-01', values: { monthly_wage_fen: 250_000 } },
    ],
  },
  { name: '孙立', spells: holder(4, ['intellectual']) },
]

/** Enough people on one list for a second page. */
const many: readonly Omit<ExamplePerson, 'personId'>[] = Array.from({ length: 60 }, (_, at) => ({
  name: `样本${at + 1}`,
  spells: [...severe, care('three', '2024-01-01')],
}))

export const examplePeople: readonly ExamplePerson[] = [...turns, ...many].map((person, at) => ({
  ...person,
  personId: at + 1,
}))
