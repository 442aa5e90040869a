import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { platformProblem } from '#platform/problems.ts'

export type Migration = { readonly name: string; readonly sha256: string; readonly sql: string }

/** The ordered changes that make today's database out of an empty one. */
export function listMigrations(folder = new URL('./migrations/', import.meta.url)): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .toSorted()
    .map((name) => {
      const sql = readFileSync(new URL(name, folder), 'utf8')
      return { name, sha256: createHash('sha256').update(sql).digest('hex'), sql }
    })
}

/**
 * Applies what is missing, each change in its own transaction, as the owner role. One process at a time: others wait
 * and then find nothing to do. An applied file must never change afterwards.
 */
export async function migrate(owner: pg.Client, migrations = listMigrations()): Promise<void> {
  await owner.query("SELECT pg_advisory_lock(hashtext('yongzhu migrate'))")
  try {
    for (const migration of await listPending(owner, migrations)) await apply(owner, migration)
  } finally {
    await owner.query("SELECT pg_advisory_unlock(hashtext('yongzhu migrate'))")
  }
}

async function apply(owner: pg.Client, { name, sha256, sql }: Migration): Promise<void> {
  await owner.query('BEGIN')
  try {
    await owner.query(sql)
    await owner.query('INSERT INTO platform.migration (name, sha256, applied_at) VALUES ($1, $2, now())', [
      name,
      sha256,
    ])
    await owner.query('COMMIT')
  } catch (cause) {
    await owner.query('ROLLBACK')
    throw new Error(`migration ${name} failed: ${cause instanceof Error ? cause.message : ''}`, { cause })
  }
}

/** What `migrate` would apply; refuses a database whose history differs from these files. */
export async function listPending(
  db: pg.Client | pg.Pool,
  migrations = listMigrations(),
): Promise<readonly Migration[]> {
  const { rows: tables } = await db.query<{ found: string | null }>(
    "SELECT to_regclass('platform.migration') AS found",
  )
  if (tables[0]?.found === null) return migrations
  const { rows: applied } = await db.query<{ name: string; sha256: string }>(
    'SELECT name, sha256 FROM platform.migration',
  )
  const hashes = new Map(migrations.map(({ name, sha256 }) => [name, sha256]))
  for (const { name, sha256 } of applied) {
    const present = hashes.get(name)
    if (present === undefined) throw platformProblem('migration-unknown', { name })
    if (present !== sha256) throw platformProblem('migration-changed', { name })
  }
  const done = new Set(applied.map(({ name }) => name))
  return migrations.filter(({ name }) => !done.has(name))
}
