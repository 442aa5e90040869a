import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { recordExamples } from '#core/benefits/example-registry.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction } from '#platform/db/transaction.ts'
import { deliverExamples } from './crash-child.ts'
import { giveTelephone, lampQuestion } from './example-notice.ts'
import { sendNotice } from './send-notice.ts'

const child = fileURLToPath(new URL('crash-child.ts', import.meta.url))
const HANDED_OVER = 'notice-handed-over'
const PEOPLE = 3

/** A provider that keeps its contract: a key it knows is answered as before and sent to nobody again. */
let provider: Server
let url: string
let asked: string[]
beforeAll(async () => {
  provider = createServer((request, response) => {
    const key = String(request.headers['idempotency-key'])
    asked.push(key)
    response.end(JSON.stringify({ id: `id-of-${key}` }))
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  const { port } = z.object({ port: z.number() }).parse(provider.address())
  url = `http://127.0.0.1:${port}/`
})
afterAll(() => new Promise((resolve) => provider.close(resolve)))

let database: TestDatabase
let folder: string
beforeEach(async () => {
  asked = []
  folder = mkdtempSync(join(tmpdir(), 'yongzhu-crash-'))
  database = await createTestDatabase()
  const people = Array.from({ length: PEOPLE }, (_, at) => ({ personId: at + 1, spells: [] }))
  await recordExamples(database.batch, people)
  for (const { personId } of people) {
    await giveTelephone(database.batch, database.keys, personId, `1380000000${personId}`)
    await transaction(database.batch, (db) =>
      sendNotice(db, {
        notice: lampQuestion,
        values: { about: { zh: '灯', en: 'the lamp' }, answerBy: '2026-12-10' },
        personId,
        reference: 'lamp',
        actor: 'system:test',
        now: '2026-11-24T04:00:00.000Z',
      }),
    )
  }
})
afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

test('a message handed over by a process that died is handed over again under its key, and recorded once', async () => {
  expect(await killed(url)).toBe('SIGKILL')
  expect(asked).toHaveLength(1)
  expect(await attempts()).toEqual([])
  expect(await deliverExamples(database, folder, url)).toEqual({ sent: PEOPLE, failed: 0, broken: 0 })
  expect(asked).toHaveLength(PEOPLE + 1)
  expect(new Set(asked).size).toBe(PEOPLE)
  expect((await attempts()).map(({ channel, proof }) => `${channel} ${proof}`).toSorted()).toEqual(
    [...new Set(asked)].map((key) => `sms id-of-${key}`).toSorted(),
  )
})

test('a file written by a process that died is there once, and recorded once', async () => {
  expect(await killed()).toBe('SIGKILL')
  const outbox = join(folder, 'outbox/2026-11-24')
  const [written = ''] = readdirSync(outbox)
  const before = readFileSync(join(outbox, written), 'utf8')
  expect(await attempts()).toEqual([])
  expect(await deliverExamples(database, folder)).toEqual({ sent: PEOPLE, failed: 0, broken: 0 })
  expect(readdirSync(outbox)).toHaveLength(PEOPLE)
  expect(readFileSync(join(outbox, written), 'utf8')).toBe(before)
  expect(await attempts()).toHaveLength(PEOPLE)
})

function killed(...args: readonly string[]): Promise<NodeJS.Signals | null> {
  const log = join(folder, 'fail-points')
  const env = { ...process.env, YONGZHU_FAIL_POINT: HANDED_OVER, YONGZHU_FAIL_LOG: log }
  const argv = ['--import', 'tsx', child, database.where, folder, ...args]
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, argv, { env, stdio: 'inherit' })
    run.once('error', reject)
    run.once('exit', (_, signal) => {
      expect(existsSync(log) && readFileSync(log, 'utf8')).toBe(`${HANDED_OVER}\n`)
      resolve(signal)
    })
  })
}

function attempts() {
  return transaction(database.batch, (tx) =>
    tx.many<{ channel: string; proof: string }>('select channel, proof from notices.attempt'),
  )
}
