import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Keys } from '#platform/keys.ts'
import type { Operation } from '#platform/operation.ts'
import { beginAttempt, digestOfSecret, takeAttempt } from './attempt.ts'
import type { CameIn } from './come-in.ts'
import { fromAddress, knockTooOften } from './knock.ts'
import { accessProblem } from './problems.ts'
import { openSession } from './session.ts'

const DAYS = 7

/** No letter that looks like a digit or like another letter; what was read for one is read back as it was meant. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const lookalikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }
const LENGTH = 16
const MOST_AN_HOUR = 60

/** Makes a code for a colleague to come in with once, to be handed over on paper or by voice: `7K2M-…`, eighty random bits. */
export async function makeInvitation(db: Tx, staffId: string, now: string): Promise<string> {
  const code = Array.from({ length: LENGTH }, () => alphabet[randomInt(alphabet.length)]).join('')
  await beginAttempt(
    db,
    { kind: 'invitation', digest: digestOfSecret(code), staffId, minutes: DAYS * 24 * 60 },
    now,
  )
  return code.match(/.{4}/g)?.join('-') ?? code
}

/** As it was made, however it was typed: small letters, other dashes, spaces, full-width forms. */
export function readInvitation(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
  return [...plain].map((letter) => lookalikes[letter] ?? letter).join('')
}

/** Comes in with an invitation, to add a key or link an account; the code is used up. */
export function redeemInvitation(keys: Keys): Operation<CameIn> {
  return command({
    id: 'invitation.redeem',
    permission: 'sign-in',
    purpose: 'sign-in',
    input: z.object({ code: z.string().max(80), from: z.string() }),
    problems: accessProblem.pick(),
    async run({ code, from }, { db, now, audit }): Promise<CameIn> {
      if (await knockTooOften(db, 'invitation', [fromAddress(from, MOST_AN_HOUR)], { keys, now })) {
        audit.detail({ refused: 'sign-in-too-often' })
        return { refused: 'sign-in-too-often' }
      }
      const digest = digestOfSecret(readInvitation(code))
      const staffId = (await takeAttempt(db, { kind: 'invitation', digest }, now))?.staffId
      audit.detail(staffId ? { staffId } : { refused: 'sign-in-failed' })
      if (!staffId) return { refused: 'sign-in-failed' }
      return { token: await openSession(db, { staffId, how: 'invitation' }, now) }
    },
  })
}

/**
 * Invites a colleague again, whose keys are lost or whose invitation is over: every key, every linked account and every session
 * ends at this moment.
 */
export const inviteAgain = command({
  id: 'staff.invite',
  permission: 'duty.keep',
  purpose: 'access',
  input: z.object({ staffId: z.uuid() }),
  problems: accessProblem.pick('staff-not-found', 'own-duty'),
  async run({ staffId }, { db, actor, now, audit, problem }) {
    if (actor.id === `staff:${staffId}`) throw problem('own-duty')
    const staff = await db.one('select 1 from access.staff where staff_id = $1 and left_on is null', [
      staffId,
    ])
    if (!staff) throw problem('staff-not-found')
    for (const sql of [
      `update access.attempt set used_at = $2 where kind = 'invitation' and staff_id = $1 and used_at is null`,
      'update access.passkey set revoked_at = $2 where staff_id = $1 and revoked_at is null',
      'update access.provider_account set ended_at = $2 where staff_id = $1 and ended_at is null',
      'update access.session set ended_at = $2 where staff_id = $1 and ended_at is null',
    ])
      await db.run(sql, [staffId, now])
    audit.detail({ staffId })
    return { invitation: await makeInvitation(db, staffId, now) }
  },
})
