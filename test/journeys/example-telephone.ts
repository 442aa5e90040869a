import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openIdentity } from '#core/registry/identity.ts'
import type { Database } from '#platform/db/database.ts'

type Registered = { readonly personId: number; readonly citizenId: string; readonly phone?: string }

/** Gives an invented person a citizen number and, if there is one, a telephone. */
export async function registerNumber(
  { batch, keys }: Database,
  { personId, citizenId, phone }: Registered,
): Promise<void> {
  const identity = openIdentity(keys)
  await batch.query(
    `insert into registry.identifier (kind, digest, cipher, person_id, batch_id) values ('citizen-id', $1, $2, $3, gen_random_uuid())`,
    [identity.digest('citizen-id', citizenId), identity.seal('citizen-id', citizenId), personId],
  )
  if (phone !== undefined)
    await batch.query('update registry.person set phone_cipher = $2 where person_id = $1', [
      personId,
      identity.seal('phone', phone, citizenId),
    ])
}

/** What arrived on a telephone whose messages go out as files; `undefined` as long as there is nothing. */
export function readCode(dataDir: string, phone: string): string | undefined {
  const folder = join(dataDir, 'outbox', 'passing')
  const files = existsSync(folder) ? readdirSync(folder).toSorted() : []
  const messages = files.map((file) => readFileSync(join(folder, file), 'utf8'))
  return messages
    .filter((message) => message.includes(phone))
    .map((message) => /登录码(\d{6})/.exec(message)?.[1])
    .at(-1)
}
