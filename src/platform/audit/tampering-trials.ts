import type pg from 'pg'
import type { Database } from '#platform/db/database.ts'
import { type Checkpoint, makeCheckpoint } from './checkpoint.ts'
import { oneOf, type Random, randomFrom, writeEntries } from './example-entries.ts'
import { sealUpTo } from './seal-up-to.ts'
import { dropConstraints, tamperings, type Stretch, type TamperingKind } from './tampering.ts'
import { type Ask, type Checkpoints, parseCheckpoints, verifyLedger } from './verify.ts'

/** A ledger of which a part is covered by checkpoints, a part only sealed, and a part neither. */
export type ExampleLedger = {
  readonly attacker: pg.Client
  readonly checkpoints: Checkpoints
  readonly covered: Stretch
  readonly onlySealed: Stretch
  readonly unsealed: readonly string[]
}

const COVERED = 100
const ONLY_SEALED = 20
const BETWEEN_CHECKPOINTS = 20
const UNSEALED = 5

export async function makeExampleLedger(
  database: Pick<Database, 'app' | 'batch' | 'keys'>,
  attacker: pg.Client,
  seed: number,
): Promise<ExampleLedger> {
  const random = randomFrom(seed)
  const key = database.keys.auditCheckpoint
  const checkpoints: Checkpoint[] = []
  for (let n = 0; n < COVERED + ONLY_SEALED; ) {
    await writeEntries(database.app, random, BETWEEN_CHECKPOINTS)
    const end = await sealUpTo(database, n + BETWEEN_CHECKPOINTS)
    n = end.n
    if (n <= COVERED) checkpoints.push(makeCheckpoint(key, n, end.root, new Date().toISOString()))
  }
  const unsealed = await writeEntries(database.app, random, UNSEALED)
  await dropConstraints(attacker)
  const lines = checkpoints.map((checkpoint) => JSON.stringify(checkpoint))
  return {
    attacker,
    checkpoints: parseCheckpoints(lines, key),
    covered: { from: 2, to: COVERED },
    onlySealed: { from: COVERED + 1, to: COVERED + ONLY_SEALED },
    unsealed,
  }
}

export const tamperingKinds = Object.keys(tamperings).filter(
  (name): name is TamperingKind => name in tamperings,
)

export type Trials = {
  readonly kind: TamperingKind
  readonly stretch: Stretch
  readonly checkpoints: Checkpoints
  readonly trials: number
  readonly seed: number
}

/** In how many trials the verifier finds something; each is undone before the next. */
export async function countFound(
  { attacker }: ExampleLedger,
  { kind, stretch, checkpoints, trials, seed }: Trials,
): Promise<number> {
  const random = randomFrom(seed)
  let found = 0
  for (let trial = 0; trial < trials; trial++)
    found += await isFound(attacker, checkpoints, () => tamperings[kind](attacker, random, stretch))
  return found
}

/** The same where nothing was sealed yet: one entry is edited, removed or made up. */
export async function countFoundUnsealed(
  { attacker, checkpoints, unsealed }: ExampleLedger,
  trials: number,
  seed: number,
): Promise<number> {
  const random = randomFrom(seed)
  let found = 0
  for (let trial = 0; trial < trials; trial++)
    found += await isFound(attacker, checkpoints, () => tamperUnsealed(attacker, random, unsealed))
  return found
}

async function tamperUnsealed(
  attacker: pg.Client,
  random: Random,
  unsealed: readonly string[],
): Promise<void> {
  const sql = oneOf(random, [
    "update platform.audit set actor = 'staff:other' where id = $1",
    'delete from platform.audit where id = $1',
    `insert into platform.audit (id, at, actor, operation, purpose, kind, subject_count, subjects, outcome, detail)
     select gen_random_uuid(), at, 'staff:other', operation, purpose, kind, subject_count, subjects, outcome, detail
     from platform.audit where id = $1`,
  ])
  await attacker.query(sql, [oneOf(random, unsealed)])
}

/** 1 or 0. */
async function isFound(
  attacker: pg.Client,
  checkpoints: Checkpoints,
  tamper: () => Promise<void>,
): Promise<number> {
  const ask: Ask = async (sql, params) => (await attacker.query<object>(sql, [...params])).rows
  await attacker.query('begin')
  try {
    await tamper()
    const { fault } = await verifyLedger(ask, checkpoints)
    return fault === undefined ? 0 : 1
  } finally {
    await attacker.query('rollback')
  }
}
