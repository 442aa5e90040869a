import { z } from 'zod'
import { openIdentity } from '#core/registry/identity.ts'
import { command } from '#platform/command.ts'
import type { Keys } from '#platform/keys.ts'
import type { Operation } from '#platform/operation.ts'
import { noticeProblem } from './problems.ts'

/** Links the WeChat account somebody signed in with, so that messages can go there. A new one takes the place of the old. */
export function linkWechat(keys: Keys): Operation<object> {
  return command({
    id: 'notice.link-wechat',
    permission: 'notice.read',
    purpose: 'service',
    input: z.strictObject({
      personId: z.coerce.number().int().positive(),
      openId: z.string().regex(/^[\w-]{10,64}$/),
    }),
    problems: noticeProblem.pick(),
    async run({ personId, openId }, { db, actor, now, audit }) {
      audit.subjects([personId])
      await db.run(
        'update notices.wechat_account set superseded_at = $2 where person_id = $1 and superseded_at is null',
        [personId, now],
      )
      await db.run(
        `insert into notices.wechat_account (person_id, cipher, district, township, linked_at, linked_by)
         select person_id, $2, district, township, $3, $4 from registry.person where person_id = $1`,
        [personId, openIdentity(keys).seal('wechat', openId, String(personId)), now, actor.id],
      )
      return {}
    },
  })
}
