import { z } from 'zod'
import { findWhole } from '#core/registry/whole-person.ts'
import type { Text } from '#kernel/text.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Operation } from '#platform/operation.ts'
import { query } from '#platform/query.ts'
import type { Tried, Way } from './escalation.ts'
import { letterNumber } from './letter-words.ts'
import type { Forms, Notice } from './notice.ts'
import { noticeProblem } from './problems.ts'

/** One message as its reader sees it. */
export type ToldNotice = {
  readonly noticeId: string
  /** The file it was written to, where somebody had several. */
  readonly personId: number
  /** Id of the definition. */
  readonly notice: string
  readonly name: Text
  /** What to say on the telephone about it. */
  readonly number: string
  readonly at: string
  readonly forms: Forms
  readonly isRead: boolean
  /** How it went out, the last thing first. */
  readonly history: readonly { readonly way: Way; readonly state: Tried['state']; readonly at: string }[]
}

const PAGE = 50

/**
 * 消息: what one person has been told, unread first and the newest before the older, fifty at a time; `before` is the id of the
 * last one of the page before. Codes are not among them.
 */
export function listNotices(notices: readonly Notice[]): Operation<readonly ToldNotice[]> {
  const byId = new Map(notices.map((notice) => [notice.id, notice]))
  return query({
    id: 'notice.list',
    kind: 'read',
    permission: 'notice.read',
    purpose: 'service',
    input: z.strictObject({ personId: z.coerce.number().int().positive(), before: z.uuid().optional() }),
    problems: noticeProblem.pick(),
    async run({ personId, before }, { db, audit }) {
      const { files = [] } = (await findWhole(db, personId)) ?? {}
      audit.subjects([personId, ...files])
      const rows = await listRows(db, files, before)
      const told = rows.map(({ notice, body, history, ...row }): ToldNotice => {
        const definition = byId.get(notice)
        if (!definition) throw new Error(`no notice "${notice}" is defined`)
        return {
          ...row,
          notice,
          name: definition.name,
          number: letterNumber(row.noticeId),
          forms: definition.formsOf(JSON.parse(body)),
          isRead: history.some(({ state }) => state === 'read'),
          history: history.map(({ at, ...each }) => ({ ...each, at: new Date(at).toISOString() })),
        }
      })
      return told.toSorted((one, other) => Number(one.isRead) - Number(other.isRead))
    },
  })
}

type Row = {
  noticeId: string
  personId: number
  notice: string
  at: string
  body: string
  history: { way: Way; state: Tried['state']; at: string }[]
}

function listRows(db: Tx, files: readonly number[], before: string | undefined): Promise<readonly Row[]> {
  return db.many<Row>(
    `select o.notice_id as "noticeId", o.person_id as "personId", o.notice, o.recorded_at as at, c.body,
       coalesce((select json_agg(json_build_object('way', a.channel, 'state', a.state, 'at', a.at) order by a.at desc)
         from notices.attempt a where a.person_id = o.person_id and a.notice_id = o.notice_id), '[]') as history
     from notices.outbox o join notices.content c on c.person_id = o.person_id and c.notice_id = o.notice_id
       and c.what = 'values'
     where o.person_id = any($1) and ($2::uuid is null or o.notice_id < $2) order by o.notice_id desc limit ${PAGE}`,
    [files, before ?? null],
  )
}
