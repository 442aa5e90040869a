import type pg from 'pg'
import { platformProblem } from '#platform/problems.ts'

/** Trial data or real work; a database is marked when it is made and never changes. */
export type InstallationKind = 'real' | 'demo'

export type Installation = { readonly kind: InstallationKind; readonly keysFingerprint: string }

/** Marks a new database; an existing mark stays. */
export async function markInstallation(
  owner: pg.Client,
  { kind, keysFingerprint }: Installation,
): Promise<void> {
  const sql = 'INSERT INTO platform.installation VALUES (true, $1, $2, now()) ON CONFLICT DO NOTHING'
  await owner.query(sql, [kind, keysFingerprint])
}

/** `undefined` before the mark is set, or where our role may not see it. */
export async function findInstallation(db: pg.Client | pg.Pool): Promise<Installation | undefined> {
  const { rows } = await db.query<Installation>(
    'SELECT kind, keys_fingerprint AS "keysFingerprint" FROM platform.installation',
  )
  return rows[0]
}

/**
 * To be asked before anything in a database is touched, its roles included. Refuses one that was set up with other keys,
 * trial data in one marked real, and one that holds tables of something else. A database whose making was interrupted
 * before the mark is ours to complete.
 */
export async function assertOurs(client: pg.Client, wanted: Installation, where: string): Promise<void> {
  const place = await findMarkPlace(client)
  if (!place) return assertNoOtherTables(client, where)
  const found = place.readable ? await findInstallation(client) : undefined
  if (!found) return
  if (found.keysFingerprint !== wanted.keysFingerprint) throw platformProblem('keys-do-not-fit', { where })
  if (wanted.kind === 'demo' && found.kind === 'real') throw platformProblem('not-demo-database')
}

/** Whether the database is an installation, ours or another's, of which this role cannot see the mark. */
export async function hasHiddenMark(client: pg.Client): Promise<boolean> {
  const place = await findMarkPlace(client)
  if (!place) return false
  return !place.readable || (place.filtered && (await findInstallation(client)) === undefined)
}

/** The table of the mark; `filtered` where row-level security may keep the mark from this role. */
type MarkPlace = { readonly readable: boolean; readonly filtered: boolean }

/** From the catalogue, because a name cannot be looked up in a schema one may not use. */
async function findMarkPlace(client: pg.Client): Promise<MarkPlace | undefined> {
  const { rows } = await client.query<MarkPlace>(
    `SELECT has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS readable,
            row_security_active(c.oid) AS filtered
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'platform' AND c.relname = 'installation'`,
  )
  return rows[0]
}

async function assertNoOtherTables(client: pg.Client, where: string): Promise<void> {
  const { rows } = await client.query<{ tables: number; example: string | null }>(
    `SELECT count(*)::int AS tables, min(n.nspname || '.' || c.relname) AS example
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
       AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
       AND NOT EXISTS (SELECT FROM pg_depend d
                       WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`,
  )
  const [others] = rows
  if (others?.example)
    throw platformProblem('database-of-others', { where, ...others, example: others.example })
}
