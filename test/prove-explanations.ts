import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { benefits } from '#apps/catalogue.ts'
import { writeCity } from '#city/write-city.ts'
import { openRun } from '#core/benefits/decided-run.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { importFolder } from '#core/exchange/import-folder.ts'
import { localOperator } from '#platform/actor.ts'
import { createTestDatabase } from '#platform/db/test-database.ts'
import { explanationFaults } from './explanation-faults.ts'
import { repository } from './source-tree.ts'

/** `npm run prove explanations`: reads every explanation of all 20,000 people of the demo city. */
const PEOPLE = 20_000
const NOVEMBER = 2026 * 12 + 10
const folder = mkdtempSync(join(tmpdir(), 'yongzhu-prove-'))
const database = await createTestDatabase()
try {
  const { deliveries } = await writeCity({
    people: PEOPLE,
    seed: 20261124,
    folder: join(folder, 'city'),
    months: { from: NOVEMBER, to: NOVEMBER },
  })
  for (const name of deliveries)
    await importFolder({
      database,
      folder: join(folder, 'city', name),
      actor: localOperator,
      reportTo: join(folder, 'returned'),
    })
  const { run } = await runMonth({ database, benefits, month: NOVEMBER, actor: localOperator.id })
  const { rows } = await database.batch.query<{ person_id: number }>(
    'select person_id from registry.person where on_roll',
  )
  const { explained, sentences, faults } = explanationFaults(
    await openRun(database, run),
    benefits,
    rows.map(({ person_id }) => person_id),
  )
  const report = [
    '# Every explanation of the demo city, read by a program',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model ?? ''}. November 2026, seed 20261124.`,
    '',
    `${rows.length.toLocaleString('en-US')} people, ${explained.toLocaleString('en-US')} explanations, ${sentences.toLocaleString('en-US')} sentences.`,
    '',
    'No sentence may hold an identifier, a null or an empty phrase; each names its facts with value, source and date, and',
    'what follows; two different reasons never read the same.',
    '',
    faults.length === 0 ? 'No fault found.' : faults.map((each) => `- ${each}`).join('\n'),
    '',
  ].join('\n')
  writeFileSync(join(repository, 'docs/proofs/explanations.md'), report)
  process.stdout.write(report)
  if (faults.length > 0) process.exitCode = 1
} finally {
  await database.drop()
  rmSync(folder, { recursive: true })
}
