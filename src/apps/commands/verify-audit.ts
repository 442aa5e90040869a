import { existsSync } from 'node:fs'
import { localOperator } from '#platform/actor.ts'
import { formatVerdict, readCheckpoints } from '#platform/audit/verify.ts'
import { verifyAudit } from '#platform/audit/verify-audit.ts'
import { checkpointsFolder, type CommandLine } from '#platform/config.ts'
import { execute } from '#platform/execute.ts'
import { appProblem } from '../problems.ts'
import { withSession } from '../session.ts'

/** `audit verify [--checkpoints DIR]`: says in a sentence whether the ledger is whole, and how much of it is covered. */
export async function verifyAuditLedger(config: CommandLine): Promise<void> {
  const folder = checkpointsFolder(config)
  if (!existsSync(folder)) throw appProblem('checkpoints-missing', { folder })
  await withSession(config, 'real', async ({ database }) => {
    const checkpoints = readCheckpoints(folder, database.keys.auditCheckpoint)
    const verdict = await execute(verifyAudit(checkpoints), {}, { database, actor: localOperator })
    const { zh, en } = formatVerdict(verdict)
    console.log(`${zh}\n${en}`)
    if (verdict.fault) process.exitCode = 1
  })
}
