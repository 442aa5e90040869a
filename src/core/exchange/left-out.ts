import { type Text, text } from '#kernel/text.ts'
import { formatDate, type PlainDate, plainDateOf, epochDayOf } from '#kernel/plain-date.ts'
import type { SpellKind } from './file-kind.ts'
import type { Landing } from './landing.ts'
import { rankOf, sourceCodes } from './sources.ts'

/** What became of those a complete list leaves out. `doubted`: so many are missing that the list is not taken as complete. */
export type LeftOut = { readonly said: Text; readonly doubted: boolean }

/** A list that lacks more of those who had it than this is taken for news only. */
const LARGEST_SHARE_LEFT_OUT = 0.3
const FEW = 10

/**
 * Ends what a newer complete list no longer holds: from the day the list is complete from, but never for a day on which an
 * earlier complete list still had it. Nothing is ended for somebody the list speaks of in a row that could not be taken.
 */
export async function endWhatIsLeftOut(kind: SpellKind, landing: Landing): Promise<LeftOut | undefined> {
  const { tx, source, batchId, asOf, completeFrom } = landing
  if (completeFrom === undefined || !kind.endsByAbsence) return undefined
  const before = await tx.one<{ as_of: PlainDate | null; is_latest: boolean }>(
    `select max(as_of) filter (where as_of < $2) as as_of, coalesce(bool_and(as_of <= $2), true) as is_latest
     from exchange.coverage where kind = $1`,
    [kind.id, asOf],
  )
  if (!before?.is_latest) return undefined
  const ends =
    before.as_of === null ? completeFrom : later(completeFrom, plainDateOf(epochDayOf(before.as_of) + 1))
  const rank = `case s.source ${sourceCodes.map((code) => `when '${code}' then ${rankOf(code, kind.keptBy)}`).join(' ')} else 0 end`
  const sameThing = kind.apart ? `and (k.${kind.apart} is null or k.${kind.apart} = s.${kind.apart})` : ''
  await tx.run(
    `create unlogged table staging.import_left_out as
     select s.ctid as row from registry.${kind.table} s join exchange.batch b on b.batch_id = s.batch_id
     where s.superseded_at is null and s.valid_from < date '${ends}' and (s.valid_until is null or s.valid_until > date '${ends}')
       and ${rank} <= ${rankOf(source, kind.keptBy)} and b.as_of <= date '${asOf}'
       and not exists (select from staging.import_known k where k.person_id = s.person_id ${sameThing})
       and not exists (select from exchange.gap g where g.kind = '${kind.id}' and g.person_id = s.person_id and g.closed_at is null)`,
  )
  const counted = await tx.one<{ missing: number; had: number }>(
    `select (select count(*) from staging.import_left_out) as missing,
       (select count(*) from registry.${kind.table} s where s.superseded_at is null
          and s.valid_from < $1 and (s.valid_until is null or s.valid_until > $1)) as had`,
    [ends],
  )
  const { missing, had } = counted ?? { missing: 0, had: 0 }
  const doubted = missing > FEW && missing > had * LARGEST_SHARE_LEFT_OUT
  if (missing > 0 && !doubted) await end(kind, ends, { tx, batchId })
  await tx.run('drop table staging.import_left_out')
  if (missing === 0) return undefined
  return { doubted, said: doubted ? doubtedWords(missing, had) : endedWords(missing, ends) }
}

async function end(
  kind: SpellKind,
  ends: PlainDate,
  { tx, batchId }: Pick<Landing, 'tx' | 'batchId'>,
): Promise<void> {
  const columns = [
    'person_id',
    'district',
    'township',
    'valid_from',
    'source',
    ...Object.keys(kind.columns),
  ].join(', ')
  await tx.run(
    `with ended as (
       update registry.${kind.table} s set superseded_at = now() from staging.import_left_out l where s.ctid = l.row
       returning ${columns.replaceAll(/\w+/g, 's.$&')}
     )
     insert into registry.${kind.table} (${columns}, valid_until, batch_id) select ${columns}, $1, $2 from ended`,
    [ends, batchId],
  )
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b
}

function endedWords(missing: number, ends: PlainDate): Text {
  return text(
    `以前有、这份全量名单上没有的有 ${missing} 项，从${formatDate(ends)}起按已经结束记；因此停发的只是建议，要有人决定。`,
    `${missing} entries known before are not on this complete list and are taken to have ended on ${ends}; stopping is only proposed.`,
  )
}

function doubtedWords(missing: number, had: number): Text {
  return text(
    `名单写明是全量，却少了以前 ${had} 项中的 ${missing} 项，像是只写了变动：没有按全量收，谁也没有因此结束。是全量的，请先报结束日期，再重新导入。`,
    `The list says it is complete but lacks ${missing} of ${had} entries, as if it held changes only: it was not taken as complete and nothing was ended. If it is complete, bring the end dates first and import it again.`,
  )
}
