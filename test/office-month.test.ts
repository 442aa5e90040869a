import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { benefits } from '#apps/catalogue.ts'
import { explainOne, explainPerson, type ExplainedDecision } from '#core/benefits/decision-queries.ts'
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
  test('至少三十条认定的理由，一条一条读过；这个月有的每一种情况都在里面', async () => {
    const everything = await listDecisions()
    const chosen = chooseRareFirst(everything, 30)
    const missed = kindsOf(everything).filter((kind) => !chosen.some(({ kinds }) => kinds.includes(kind)))
    expect(missed).toEqual([])
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

type Decided = {
  readonly name: string
  readonly personId: number
  readonly benefit: string
  /** What there is to see in it: the outcome, the amount, each reason, each thing to find out. */
  readonly kinds: readonly string[]
}

/** Every decision of the month, by name and benefit. */
async function listDecisions(): Promise<Decided[]> {
  const { rows } = await database.batch.query<{ person_id: number; name: string }>(
    'select person_id, name from registry.person where on_roll order by name collate "C", person_id',
  )
  const found: Decided[] = []
  for (const { person_id: personId, name } of rows) {
    const told = await explainPerson(
      { database, actor: localOperator, benefits },
      { personId, month: '2026-11' },
    )
    for (const { benefit, explained } of told.benefits) {
      const { decision, reasons, needs } = explained
      const seen =
        decision.outcome === 'granted'
          ? [`${benefit.id} granted ${decision.amountFen}`]
          : [...reasons.map(({ code }) => `${decision.outcome} ${code}`), ...needs.map(({ fact }) => fact)]
      found.push({
        name,
        personId,
        benefit: benefit.id,
        kinds: [`${benefit.id} ${decision.outcome}`, ...seen],
      })
    }
  }
  return found
}

/** The kinds that occur, rarest first. */
function kindsOf(decisions: readonly Decided[]): string[] {
  const groups = Map.groupBy(
    decisions.flatMap(({ kinds }) => kinds),
    (kind) => kind,
  )
  return [...groups]
    .sort(([a, one], [b, other]) => one.length - other.length || (a < b ? -1 : 1))
    .map(([kind]) => kind)
}

/** One decision of every kind, the rarest first, however many that takes; then a second and a third of each while fewer. */
function chooseRareFirst(decisions: readonly Decided[], wanted: number): Decided[] {
  const chosen = new Set<Decided>()
  for (let times = 1; times === 1 || chosen.size < Math.min(wanted, decisions.length); times++) {
    for (const kind of kindsOf(decisions)) {
      const ofKind = decisions.filter(({ kinds }) => kinds.includes(kind))
      const next = ofKind.find((each) => !chosen.has(each))
      const shown = ofKind.filter((each) => chosen.has(each)).length
      if (next && shown < times && (times === 1 || chosen.size < wanted)) chosen.add(next)
    }
  }
  return decisions.filter((each) => chosen.has(each))
}

function letter(
  name: string,
  benefitId: string,
  { decision, reasons, arithmetic, needs }: ExplainedDecision,
): string {
  const benefit = benefits.find(({ id }) => id === benefitId)
  const given = { money: '发', status: '适用', right: '享受' }[benefit?.kind ?? 'money']
  const granted = benefit?.mode === 'propose-only' ? `建议${given}` : given
  const outcome =
    decision.outcome === 'granted'
      ? [granted, ...(decision.amountFen > 0 ? [formatMoney(decision.amountFen)] : [])].join('，')
      : decision.outcome === 'denied'
        ? `不${granted}`
        : '还算不出'
  return [
    `${name} · ${benefit?.name.zh}：${outcome}`,
    ...reasons.map(({ text }) => `  ${text.zh}\n  ${text.en}`),
    ...arithmetic.map(({ text }) => `  = ${text.zh}\n  = ${text.en}`),
    ...needs.map(({ question }) => `  ? ${question.zh}\n  ? ${question.en}`),
  ].join('\n')
}
