import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'

export type StaffMember = { readonly staffId: string; readonly naturalPerson: Buffer }

/** The account an actor signs with; undefined for residents, programs and the command line, who put nothing up. */
export async function findStaff(db: Tx, actor: Actor): Promise<StaffMember | undefined> {
  const staffId = /^staff:([0-9a-f-]{36})$/.exec(actor.id)?.[1]
  if (staffId === undefined) return undefined
  const found = await db.one<{ natural_person: Buffer }>(
    'select natural_person from access.staff where staff_id = $1',
    [staffId],
  )
  return found && { staffId, naturalPerson: found.natural_person }
}
