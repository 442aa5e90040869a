import { createHmac, createHash, pbkdf2Sync, randomBytes } from 'node:crypto'
import pg from 'pg'
import { z } from 'zod'
import { generateSecret } from '#platform/secret-file.ts'

/**
 * The three login roles. `owner` owns the tables and is used to migrate only; `app` answers people under row-level
 * security; `batch` does bulk work under policies that name it. None is superuser or may bypass row security.
 */
export const roles = { owner: 'yongzhu_owner', app: 'yongzhu_app', batch: 'yongzhu_batch' } as const

export const passwordsSchema = z.object({ owner: z.string(), app: z.string(), batch: z.string() })
export type Passwords = z.infer<typeof passwordsSchema>

export function generatePasswords(): Passwords {
  return { owner: generateSecret(), app: generateSecret(), batch: generateSecret() }
}

/**
 * SQL that makes or renews the roles and opens one database to them; safe to run again. Passwords appear only as
 * SCRAM verifiers, so a server that logs statements does not learn them.
 */
export function prepareSql(passwords: Passwords, database: string): string {
  const name = pg.escapeIdentifier(database)
  return [
    ...Object.values(roles).map(createRoleSql),
    alterRoleSql(roles.owner, passwords.owner),
    alterRoleSql(roles.app, passwords.app),
    alterRoleSql(roles.batch, passwords.batch),
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC;`,
    `GRANT CONNECT, CREATE ON DATABASE ${name} TO ${roles.owner};`,
    `GRANT CONNECT ON DATABASE ${name} TO ${roles.app};`,
    `GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO ${roles.batch};`,
  ].join('\n')
}

/** What `yongzhu db prepare` prints: the statements, and the settings that go with the passwords made for them. */
export function prepareScript(database: string): string {
  const passwords = generatePasswords()
  const urlOf = (role: keyof Passwords) =>
    `postgres://${roles[role]}:${passwords[role]}@HOST:5432/${database}`
  return [
    prepareSql(passwords, database),
    '',
    '-- Not statements, but the settings for the program:',
    `-- DATABASE_URL=${urlOf('app')}`,
    `-- DATABASE_BATCH_URL=${urlOf('batch')}`,
    `-- DATABASE_OWNER_URL=${urlOf('owner')}`,
  ].join('\n')
}

function createRoleSql(role: string): string {
  return `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role}; END IF; END $$;`
}

function alterRoleSql(role: string, password: string): string {
  return [
    `ALTER ROLE ${role} LOGIN PASSWORD '${scramVerifier(password)}';`,
    `ALTER ROLE ${role} SET timezone TO 'Asia/Shanghai';`,
    `ALTER ROLE ${role} SET datestyle TO 'ISO, YMD';`,
    `ALTER ROLE ${role} SET jit TO off;`,
  ].join('\n')
}

/** RFC 5802 and 7677, in the form PostgreSQL stores. */
function scramVerifier(password: string): string {
  const iterations = 4096
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const clientKey = createHmac('sha256', salted).update('Client Key').digest()
  const storedKey = createHash('sha256').update(clientKey).digest('base64')
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}
