import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { benefits } from '#apps/catalogue.ts'
import { explainOne, type ExplainedDecision } from '#core/benefits/decision-queries.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { importFolder } from '#core/exchange/import-folder.ts'
import { formatMoney } from '#kernel/money.ts'
import { localOperator } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'

const folder = fileURLToPath(new URL('fixtures/office/', import.meta.url))
const NOVEMBER = 2026 * 12 + 10

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  const reportTo = mkdtempSync(join(tmpdir(), 'yongzhu-office-'))
  await importFolder({
    database,
    folder,
    actor: localOperator,
    reportTo,
    clock: fixedClock('2026-11-24T04:00:00Z'),
  })
  rmSync(reportTo, { recursive: true })
  await runMonth({ database, benefits, month: NOVEMBER, actor: localOperator.id })
})
afterAll(() => database.drop())

describe('从办公室的文件夹到认定的一个月', () => {
  test('三十条认定的理由，一条一条读过', async () => {
    const chosen = await chooseDecisions(30)
    const told: string[] = []
    for (const { name, personId, benefit } of chosen) {
      const explained = await explainOne(
        { database, actor: localOperator, benefits },
        { personId, benefit, month: '2026-11' },
      )
      told.push(letter(name, benefit, explained))
    }
    await expect(told.join('\n\n')).toMatchFileSnapshot('expected/explanations.txt')
  })

  test('护理补贴有发的、有不发的，也有算不出的', async () => {
    const { rows } = await database.batch.query<{ outcome: string; people: number }>(
      `select coalesce(d.outcome, 'denied') as outcome, count(*)::int as people
         from registry.person p left join determination.decision d on d.person_id = p.person_id and d.benefit = 'nursing-subsidy'
        where p.on_roll group by 1 order by 1`,
    )
    expect(rows).toEqual([
      { outcome: 'denied', people: expect.any(Number) },
      { outcome: 'granted', people: expect.any(Number) },
      { outcome: 'needs', people: expect.any(Number) },
    ])
  })
})

/** The first people of every distinct outcome and reason, so that thirty letters show thirty different things. */
async function chooseDecisions(
  wanted: number,
): Promise<{ name: string; personId: number; benefit: string }[]> {
  const { rows } = await database.batch.query<{ person_id: number; name: string }>(
    'select person_id, name from registry.person where on_roll order by name collate "C", person_id',
  )
  const seen = new Map<string, number>()
  const chosen: { name: string; personId: number; benefit: string }[] = []
  for (let most = 1; chosen.length < wanted && most < 10; most++) {
    for (const { person_id: personId, name } of rows) {
      for (const { id: benefit } of benefits) {
        if (
          chosen.length >= wanted ||
          chosen.some((each) => each.personId === personId && each.benefit === benefit)
        )
          continue
        const { decision, reasons } = await explainOne(
          { database, actor: localOperator, benefits },
          { personId, benefit, month: '2026-11' },
        )
        const kind = `${benefit} ${decision.outcome} ${reasons.map(({ code }) => code).join(' ')} ${decision.outcome === 'granted' ? decision.amountFen : ''}`
        if ((seen.get(kind) ?? 0) >= most) continue
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
        chosen.push({ name, personId, benefit })
      }
    }
  }
  return chosen
}

function letter(
  name: string,
  benefitId: string,
  { decision, reasons, arithmetic, needs }: ExplainedDecision,
): string {
  const benefit = benefits.find(({ id }) => id === benefitId)
  const outcome =
    decision.outcome === 'granted'
      ? `发，${formatMoney(decision.amountFen)}`
      : decision.outcome === 'denied'
        ? '不发'
        : '还算不出'
  return [
    `${name} · ${benefit?.name.zh}：${outcome}`,
    ...reasons.map(({ text }) => `  ${text.zh}\n  ${text.en}`),
    ...arithmetic.map(({ text }) => `  = ${text.zh}`),
    ...needs.map(({ question }) => `  ? ${question.zh}`),
  ].join('\n')
}
