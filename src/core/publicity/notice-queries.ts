import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { epochDayOf, type PlainDate, plainDateOf } from '#kernel/plain-date.ts'
import { command } from '#platform/command.ts'
import { query } from '#platform/query.ts'
import { findFrozen, listFrozen, parseContent, readFiles, type StoredNotice } from './frozen-notice.ts'
import type { NoticeContent } from './notice.ts'
import type { OnDisplay } from './notice-body.tsx'
import type { NoticeFileName } from './notice-files.tsx'
import { publicityProblem } from './problems.ts'
import { findStaff } from './staff.ts'

/** A notice as the public sees it. */
export type PublicNotice = {
  readonly noticeId: string
  readonly content: NoticeContent
  readonly onDisplay: OnDisplay
}

const MOST_LISTED = 200

type DisplayRow = { notice_id: string; content: Buffer; published_on: PlainDate; take_down_on: PlainDate }

/** What is up today, the one that comes down first at the top. No sign-in. */
export const listOnDisplay = query({
  id: 'publicity.list-on-display',
  kind: 'search',
  permission: 'publicity.look',
  purpose: 'publicity',
  input: z.object({}),
  problems: publicityProblem.pick(),
  async run(_, { db, today }): Promise<readonly PublicNotice[]> {
    const rows = await db.many<DisplayRow>(
      `select notice_id, content, published_on, take_down_on from publicity.on_display
       where published_on <= $1 and take_down_on > $1 order by take_down_on, notice_id limit ${MOST_LISTED}`,
      [today],
    )
    return rows.map(publicNoticeOf)
  },
})

/** One notice that is up today. Never made, not yet up and no longer up are the same answer. */
export const readOnDisplay = query({
  id: 'publicity.read-on-display',
  kind: 'read',
  permission: 'publicity.look',
  purpose: 'publicity',
  input: z.object({ noticeId: z.uuid() }),
  problems: publicityProblem.pick('notice-not-found'),
  async run({ noticeId }, { db, today, problem }): Promise<PublicNotice> {
    const row = await db.one<DisplayRow>(
      `select notice_id, content, published_on, take_down_on from publicity.on_display
       where notice_id = $1 and published_on <= $2 and take_down_on > $2`,
      [noticeId, today],
    )
    if (!row) throw problem('notice-not-found')
    return publicNoticeOf(row)
  },
})

function publicNoticeOf({ notice_id, content, published_on, take_down_on }: DisplayRow): PublicNotice {
  const lastOn = plainDateOf(epochDayOf(take_down_on) - 1)
  return {
    noticeId: notice_id,
    content: parseContent(content),
    onDisplay: { from: published_on, until: take_down_on, lastOn },
  }
}

/** A notice for those who make and check it: what it says, who answers for it, how far it has come. */
export const readNotice = query({
  id: 'publicity.read',
  kind: 'read',
  permission: 'publicity.read',
  purpose: 'publicity',
  input: z.object({ noticeId: z.uuid() }),
  problems: publicityProblem.pick('notice-not-found'),
  async run({ noticeId }, { db, problem }): Promise<StoredNotice> {
    const notice = await findFrozen(db, noticeId)
    if (!notice) throw problem('notice-not-found')
    return notice
  },
})

/** The notices of one's own place, the newest first. */
export const listNotices = query({
  id: 'publicity.list',
  kind: 'search',
  permission: 'publicity.read',
  purpose: 'publicity',
  input: z.object({}),
  problems: publicityProblem.pick(),
  run: (_, { db }) => listFrozen(db, MOST_LISTED),
})

/** A file for the board of the village or another official site, while the notice is up. Not for the public: no bulk download. */
export const readNoticeFile = query({
  id: 'publicity.read-file',
  kind: 'read',
  permission: 'publicity.read',
  purpose: 'publicity',
  input: z.object({ noticeId: z.uuid(), name: z.enum(['page', 'print', 'xlsx']) }),
  problems: publicityProblem.pick('notice-not-found', 'not-on-display', 'content-changed'),
  async run({ noticeId, name }, { db, today, problem }): Promise<{ name: NoticeFileName; bytes: Buffer }> {
    const notice = await findFrozen(db, noticeId)
    if (!notice) throw problem('notice-not-found')
    if (notice.state !== 'on-display' || today >= (notice.takeDownOn ?? '')) throw problem('not-on-display')
    const files = await readFiles(db, notice)
    if (!files) throw problem('content-changed')
    return { name, bytes: files[name] }
  },
})

/** That somebody objected while the notice was up. What they said goes into a case. */
export const recordObjection = command({
  id: 'publicity.record-objection',
  permission: 'publicity.record-objection',
  purpose: 'publicity',
  input: z.object({
    noticeId: z.uuid(),
    channel: z.enum(['phone', 'visit', 'letter', 'hotline']),
    line: z.number().int().positive().optional(),
  }),
  problems: publicityProblem.pick('not-on-display', 'staff-only'),
  async run({ noticeId, channel, line }, { db, actor, today, now, audit, problem }) {
    const notice = await findFrozen(db, noticeId)
    const isLine = line === undefined || line <= (notice?.content.rows.length ?? 0)
    if (!notice || notice.state !== 'on-display' || !isLine) throw problem('not-on-display')
    const staff = await findStaff(db, actor)
    if (!staff) throw problem('staff-only')
    await db.run(
      `insert into publicity.objection (objection_id, notice_id, district, township, received_on, channel, line,
         recorded_at, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        randomUUID(),
        noticeId,
        notice.district,
        notice.township,
        today,
        channel,
        line ?? null,
        now,
        staff.staffId,
      ],
    )
    audit.detail({ noticeId, channel })
    return { objections: notice.objections + 1 }
  },
})
