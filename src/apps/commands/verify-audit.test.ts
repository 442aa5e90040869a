import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomFrom, writeEntries } from '#platform/audit/example-entries.ts'
import { startSealing } from '#platform/audit/sealing.ts'
import { fileWitness } from '#platform/audit/witness.ts'
import { checkpointsFolder, parseConfig } from '#platform/config.ts'
import { connect } from '#platform/db/connection.ts'
import { openDatabase, type Database } from '#platform/db/database.ts'
import { openEmbedded, type Embedded } from '#platform/db/embedded.ts'
import { silentLog } from '#platform/telemetry.ts'

const bin = fileURLToPath(new URL('../../../bin/yongzhu', import.meta.url))

describe('audit verify', () => {
  let folder: string
  let database: Database
  let server: Embedded
  const config = () => parseConfig(['--data', join(folder, 'data')], {})
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yongzhu-verify-'))
    chmodSync(folder, 0o755) // for root the database runs as another user, who must reach its data
    database = await openDatabase(config(), 'real')
    server = await openEmbedded(config().dataDir)
  })
  afterAll(async () => {
    await server.stop()
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Without what the terminal that started this test may say. */
  async function verify(...options: readonly string[]) {
    const { YONGZHU_CHECKPOINTS: _, ...env } = process.env
    const args = [bin, 'audit', 'verify', '--data', config().dataDir, ...options]
    const program = spawn(process.execPath, args, { cwd: folder, env })
    let said = ''
    for (const stream of [program.stdout, program.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text))
    const [status]: unknown[] = await once(program, 'close')
    return { status, said }
  }

  it('says where it looked for checkpoints when there are none', async () => {
    const { status, said } = await verify()
    expect(status).toBe(1)
    expect(said).toContain(`没有检查点目录 ${checkpointsFolder(config())}`)
  })

  it('says that the ledger is whole and up to where it is covered, against any copy of the checkpoints', async () => {
    const witnesses = [fileWitness(checkpointsFolder(config()))]
    const sealing = startSealing({ database, witnesses, log: silentLog })
    await writeEntries(database.app, randomFrom(1), 5)
    await sealing.stop()
    cpSync(checkpointsFolder(config()), join(folder, 'elsewhere'), { recursive: true })
    for (const options of [[], ['--checkpoints', join(folder, 'elsewhere')]]) {
      const { status, said } = await verify(...options)
      expect(said).toMatch(/审计账本完整：\d+ 条，检查点覆盖到第 \d+ 条（.+）/)
      expect(said).toMatch(/The audit ledger is whole: \d+ entries, covered by a checkpoint up to entry \d+/)
      expect(status).toBe(0)
    }
  })

  it('names the first fault, and fails', async () => {
    const admin = await connect({ ...server.admin, database: 'yongzhu' })
    await admin.query(
      "update platform.audit set actor = 'staff:other' where id = (select entry_id from platform.audit_seal where n = 2)",
    )
    await admin.end()
    const { status, said } = await verify()
    expect(said).toContain('审计账本不完整：第 2 条记录或它的封条被改过')
    expect(status).toBe(1)
  })
})
