import { randomBytes, randomUUID } from 'node:crypto'
import type { Database } from '#platform/db/database.ts'
import { transaction } from '#platform/db/transaction.ts'
import type { Role } from './roles.ts'

export type ExampleColleague = { readonly staffId: string; readonly dutyId: string }

type Given = {
  readonly name?: string
  readonly unit?: string
  readonly role: Role
  readonly region: string
  readonly from?: string
  readonly until?: string
}

/** Writes an invented colleague with one duty straight into the database, for tests of what stands on it. */
export function employ(
  { batch }: Database,
  { name = '同事', unit, role, region, from = '2026-01-01', until = '2026-12-31' }: Given,
): Promise<ExampleColleague> {
  const [staffId, dutyId] = [randomUUID(), randomUUID()]
  return transaction(batch, async (tx) => {
    await tx.run(
      `insert into access.staff (staff_id, name, natural_person, unit, added_at, added_by)
       values ($1, $2, $3, $4, '2026-01-01', 'system:example')`,
      [staffId, name, randomBytes(16), unit ?? region.split('/')[0]],
    )
    await tx.run(
      `insert into access.duty (duty_id, staff_id, role, region, valid_from, valid_until, review_on, granted_at, granted_by)
       values ($1, $2, $3, $4, $5, $6, $6, '2026-01-01', 'system:example')`,
      [dutyId, staffId, role, region, from, until],
    )
    return { staffId, dutyId }
  })
}
