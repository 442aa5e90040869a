import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { findRegion } from '#kernel/region.ts'
import { command } from '#platform/command.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Operation } from '#platform/operation.ts'
import { allowanceOf, composeNotice, type NoticeContent, stayOn } from './notice.ts'
import { type NoticeFileName, noticeFileFormats, renderNotice } from './notice-files.tsx'
import { publicityProblem } from './problems.ts'
import { type Line, lineSchema, type Publicity } from './publicity.ts'
import type { Leak } from './scan/leak.ts'
import { type Allowance, SCANNER_VERSION, scanFile } from './scan/scan-file.ts'
import { findStaff } from './staff.ts'

/** What is frozen: the words, and the digest of each file made of them. */
export type FrozenNotice = NoticeContent & { readonly files: Readonly<Record<NoticeFileName, string>> }

export type FileLeak = Leak & { readonly file: NoticeFileName }

/** Nothing is stored of a notice in which something was found. */
export type MadeNotice =
  | {
      readonly outcome: 'made'
      readonly noticeId: string
      readonly contentSha256: string
      readonly withheld: Readonly<Record<string, number>>
    }
  | { readonly outcome: 'blocked'; readonly leaks: readonly FileLeak[] }

const MOST_LINES = 500
const officePhone = /^(?:\(?0\d{2,3}\)?[- ]?[2-9]\d{6,7}|1\d{4})$/

export const noticeInput = z.object({
  publicity: z.string().max(40),
  region: z.string().max(40),
  issuer: z.string().trim().min(2).max(60),
  contact: z.object({
    office: z.string().trim().min(2).max(60),
    phone: z.string().trim().max(30),
    address: z.string().trim().min(2).max(80).optional(),
  }),
  lines: z.array(z.unknown()).min(1).max(MOST_LINES),
  /** The notice this one corrects: that one can no longer be approved. */
  replaces: z.uuid().optional(),
})

