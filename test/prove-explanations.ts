import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benefits } from '#apps/catalogue.ts'
import { writeCity } from '#city/write-city.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { importFolder } from '#core/exchange/import-folder.ts'
import { localOperator } from '#platform/actor.ts'
import { createTestDatabase } from '#platform/db/test-database.ts'
import { explanationFaults } from './explanation-faults.ts'
import { repository } from './source-tree.ts'

/** `npm run prove explanations [-- --people 2000]`: reads every explanation of everybody in the demo city. */
const { values } = parseArgs({ options: { people: { type: 'string', default: '20000' } } })
const WHOLE_CITY = 20_000
const NOVEMBER = 2026 * 12 + 10
const folder = mkdtempSync(join(tmpdir(), 'yongzhu-prove-'))
const database = await createTestDatabase()
try {
  const { deliveries } = await writeCity({
    people: Number(values.people),
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
  await runMonth({ database, benefits, month: NOVEMBER, actor: localOperator.id })
  const { people, explained, sentences, faults } = await explanationFaults({
    database,
    benefits,
    month: '2026-11',
  })
  const report = [
    '# Every explanation of the demo city, read by a program',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model ?? ''}. November 2026, seed 20261124.`,
    '',
    `${people.toLocaleString('en-US')} people, ${explained.toLocaleString('en-US')} explanations, ${sentences.toLocaleString('en-US')} sentences.`,
    '',
    'Of everybody, with the sources and dates the registry has for that person, nobody sampled or left out. In Chinese and',
    'in English no sentence, line of a calculation or question holds a name of the program (the ids of facts, figures,',
    'benefits, reasons and codes), a number of a person, a null or an empty phrase. Every reason rests on a law, names its',
    'limit and what follows from it, and where it is decided each of its facts with value, source and date. Two different',
    'reasons never read the same, in neither language.',
    '',
    faults.length === 0 ? 'No fault found.' : faults.map((each) => `- ${each}`).join('\n'),
    '',
  ].join('\n')
  if (people >= WHOLE_CITY) writeFileSync(join(repository, 'docs/proofs/explanations.md'), report)
  process.stdout.write(report)
  if (faults.length > 0) process.exitCode = 1
} finally {
  await database.drop()
  rmSync(folder, { recursive: true })
}
