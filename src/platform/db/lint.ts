import type pg from 'pg'

/** A way around row-level security: which trap, and the object that has it. */
export type Hole = { readonly trap: string; readonly object: string }

/**
 * Looks for the known traps of row-level security in every relation of ours or within reach of our roles. Staging and
 * the job queue are outside row security by design, and out of the app role's reach (staging) or without personal data.
 */
export async function listHoles(db: pg.Client | pg.Pool): Promise<readonly Hole[]> {
  const { rows } = await db.query<Hole>(lintSql)
  return rows
}

const lintSql = `
WITH relation AS (
  SELECT c.*, n.nspname
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'staging', 'pgboss') AND n.nspname !~ '^pg_'
    AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    AND (n.nspowner = 'yongzhu_owner'::regrole OR c.relowner = 'yongzhu_owner'::regrole
         OR has_table_privilege('yongzhu_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE')
         OR has_table_privilege('yongzhu_batch', c.oid, 'SELECT, INSERT, UPDATE, DELETE'))
), routine AS (
  SELECT p.* FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE (n.nspowner = 'yongzhu_owner'::regrole OR p.proowner = 'yongzhu_owner'::regrole) AND n.nspname <> 'pgboss'
), personal AS (
  SELECT p.*, coalesce(pg_get_expr(p.polqual, p.polrelid), '') AS qual, pg_get_expr(p.polwithcheck, p.polrelid) AS changed
  FROM pg_policy p JOIN relation ON relation.oid = p.polrelid
  WHERE p.polroles && ARRAY['yongzhu_app'::regrole::oid, 0::oid]
    AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = p.polrelid AND a.attname = 'person_id' AND NOT a.attisdropped)
), weak AS (
  SELECT * FROM pg_roles WHERE rolname IN ('yongzhu_app', 'yongzhu_batch')
)
SELECT 'no row security' AS trap, oid::regclass::text AS object FROM relation
  WHERE relkind IN ('r', 'p') AND NOT relrowsecurity
UNION ALL SELECT 'row security not forced', oid::regclass::text FROM relation
  WHERE relkind IN ('r', 'p') AND relrowsecurity AND NOT relforcerowsecurity
UNION ALL SELECT 'foreign table has no row security', oid::regclass::text FROM relation WHERE relkind = 'f'
UNION ALL SELECT 'view runs as its owner', oid::regclass::text FROM relation
  WHERE relkind = 'v' AND NOT coalesce(reloptions::text LIKE '%security_invoker=true%', false)
UNION ALL SELECT 'materialized view within reach', oid::regclass::text FROM relation
  WHERE relkind = 'm' AND (has_table_privilege('yongzhu_app', oid, 'SELECT') OR has_table_privilege('yongzhu_batch', oid, 'SELECT'))
UNION ALL SELECT 'function runs as its definer', oid::regprocedure::text FROM routine WHERE prosecdef
UNION ALL SELECT 'role bypasses row security', rolname FROM pg_roles
  WHERE rolname IN ('yongzhu_owner', 'yongzhu_app', 'yongzhu_batch') AND (rolsuper OR rolbypassrls)
UNION ALL SELECT 'weak role owns', c.oid::regclass::text FROM pg_class c JOIN weak ON weak.oid = c.relowner
  JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname <> 'staging' AND n.nspname !~ '^pg_'
UNION ALL SELECT 'weak role belongs to another', weak.rolname || ' in ' || g.rolname
  FROM pg_auth_members m JOIN weak ON weak.oid = m.member JOIN pg_roles g ON g.oid = m.roleid
UNION ALL SELECT 'policy with a sub-query', p.polrelid::regclass || '.' || p.polname FROM pg_policy p
  WHERE p.polqual::text LIKE '%SUBLINK%' OR p.polwithcheck::text LIKE '%SUBLINK%'
UNION ALL SELECT 'policy reads a setting directly', p.polrelid::regclass || '.' || p.polname FROM pg_policy p
  WHERE concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) ~ 'current_setting'
UNION ALL SELECT 'policy shows people whatever the labels', p.polrelid::regclass || '.' || p.polname FROM personal p
  WHERE p.polcmd IN ('r', '*') AND p.qual !~ 'tags[(]'
UNION ALL SELECT 'policy lets write without a label to write', p.polrelid::regclass || '.' || p.polname FROM personal p
  WHERE p.polcmd <> 'r' AND coalesce(p.changed, p.qual) !~ 'tags[(]''(write|actor)'''
UNION ALL SELECT 'app role reaches staging', nspname FROM pg_namespace
  WHERE nspname = 'staging' AND has_schema_privilege('yongzhu_app', oid, 'USAGE')
UNION ALL SELECT 'history can be altered', oid::regclass::text FROM relation
  WHERE nspname = 'platform' AND relname ~ '^audit'
    AND (has_table_privilege('yongzhu_app', oid, 'UPDATE, DELETE, TRUNCATE')
         OR has_table_privilege('yongzhu_batch', oid, 'UPDATE, DELETE, TRUNCATE'))
ORDER BY 1, 2`
