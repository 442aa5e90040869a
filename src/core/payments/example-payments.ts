import { randomUUID } from 'node:crypto'
import type { Benefit } from '#core/benefits/benefit.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { parseMonth } from '#kernel/month.ts'
import { connect } from '#platform/db/connection.ts'
import type { TestDatabase } from '#platform/db/test-database.ts'
import { transaction } from '#platform/db/transaction.ts'
import { findEntitlements } from './entitlements.ts'
import { raiseHolds } from './look-rules.ts'

/** Gives invented people confirmed accounts, for tests of what stands on them; the same `number` is the same account. */
export async function recordExampleAccounts(
  database: TestDatabase,
  accounts: readonly { readonly personId: number; readonly number: string }[],
): Promise<void> {
  const identity = openIdentity(database.keys)
  const admin = await connect(database.admin)
  for (const { personId, number } of accounts)
    await admin.query(
      `insert into registry.payment_account (account_id, person_id, district, township, digest, cipher, last_four, bank, holder,
         holder_name, name_check, valid_from, source, recorded_by, recorded_at, confirmed_by, confirmed_at, confirmed_how)
       select $1, person_id, district, township, $2, $3, right($4, 4), '某银行', 'own', name, 'same', '2025-01-01', 'dpf', 'staff:a',
         '2025-01-01', 'staff:b', '2025-01-02', 'card-seen' from registry.person where person_id = $5`,
      [randomUUID(), identity.digest('account', number), identity.seal('account', number), number, personId],
    )
  await admin.end()
}

/** Writes down what is owed for a decided month, and what to look at, as the program does in the background. */
export async function oweExample(
  database: TestDatabase,
  { benefits, month, today }: { benefits: readonly Benefit[]; month: string; today: string },
): Promise<void> {
  const of = parseMonth(month)
  if (of === undefined) throw new Error(`"${month}" is not a month`)
  const now = `${today}T08:00:00.000Z`
  await transaction(database.batch, async (tx) => {
    await findEntitlements(tx, { benefits, month: of, now })
    await raiseHolds(tx, { today, now })
  })
}
