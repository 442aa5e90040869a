import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction } from '#platform/db/transaction.ts'
import { decideExamples, recordManyExamples } from './crash-child.ts'

const points = [
  'snapshot-read',
  'snapshot-stored',
  'run-opened',
  'decisions-staged',
  'decisions-stored',
  'changes-stored',
]
const child = fileURLToPath(new URL('crash-child.ts', import.meta.url))

let folder: string
let undisturbed: unknown
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yongzhu-crash-'))
  const database = await createTestDatabase()
  try {
    await recordManyExamples(database)
    await decideExamples(database)
    undisturbed = await whatStands(database)
  } finally {
    await database.drop()
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each(points)(
  'a run killed at %s is finished by the next one as if nothing had happened',
  async (point) => {
    const database = await createTestDatabase()
    const log = join(folder, point)
    try {
      await recordManyExamples(database)
      expect(await killedAt(point, log, database.where)).toBe('SIGKILL')
      expect(existsSync(log) && readFileSync(log, 'utf8')).toBe(`${point}\n`)
      await decideExamples(database)
      expect(await whatStands(database)).toEqual(undisturbed)
    } finally {
      await database.drop()
    }
  },
)

function killedAt(point: string, log: string, name: string): Promise<NodeJS.Signals | null> {
  const env = { ...process.env, YONGZHU_FAIL_POINT: point, YONGZHU_FAIL_LOG: log }
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, ['--import', 'tsx', child, name], { env, stdio: 'inherit' })
    run.once('error', reject)
    run.once('exit', (_, signal) => resolve(signal))
  })
}

/** Everything a run leaves behind, without the ids and times that differ by nature. */
function whatStands({ batch }: TestDatabase) {
  return transaction(batch, async (tx) => ({
    runs: await tx.many('select month, rule_hash from determination.run order by month'),
    steps: await tx.many(
      'select r.month, s.step, s.detail from determination.run_step s join determination.run r using (run_id) order by r.month, s.step',
    ),
    snapshots: await tx.many('select month, content_hash from determination.snapshot order by month'),
    decisions: await tx.many(
      'select month, benefit, person_id, outcome, amount_fen from determination.decision order by month, benefit, person_id',
    ),
    changes: await tx.many(
      'select month, benefit, person_id, kind, before_fen, after_fen, standing from determination.change order by month, benefit, person_id',
    ),
    columns: await tx.many(
      'select r.month, c.output, c.sha256 from determination.run_column c join determination.run r using (run_id) order by r.month, c.output',
    ),
  }))
}
