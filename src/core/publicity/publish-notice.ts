import { z } from 'zod'
import { addWorkingDays, HolidayTableMissing } from '#kernel/working-days.ts'
import { epochDayOf, type PlainDate, plainDateOf } from '#kernel/plain-date.ts'
import { command } from '#platform/command.ts'
import type { Operation } from '#platform/operation.ts'
import { findFrozen, readFiles, sameContent } from './frozen-notice.ts'
import { recordScan, scanFiles } from './make-notice.ts'
import { allowanceOf } from './notice.ts'
import { publicityProblem } from './problems.ts'
import type { Publicity, Stay } from './publicity.ts'
import { findStaff } from './staff.ts'

const noticeSeen = z.object({ noticeId: z.uuid(), contentSha256: z.string().length(64) })

/** The second person has looked at exactly this content. Never the maker, nor the maker’s other account. */
export const approveNotice = command({
  id: 'publicity.approve',
  permission: 'publicity.approve',
  purpose: 'publicity',
  input: noticeSeen,
  problems: publicityProblem.pick(
    'notice-not-found',
    'staff-only',
    'own-work',
    'content-changed',
    'approved-already',
  ),
  async run({ noticeId, contentSha256 }, { db, actor, now, audit, problem }) {
    const notice = await findFrozen(db, noticeId)
    if (!notice) throw problem('notice-not-found')
    if (!sameContent(notice, contentSha256)) throw problem('content-changed')
    const staff = await findStaff(db, actor)
    if (!staff) throw problem('staff-only')
    const isMaker = notice.made.staffId === staff.staffId
    if (isMaker || notice.made.naturalPerson.equals(staff.naturalPerson)) throw problem('own-work')
    const approved = await db.run(
      `insert into publicity.step (notice_id, step, content_sha256, district, township, staff_id, natural_person, at)
       values ($1, 'approved', $2, $3, $4, $5, $6, $7) on conflict (notice_id, step) do nothing`,
      [noticeId, contentSha256, notice.district, notice.township, staff.staffId, staff.naturalPerson, now],
    )
    if (approved === 0) throw problem('approved-already')
    audit.detail({ noticeId })
  },
})

export type PutUp = { readonly publishedOn: PlainDate; readonly takeDownOn: PlainDate }

/**
 * Puts an approved notice up for the public. Its files are looked at again, by today’s scanner, as they are stored; the
 * day it comes down is counted in working days where the norm says so.
 */
export function publishNotice(publicities: readonly Publicity[]): Operation<PutUp> {
  return command({
    id: 'publicity.publish',
    permission: 'publicity.publish',
    purpose: 'publicity',
    input: noticeSeen,
    problems: publicityProblem.pick(
      'notice-not-found',
      'publicity-waits',
      'staff-only',
      'content-changed',
      'not-approved',
      'already-published',
      'leak-found',
      'holidays-unknown',
    ),
    async run({ noticeId, contentSha256 }, { db, actor, today, now, audit, problem }) {
      const notice = await findFrozen(db, noticeId)
      if (!notice) throw problem('notice-not-found')
      const publicity = publicities.find(({ id }) => id === notice.content.publicity)
      if (!publicity || publicity.waitsFor) throw problem('publicity-waits')
      if (!sameContent(notice, contentSha256)) throw problem('content-changed')
      const staff = await findStaff(db, actor)
      if (!staff) throw problem('staff-only')
      if (notice.state !== 'made' && notice.state !== 'approved') throw problem('already-published')
      if (notice.state !== 'approved') throw problem('not-approved')

      const files = await readFiles(db, notice)
      if (!files) throw problem('content-changed')
      const leaks = await scanFiles(files, allowanceOf(publicity, notice.content))
      if (leaks.length > 0) {
        const listed = (language: 'zh' | 'en') =>
          leaks
            .slice(0, 5)
            .map(({ name, place }) => `${place[language]}: ${name[language]}`)
            .join('; ')
        throw problem('leak-found', { leaks: listed('zh'), leaksEn: listed('en') })
      }
      const takeDownOn = dayAfter(today, notice.content.stay)
      if (typeof takeDownOn !== 'string') throw problem('holidays-unknown', { year: takeDownOn.year })
      const scanId = await recordScan(db, { ...notice, id: noticeId }, leaks.length, now)
      const published = await db.run(
        `insert into publicity.publication (notice_id, content_sha256, district, township, scan_id, published_on,
           take_down_on, published_by, published_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (notice_id) do nothing`,
        [
          noticeId,
          contentSha256,
          notice.district,
          notice.township,
          scanId,
          today,
          takeDownOn,
          staff.staffId,
          now,
        ],
      )
      if (published === 0) throw problem('already-published')
      await db.run(
        `insert into publicity.on_display (notice_id, content, content_sha256, district, township, published_on, take_down_on)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [noticeId, notice.bytes, contentSha256, notice.district, notice.township, today, takeDownOn],
      )
      audit.detail({ noticeId, takeDownOn })
      return { publishedOn: today, takeDownOn }
    },
  })
}

/** The first day it is no longer up; the day it went up is not counted. */
function dayAfter(today: PlainDate, { count, unit }: Stay): PlainDate | HolidayTableMissing {
  try {
    const lastOn =
      unit === 'working-days' ? addWorkingDays(today, count) : plainDateOf(epochDayOf(today) + count)
    return plainDateOf(epochDayOf(lastOn) + 1)
  } catch (error) {
    if (error instanceof HolidayTableMissing) return error
    throw error
  }
}
