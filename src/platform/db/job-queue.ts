import pg from 'pg'
import { PgBoss, type Db } from 'pg-boss'
import { roles } from '#platform/db/roles.ts'

export const queueSchema = 'pgboss'

/**
 * Installs or upgrades the queue's tables as their owner and opens them to the weak roles, which never change the schema.
 * They hold ids and parameters, never personal data, and are therefore outside row security.
 */
export async function installQueue(owner: pg.Client): Promise<void> {
  const boss = createBoss(owner, { migrate: true, createSchema: true })
  await boss.start()
  await boss.stop({ graceful: false })
  const weak = `${roles.app}, ${roles.batch}`
  await owner.query(`GRANT USAGE ON SCHEMA ${queueSchema} TO ${weak}`)
  await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${queueSchema} TO ${weak}`)
  await owner.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${queueSchema} TO ${weak}`)
}

/** A queue over a connection or pool of ours. */
export function createBoss(
  db: pg.Client | pg.Pool | pg.PoolClient,
  schema: { readonly migrate: boolean; readonly createSchema: boolean } = {
    migrate: false,
    createSchema: false,
  },
): PgBoss {
  return new PgBoss({
    ...schema,
    db: queueDb(db),
    schema: queueSchema,
    supervise: false,
    schedule: false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
  })
}

/** pg-boss reads columns with the driver's own parsers, not ours. */
export function queueDb(db: pg.Client | pg.Pool | pg.PoolClient): Db {
  return {
    executeSql: (text, values) => db.query({ text, types: pg.types, ...(values ? { values } : {}) }),
  }
}
