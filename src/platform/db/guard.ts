import type pg from 'pg'
import { platformProblem } from '#platform/problems.ts'
import { listHoles } from '#platform/db/lint.ts'
import { roles } from '#platform/db/roles.ts'

/** Refuses to go on when a pool could see past row-level security, or the database has a hole in it. */
export async function guard(pools: { readonly app: pg.Pool; readonly batch: pg.Pool }): Promise<void> {
  await assertWeak(pools.app, roles.app)
  await assertWeak(pools.batch, roles.batch)
  const holes = await listHoles(pools.app)
  if (holes.length > 0) {
    throw platformProblem('rls-hole', {
      holes: holes.map(({ trap, object }) => `${trap}: ${object}`).join('; '),
    })
  }
}

/** Each reason is a sentence of its own, the worst first. */
async function assertWeak(pool: pg.Pool, expected: string): Promise<void> {
  const { rows } = await pool.query<{ role: string; reason: string | null }>(weaknessSql)
  const [found] = rows
  if (!found) throw new Error('the server did not say who we are')
  const { role } = found
  if (found.reason !== null) throw platformProblem('privileged-role', { role, reason: found.reason })
  if (role !== expected) throw platformProblem('privileged-role', { role, reason: `expected ${expected}` })
}

const weaknessSql = `
SELECT r.rolname AS role, CASE
  WHEN r.rolsuper THEN 'it is superuser'
  WHEN r.rolbypassrls THEN 'it bypasses row-level security'
  WHEN r.rolcreaterole THEN 'it may make roles'
  WHEN EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid) THEN 'it is a member of another role'
  WHEN EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE c.relowner = r.oid AND n.nspname <> 'staging' AND n.nspname !~ '^pg_') THEN 'it owns tables'
  WHEN EXISTS (SELECT FROM pg_database d WHERE d.datname = current_database() AND d.datdba = r.oid) THEN 'it owns the database'
END AS reason
FROM pg_roles r WHERE r.rolname = session_user`
