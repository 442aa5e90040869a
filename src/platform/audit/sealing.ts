import { setTimeout as sleep } from 'node:timers/promises'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { withContext } from '#platform/db/transaction.ts'
import type { Log } from '#platform/telemetry.ts'
import { type Checkpoint, makeCheckpoint } from './checkpoint.ts'
import { type LedgerEnd, sealer, sealNext } from './seal.ts'
import type { Witness } from './witness.ts'

export type SealingOptions = {
  readonly database: Pick<Database, 'batch' | 'keys'>
  readonly witnesses: readonly Witness[]
  readonly log: Log
  readonly clock?: Clock
  /** How long it rests when there is nothing to seal. */
  readonly restMs?: number
  /** The longest a sealed entry waits for a checkpoint, and the most entries that wait together. */
  readonly checkpointAfterMs?: number
  readonly checkpointAfterEntries?: number
  /** Run after each round, for whoever reads the ledger on. */
  readonly afterRound?: () => Promise<unknown>
}

/** What must stay together may be lost together: at most this many entries, or what half a minute brings. */
const CHECKPOINT_AFTER = { entries: 1_000, ms: 30_000 }

/**
 * Seals what is committed, again and again, and writes checkpoints, until it is stopped; stopping seals what is there. Every
 * process may do it: they take turns. Nothing it meets ends it, because an unsealed entry is the one that can be removed
 * unseen; it is logged and tried again.
 */
export function startSealing({
  database,
  witnesses,
  log,
  clock = systemClock,
  restMs = 2_000,
  checkpointAfterMs = CHECKPOINT_AFTER.ms,
  checkpointAfterEntries = CHECKPOINT_AFTER.entries,
  afterRound,
}: SealingOptions): { stop(): Promise<void> } {
  const ending = new AbortController()
  const posts = witnesses.map((witness) => new Post(witness, database, clock))

  async function round(isLast: boolean): Promise<void> {
    for (;;) {
      const end = await sealNext(database, { clock, limit: checkpointAfterEntries })
      for (const post of posts)
        await attempt('checkpoint failed', () =>
          post.tell(
            end,
            isLast ? { entries: 1, ms: 0 } : { entries: checkpointAfterEntries, ms: checkpointAfterMs },
          ),
        )
      if (end.sealed < checkpointAfterEntries) break
    }
    if (afterRound) await attempt('reading the audit ledger failed', afterRound)
  }

  async function attempt(event: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      log.error(event, error)
    }
  }

  async function keepOn(): Promise<void> {
    for (const post of posts)
      await attempt('the audit ledger does not fit its checkpoints', () => post.compare())
    while (!ending.signal.aborted) {
      await attempt('sealing failed', () => round(false))
      await sleep(restMs, undefined, { signal: ending.signal }).catch(() => {})
    }
    await attempt('sealing failed', () => round(true))
  }

  const ended = keepOn()
  return {
    async stop() {
      ending.abort()
      await ended
    },
  }
}

/** One witness, and what it was last told. */
class Post {
  readonly #witness: Witness
  readonly #database: Pick<Database, 'batch' | 'keys'>
  readonly #clock: Clock
  #toldN = 0
  /** Since when something waits for a checkpoint. */
  #waitingMs: number | undefined

  constructor(witness: Witness, database: Pick<Database, 'batch' | 'keys'>, clock: Clock) {
    this.#witness = witness
    this.#database = database
    this.#clock = clock
  }

  /** Throws where the ledger is no longer what the witness last saw. */
  async compare(): Promise<void> {
    const last = await this.#witness.findLast()
    if (!last) return
    this.#toldN = last.n
    const root = await findRoot(this.#database, last.n)
    if (root !== last.root) throw new Error(`entry ${last.n} is not the one of the checkpoint`)
  }

  async tell(
    { n, root }: LedgerEnd,
    after: { readonly entries: number; readonly ms: number },
  ): Promise<void> {
    if (n === this.#toldN) return
    const nowMs = performance.now()
    this.#waitingMs ??= nowMs
    if (n - this.#toldN < after.entries && nowMs - this.#waitingMs < after.ms) return
    const checkpoint: Checkpoint = makeCheckpoint(
      this.#database.keys.auditCheckpoint,
      n,
      root,
      this.#clock.now(),
    )
    await this.#witness.append(checkpoint)
    this.#toldN = n
    this.#waitingMs = undefined
  }
}

async function findRoot({ batch }: Pick<Database, 'batch'>, n: number): Promise<string | undefined> {
  const row = await withContext(batch, sealer, (tx) =>
    tx.one<{ chain: Buffer }>('select chain from platform.audit_seal where n = $1', [n]),
  )
  return row?.chain.toString('hex')
}
