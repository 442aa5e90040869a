import type { Config } from '#platform/config.ts'
import { parseConnection } from '#platform/db/connection.ts'
import { prepareScript } from '#platform/db/roles.ts'

/** `db prepare`: prints the SQL a database administrator runs once, and the settings that go with it. */
export async function prepareDatabase({ databaseUrl }: Config): Promise<void> {
  console.log(prepareScript(databaseUrl ? parseConnection(databaseUrl).database : 'yongzhu'))
}