/** Makes a notice out of a list, looks for leaks, and freezes it under the maker’s name. */
export function makeNotice(publicities: readonly Publicity[]): Operation<MadeNotice> {
  return command({
    id: 'publicity.make',
    permission: 'publicity.make',
    purpose: 'publicity',
    input: noticeInput,
    problems: publicityProblem.pick(
      'publicity-unknown',
      'publicity-waits',
      'place-not-yours',
      'staff-only',
      'contact-not-office',
      'field-not-allowed',
      'line-unusable',
      'days-not-stated',
      'nobody-to-publish',
      'content-changed',
      'already-published',
    ),
    async run(input, { db, actor, today, now, audit, problem }) {
      const publicity = publicities.find(({ id }) => id === input.publicity)
      if (!publicity) throw problem('publicity-unknown')
      if (publicity.waitsFor) throw problem('publicity-waits')
      const place = placeOf(input.region)
      if (!place || !mayWrite(actor, place)) throw problem('place-not-yours')
      const staff = await findStaff(db, actor)
      if (!staff) throw problem('staff-only')
      if (!officePhone.test(input.contact.phone.normalize('NFKC'))) throw problem('contact-not-office')
      if (!stayOn(publicity, today)) throw problem('days-not-stated')
      const read = readLines(publicity, input.lines)
      if ('code' in read) throw problem(read.code, read.values)
      audit.subjects(read.lines.flatMap(({ personId }) => personId ?? []))
      if (input.replaces !== undefined) await assertReplaceable(db, input.replaces, problem)

      const { office, phone, address } = input.contact
      const { content, withheld } = composeNotice(publicity, {
        lines: read.lines,
        region: input.region,
        issuer: input.issuer,
        contact: { office, phone, ...(address !== undefined && { address }) },
        on: today,
      })
      if (content.rows.length === 0) throw problem('nobody-to-publish')
      const files = await renderNotice(content)
      const leaks = await scanFiles(files, allowanceOf(publicity, content))
      audit.detail({ publicity: publicity.id, lines: content.rows.length, leaks: leaks.length })
      if (leaks.length > 0) return { outcome: 'blocked', leaks }

      const frozen: FrozenNotice = {
        ...content,
        files: { page: sha256(files.page), print: sha256(files.print), xlsx: sha256(files.xlsx) },
      }
      const bytes = Buffer.from(JSON.stringify(frozen))
      const notice = { id: randomUUID(), sha256: sha256(bytes), ...place }
      await db.run(
        `insert into publicity.notice (notice_id, publicity, district, township, content, content_sha256, withheld,
           replaces, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          notice.id,
          publicity.id,
          place.district,
          place.township,
          bytes,
          notice.sha256,
          JSON.stringify(withheld),
          input.replaces ?? null,
          now,
        ],
      )
      for (const [name, file] of Object.entries(files))
        await db.run('insert into publicity.file values ($1, $2, $3, $4, $5, $6)', [
          notice.id,
          name,
          place.district,
          place.township,
          file,
          sha256(file),
        ])
      await recordScan(db, notice, leaks.length, now)
      await db.run(
        `insert into publicity.step (notice_id, step, content_sha256, district, township, staff_id, natural_person, at)
         values ($1, 'made', $2, $3, $4, $5, $6, $7)`,
        [notice.id, notice.sha256, place.district, place.township, staff.staffId, staff.naturalPerson, now],
      )
      audit.detail({ noticeId: notice.id })
      return { outcome: 'made', noticeId: notice.id, contentSha256: notice.sha256, withheld }
    },
  })
}

/** Every leak in every file, each with the file it is in. */
export async function scanFiles(
  files: Readonly<Record<NoticeFileName, Uint8Array>>,
  allowance: Allowance,
): Promise<FileLeak[]> {
  const names: readonly NoticeFileName[] = ['page', 'print', 'xlsx']
  const found = await Promise.all(
    names.map(async (file) =>
      (await scanFile(noticeFileFormats[file], files[file], allowance)).map((leak) => ({ ...leak, file })),
    ),
  )
  return found.flat()
}

type Place = { readonly district: string; readonly township: string }

/** A look of the scanner, with its id. */
export async function recordScan(
  db: Tx,
  notice: Place & { readonly id: string; readonly sha256: string },
  leaks: number,
  now: string,
): Promise<string> {
  const scanId = randomUUID()
  await db.run(
    `insert into publicity.scan (scan_id, notice_id, content_sha256, district, township, scanner, leaks, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [scanId, notice.id, notice.sha256, notice.district, notice.township, SCANNER_VERSION, leaks, now],
  )
  return scanId
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** For a whole district, or the city, both are the same. */
function placeOf(region: string): Place | undefined {
  const found = findRegion(region)
  if (!found) return undefined
  return found.level === 'township' || found.level === 'statistical-unit'
    ? { district: found.within ?? '', township: found.id }
    : { district: found.id, township: found.id }
}

function mayWrite(actor: Actor, { district, township }: Place): boolean {
  const labels = ['r:ningbo', `r:${district}`, `r:${township}`]
  return actor.may('publicity.make')?.write.some((label) => labels.includes(label)) ?? false
}

type Refused = {
  readonly code: 'field-not-allowed' | 'line-unusable'
  readonly values: Readonly<Record<string, string>>
}

/** Names lines by number and fields by what the definition calls them; what was in them stays out of the message. */
function readLines(
  publicity: Publicity,
  given: readonly unknown[],
): { readonly lines: readonly Line[] } | Refused {
  const schema = lineSchema(publicity)
  const lines: Line[] = []
  const extra: number[] = []
  const unusable: number[] = []
  const fields = new Set<string>()
  for (const [at, each] of given.entries()) {
    const { success, data, error } = schema.safeParse(each)
    if (success) lines.push(data)
    else if (error.issues.some(({ code }) => code === 'unrecognized_keys')) extra.push(at + 1)
    else {
      unusable.push(at + 1)
      for (const { path } of error.issues) {
        const key = String(path.at(-1) ?? '')
        fields.add(publicity.fields[key]?.label.zh ?? (key === 'bornOn' ? '出生日期' : '—'))
      }
    }
  }
  const labels = Object.values(publicity.fields).map(({ label }) => label.zh)
  if (extra.length > 0)
    return {
      code: 'field-not-allowed',
      values: { lines: numbered(extra), allowed: labels.join('、') },
    }
  if (unusable.length > 0)
    return {
      code: 'line-unusable',
      values: { lines: numbered(unusable), fields: [...fields].join('、') },
    }
  return { lines }
}

function numbered(lines: readonly number[]): string {
  return lines.slice(0, 10).join('、') + (lines.length > 10 ? '…' : '')
}

async function assertReplaceable(
  db: Tx,
  noticeId: string,
  problem: (code: 'content-changed' | 'already-published') => Error,
): Promise<void> {
  const found = await db.one<{ is_replaced: boolean; is_published: boolean }>(
    `select exists (select from publicity.notice other where other.replaces = n.notice_id) as is_replaced,
       exists (select from publicity.publication p where p.notice_id = n.notice_id) as is_published
     from publicity.notice n where n.notice_id = $1`,
    [noticeId],
  )
  if (!found || found.is_replaced) throw problem('content-changed')
  if (found.is_published) throw problem('already-published')
}
