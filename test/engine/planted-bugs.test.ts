import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)
const countsSchema = z.object({ kernel: z.number(), sql: z.number() })

/** What is written in a reader, and the mistake that takes its place. */
type Bug = {
  readonly title: string
  readonly file: string
  readonly instead: readonly [right: string, wrong: string]
}

const inEvaluate: readonly Bug[] = [
  {
    title: 'and, or forget what is unknown',
    file: 'evaluate.ts',
    instead: ['return unknown ? null : !decisive', 'return !decisive'],
  },
  {
    title: 'an unknown condition is passed over',
    file: 'evaluate.ts',
    instead: ['if (holds === null) return null', 'if (holds === null) continue'],
  },
  {
    title: 'at least becomes above',
    file: 'evaluate.ts',
    instead: ['return left >= right', 'return left > right'],
  },
  {
    title: 'equal amounts both win',
    file: 'evaluate.ts',
    instead: ['each >= own : each > own', 'each > own : each > own'],
  },
  {
    title: 'a month ends a day late',
    file: '../kernel/month.ts',
    instead: ['return firstDay(month + 1) - 1', 'return firstDay(month + 1)'],
  },
]

const inKernel: readonly Bug[] = [
  { title: 'at least becomes above', file: 'kernel-algebra.ts', instead: ["ge: '>='", "ge: '>'"] },
  {
    title: 'halves are rounded down',
    file: 'kernel-algebra.ts',
    instead: ["'half-up': by >> 1", "'half-up': (by - 1) >> 1"],
  },
  {
    title: 'a month end is not seen',
    file: 'kernel-algebra.ts',
    instead: ['this.#loop.and(early, this.#loop.not(isMonthEnd))', 'early'],
  },
  {
    title: 'an unknown condition is passed over',
    file: 'kernel-algebra.ts',
    instead: ['loop.and(loop.not(maybe), otherwise), undecided)', 'loop.and(loop.not(surely), otherwise))'],
  },
  {
    title: 'an unknown household has no members',
    file: 'kernel.ts',
    instead: ['number === UNKNOWN_32 ? 1 :', 'number === UNKNOWN_32 ? 0 :'],
  },
  {
    title: 'equal amounts both win',
    file: 'kernel-nodes.ts',
    instead: ["algebra.compare('lt', each, me)", "algebra.compare('le', each, me)"],
  },
]

const inSql: readonly Bug[] = [
  {
    title: 'and, or of something unknown is false',
    file: 'sql-algebra.ts',
    instead: [
      "write('boolean')`(${joined(conditions, operator)})`",
      "write('boolean')`COALESCE(${joined(conditions, operator)}, false)`",
    ],
  },
  {
    title: 'an unknown member of a household is passed over',
    file: 'sql-algebra.ts',
    instead: ['all([isNotNull(household), isDecided])', 'isNotNull(household)'],
  },
  {
    title: 'unknown takes the other arm',
    file: 'sql-algebra.ts',
    instead: [
      'CASE ${condition} WHEN true THEN ${then} WHEN false THEN ${otherwise} END',
      'CASE WHEN ${condition} THEN ${then} ELSE ${otherwise} END',
    ],
  },
  {
    title: 'halves are rounded down',
    file: 'sql-algebra.ts',
    instead: ["'half-up': Math.floor(by / 2)", "'half-up': Math.floor((by - 1) / 2)"],
  },
]

/** Shows on the very amount of a limit and on no other. */
const amountOfTheLimitMissed: Bug = {
  title: 'at least and at most lose the limit itself where amounts are large',
  file: 'kernel-algebra.ts',
  instead: [
    '`${a.value}${signs[op]}${b.value}`',
    "`${a.value}${a.mark && a.high > 1_000_000 && b.low === b.high ? signs[op].replace('=', '') : signs[op]}${b.value}`",
  ],
}

let database: TestDatabase
let copy: string
beforeAll(async () => {
  database = await createTestDatabase()
  copy = mkdtempSync(join(tmpdir(), 'yongzhu-bugs-'))
  for (const part of ['package.json', 'src/kernel', 'src/engine', 'test/engine'])
    cpSync(join(repository, part), join(copy, part), { recursive: true })
  mkdirSync(join(copy, 'src'), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(async () => {
  rmSync(copy, { recursive: true })
  await database.drop()
})

describe('the readers as they are', () => {
  it('do not differ', async () => {
    expect(await countDifferences({})).toEqual({ kernel: 0, sql: 0 })
  })
})

describe.each([
  { reader: 'evaluate', bugs: inEvaluate, isFound: (found: Counts) => found.kernel > 0 && found.sql > 0 },
  { reader: 'kernel', bugs: inKernel, isFound: (found: Counts) => found.kernel > 0 && found.sql === 0 },
  { reader: 'SQL', bugs: inSql, isFound: (found: Counts) => found.kernel === 0 && found.sql > 0 },
])('a mistake in $reader alone is found', ({ bugs, isFound }) => {
  it.each(bugs)('$title', async (bug) => {
    expect(await withBug(bug, {})).toSatisfy(isFound)
  })
})

it('a mistake at a limit is found because people are drawn at the limits, and only because of it', async () => {
  expect(await withBug(amountOfTheLimitMissed, {})).toSatisfy(({ kernel }: Counts) => kernel > 0)
  expect(await withBug(amountOfTheLimitMissed, { atThresholds: false })).toEqual({ kernel: 0, sql: 0 })
})

type Counts = z.infer<typeof countsSchema>

type Drawing = { readonly atThresholds?: boolean }

async function withBug({ file, instead: [right, wrong] }: Bug, drawing: Drawing): Promise<Counts> {
  const path = join(copy, 'src/engine', file)
  const source = readFileSync(path, 'utf8')
  if (source.split(right).length !== 2) throw new Error(`${file} does not say exactly once: ${right}`)
  // a function, for in a replacement text "$" would mean something
  writeFileSync(
    path,
    source.replace(right, () => wrong),
  )
  try {
    return await countDifferences(drawing)
  } finally {
    writeFileSync(path, source)
  }
}

async function countDifferences({ atThresholds = true }: Drawing): Promise<Counts> {
  const request = JSON.stringify({ connection: database.admin, trials: 20, people: 250, atThresholds })
  const { stdout } = await run(process.execPath, [join(copy, 'test/engine/count-differences.ts')], {
    env: { ...process.env, NODE_OPTIONS: '', COUNT_DIFFERENCES: request },
  })
  return countsSchema.parse(JSON.parse(stdout))
}
