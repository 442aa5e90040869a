import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { type Tx, withContext } from '#platform/db/transaction.ts'
import type { AuditNotes, Operation } from '#platform/operation.ts'
import { Problem } from '#platform/problem.ts'
import { platformProblem } from '#platform/problems.ts'
import { uuidV7 } from '#platform/uuid-v7.ts'

export type ExecuteOptions = {
  readonly database: Database
  readonly actor: Actor
  readonly clock?: Clock
  /** Sent with a form: the same key does the same thing once and answers the same. */
  readonly idempotencyKey?: string
}

/**
 * Validates, authorises, and runs one operation in one transaction under the actor's labels, with its audit entry in the
 * same transaction. What was refused or failed leaves an entry too, after the roll-back.
 */
export async function execute<Result>(
  operation: Operation<Result>,
  input: unknown,
  { database, actor, clock = systemClock, idempotencyKey }: ExecuteOptions,
): Promise<Result> {
  const entry = new AuditEntry(operation, actor, clock, digestOf(database.keys.auditDigest, input))
  const access = actor.may(operation.permission)
  const context = {
    actor: actor.id,
    read: access?.read ?? [],
    write: operation.kind === 'write' ? (access?.write ?? []) : [],
  }
  const { audit } = entry
  try {
    if (!access) throw platformProblem('not-allowed')
    const work = operation.bind(input)
    return await withContext(database.app, context, async (db) => {
      const run = () => work({ db, actor, today: clock.today(), now: clock.now(), audit })
      const result = idempotencyKey === undefined ? await run() : await once(db, entry, idempotencyKey, run)
      await entry.record(db, 'done')
      return result
    })
  } catch (error) {
    await withContext(database.app, context, (db) =>
      entry.record(db, error instanceof Problem ? error.code : 'failed'),
    )
    throw error
  }
}

const storedAnswer = z.object({ input_digest: z.string(), result: z.unknown() })

/** Two requests with one key wait for each other; the second gets the first's answer. */
async function once<Result>(
  db: Tx,
  entry: AuditEntry,
  key: string,
  run: () => Promise<Result>,
): Promise<Result> {
  const id = [entry.operation, entry.actor, key]
  await db.run(
    "SELECT pg_advisory_xact_lock(hashtextextended(concat_ws('|', $1::text, $2::text, $3::text), 0))",
    id,
  )
  const sql =
    'SELECT input_digest, result FROM platform.idempotency WHERE operation = $1 AND actor = $2 AND key = $3'
  const stored = await db.one(sql, id)
  if (stored) {
    const answer = storedAnswer.parse(stored)
    if (answer.input_digest !== entry.digest) throw platformProblem('key-used-before')
    return parseStored<Result>(answer.result)
  }
  const result = await run()
  const values = [...id, entry.digest, JSON.stringify({ value: result }), entry.clock.now()]
  await db.run('INSERT INTO platform.idempotency VALUES ($1, $2, $3, $4, $5, $6)', values)
  return result
}

/** What this operation itself stored; a command's result survives JSON. */
function parseStored<Result>(stored: unknown): Result {
  return z.object({ value: z.unknown() }).parse(stored).value as Result
}

function digestOf(key: Buffer, input: unknown): string {
  return createHmac('sha256', key)
    .update(JSON.stringify(input) ?? '')
    .digest('base64url')
}

class AuditEntry {
  readonly operation: string
  readonly actor: string
  readonly clock: Clock
  readonly digest: string
  readonly #purpose: string
  readonly #kind: string
  readonly #subjects = new Set<number>()
  #detail: Readonly<Record<string, unknown>> = {}

  constructor({ id, purpose, kind }: Operation<unknown>, actor: Actor, clock: Clock, digest: string) {
    this.operation = id
    this.actor = actor.id
    this.#detail = actor.capacity ?? {}
    this.clock = clock
    this.digest = digest
    this.#purpose = purpose
    this.#kind = kind
  }

  get audit(): AuditNotes {
    return {
      subjects: (personIds) => {
        for (const id of personIds) this.#subjects.add(id)
      },
      detail: (facts) => {
        this.#detail = { ...this.#detail, ...facts }
      },
    }
  }

  async record(db: Tx, outcome: string): Promise<void> {
    const at = this.clock.now()
    const subjects = [...this.#subjects]
    await db.run(
      `INSERT INTO platform.audit
         (id, at, actor, operation, purpose, kind, subject_count, subjects, query_digest, outcome, detail)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        uuidV7(Date.parse(at)),
        at,
        this.actor,
        this.operation,
        this.#purpose,
        this.#kind,
        subjects.length,
        subjects,
        this.digest,
        outcome,
        JSON.stringify(this.#detail),
      ],
    )
  }
}
