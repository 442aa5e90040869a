import type { Tx } from '#platform/db/transaction.ts'
import { listStandingDuties } from './duties.ts'
import { isRole } from './roles.ts'
import { openSession, type SignInWay } from './session.ts'

/** What came of trying to come in. A refusal is an outcome, not a problem: what was counted against it has to stay counted. */
export type CameIn =
  | { readonly token: string }
  | {
      readonly refused:
        | 'sign-in-failed'
        | 'sign-in-too-often'
        | 'no-duty-today'
        | 'nothing-linked'
        | 'no-file-here'
    }

/** Opens a session for a colleague who has shown who they are, on their first duty; another one is a choice on their own page. */
export async function comeInAsStaff(
  db: Tx,
  staffId: string,
  how: SignInWay,
  { now, today }: { readonly now: string; readonly today: string },
): Promise<CameIn> {
  const isHere = await db.one(
    'select 1 from access.staff where staff_id = $1 and (left_on is null or left_on > $2)',
    [staffId, today],
  )
  const duty = (await listStandingDuties(db, staffId, today)).find(({ role }) => isRole(role))
  if (!isHere || !duty) return { refused: 'no-duty-today' }
  return { token: await openSession(db, { staffId, dutyId: duty.dutyId, how }, now) }
}
