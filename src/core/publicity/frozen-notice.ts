import type { PlainDate } from '#kernel/plain-date.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type FrozenNotice, sha256 } from './make-notice.ts'
import type { NoticeFileName } from './notice-files.tsx'
import type { StaffMember } from './staff.ts'

export type NoticeState = 'made' | 'replaced' | 'approved' | 'on-display' | 'taken-down'

/** A notice as it is stored, and how far it has come. */
export type StoredNotice = {
  readonly noticeId: string
  readonly content: FrozenNotice
  readonly bytes: Buffer
  readonly sha256: string
  readonly district: string
  readonly township: string
  readonly withheld: Readonly<Record<string, number>>
  readonly state: NoticeState
  readonly made: StaffMember & { readonly name: string; readonly at: string }
  readonly approved: { readonly name: string; readonly at: string } | undefined
  readonly publishedOn: PlainDate | undefined
  readonly takeDownOn: PlainDate | undefined
  readonly objections: number
}

type Row = {
  notice_id: string
  content: Buffer
  content_sha256: string
  district: string
  township: string
  withheld: Record<string, number>
  maker: string
  maker_person: Buffer
  maker_name: string
  made_at: string
  approver_name: string | null
  approved_at: string | null
  published_on: PlainDate | null
  take_down_on: PlainDate | null
  is_replaced: boolean
  is_on_display: boolean
  objections: number
}

const selection = `
  select n.notice_id, n.content, n.content_sha256, n.district, n.township, n.withheld,
    m.staff_id as maker, m.natural_person as maker_person, mf.name as maker_name, m.at as made_at,
    af.name as approver_name, a.at as approved_at, p.published_on, p.take_down_on,
    exists (select from publicity.notice other where other.replaces = n.notice_id) as is_replaced,
    exists (select from publicity.on_display d where d.notice_id = n.notice_id) as is_on_display,
    (select count(*)::int from publicity.objection o where o.notice_id = n.notice_id) as objections
  from publicity.notice n
    join publicity.step m on m.notice_id = n.notice_id and m.step = 'made'
    join access.staff mf on mf.staff_id = m.staff_id
    left join publicity.step a on a.notice_id = n.notice_id and a.step = 'approved'
    left join access.staff af on af.staff_id = a.staff_id
    left join publicity.publication p on p.notice_id = n.notice_id`

/** Undefined where there is none, or none the actor may see. */
export async function findFrozen(db: Tx, noticeId: string): Promise<StoredNotice | undefined> {
  const row = await db.one<Row>(`${selection} where n.notice_id = $1`, [noticeId])
  return row && noticeOf(row)
}

/** The newest first. */
export async function listFrozen(db: Tx, most: number): Promise<readonly StoredNotice[]> {
  const rows = await db.many<Row>(`${selection} order by n.made_at desc, n.notice_id limit $1`, [most])
  return rows.map(noticeOf)
}

/** Whether this is what somebody looked at, and nothing has taken its place since. */
export function sameContent({ state, sha256: stored, bytes }: StoredNotice, seen: string): boolean {
  return state !== 'replaced' && stored === seen && sha256(bytes) === stored
}

/** The files as they were frozen; undefined where one is missing or not what the content says it is. */
export async function readFiles(
  db: Tx,
  { noticeId, content }: StoredNotice,
): Promise<Readonly<Record<NoticeFileName, Buffer>> | undefined> {
  const rows = await db.many<{ name: NoticeFileName; bytes: Buffer }>(
    'select name, bytes from publicity.file where notice_id = $1',
    [noticeId],
  )
  const stored = new Map(rows.map(({ name, bytes }) => [name, bytes]))
  const [page, print, xlsx] = [stored.get('page'), stored.get('print'), stored.get('xlsx')]
  if (!page || !print || !xlsx) return undefined
  const files = { page, print, xlsx }
  const names: readonly NoticeFileName[] = ['page', 'print', 'xlsx']
  return names.every((name) => sha256(files[name]) === content.files[name]) ? files : undefined
}

/** What makeNotice wrote; its digest is checked in the database. */
export function parseContent(bytes: Buffer): FrozenNotice {
  return JSON.parse(bytes.toString()) as FrozenNotice
}

function noticeOf(row: Row): StoredNotice {
  return {
    noticeId: row.notice_id,
    content: parseContent(row.content),
    bytes: row.content,
    sha256: row.content_sha256,
    district: row.district,
    township: row.township,
    withheld: row.withheld,
    state: stateOf(row),
    made: { staffId: row.maker, naturalPerson: row.maker_person, name: row.maker_name, at: row.made_at },
    approved:
      row.approver_name === null || row.approved_at === null
        ? undefined
        : { name: row.approver_name, at: row.approved_at },
    publishedOn: row.published_on ?? undefined,
    takeDownOn: row.take_down_on ?? undefined,
    objections: row.objections,
  }
}

function stateOf({ is_replaced, is_on_display, published_on, approved_at }: Row): NoticeState {
  if (is_on_display) return 'on-display'
  if (published_on !== null) return 'taken-down'
  if (is_replaced) return 'replaced'
  return approved_at === null ? 'made' : 'approved'
}
