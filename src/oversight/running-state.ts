import { z } from 'zod'
import { type Text, text } from '#kernel/text.ts'
import { withContext } from '#platform/db/transaction.ts'
import { execute, type ExecuteOptions } from '#platform/execute.ts'
import { defineProblems } from '#platform/problem.ts'
import { query } from '#platform/query.ts'

/** One thing that has to be up to date. */
export type RunningPart = {
  readonly name: Text
  readonly isWell: boolean
  /** How it stands, in a sentence. */
  readonly standing: Text
  /** What to do where it is not well. */
  readonly remedy?: Text
}

/** How long each may lag before somebody has to look. */
const SEAL_LAG_SECONDS = 60
const MESSAGE_LAG_MINUTES = 15
const FAILED_WITHIN_HOURS = 24
const LIST_OLDER_THAN_DAYS = 40

/** Whether somebody may ask; the figures themselves are about the machine and not about anybody. */
const mayAsk = query({
  id: 'running.read',
  kind: 'read',
  permission: 'running.read',
  purpose: 'running',
  input: z.object({}),
  problems: defineProblems({}).pick(),
  run: async () => undefined,
})

type Figures = {
  waiting: number
  running: number
  failed: number
  unsealed_seconds: number | null
  sealed: number
  messages_late: number
  messages_open: number
  lists: number
  lists_old: number
  oldest_list: string | null
}

/** How every part stands now, those that are not well first. */
export async function readRunningState(options: ExecuteOptions): Promise<readonly RunningPart[]> {
  await execute(mayAsk, {}, options)
  const reader = { actor: 'system:running', read: ['c:audit'], write: [] }
  const figures = await withContext(options.database.batch, reader, (tx) =>
    tx.one<Figures>(
      `select
         (select count(*)::int from pgboss.job where state < 'active') as waiting,
         (select count(*)::int from pgboss.job where state = 'active') as running,
         (select count(*)::int from pgboss.job where state = 'failed' and completed_on > now() - interval '${FAILED_WITHIN_HOURS} hours') as failed,
         (select extract(epoch from now() - min(a.at))::int from platform.audit a where a.at > now() - interval '1 day'
            and not exists (select from platform.audit_seal s where s.entry_id = a.id)) as unsealed_seconds,
         (select coalesce(max(n), 0)::int from platform.audit_seal) as sealed,
         (select count(*)::int from notices.outbox where next_at < now() - interval '${MESSAGE_LAG_MINUTES} minutes') as messages_late,
         (select count(*)::int from notices.outbox where next_at is not null) as messages_open,
         count(*)::int as lists,
         count(*) filter (where as_of < current_date - ${LIST_OLDER_THAN_DAYS})::int as lists_old,
         min(as_of)::text as oldest_list
       from (select kind, max(as_of) as as_of from exchange.coverage group by kind) latest`,
    ),
  )
  if (!figures) throw new Error('a query for one row gave none')
  return [jobs(figures), ledger(figures), messages(figures), lists(figures)].toSorted(
    (one, other) => Number(one.isWell) - Number(other.isWell),
  )
}

function jobs({ waiting, running, failed }: Figures): RunningPart {
  return {
    name: text('后台的活', 'Work in the background'),
    isWell: failed === 0,
    standing: text(
      `${running} 件在做，${waiting} 件排着，一天里 ${failed} 件没有做成`,
      `${running} running, ${waiting} waiting, ${failed} failed within a day`,
    ),
    remedy: text('从记录里看是哪一件，改好以后再做一次', 'Find which in the log, mend it and start it again'),
  }
}

function ledger({ unsealed_seconds: lag, sealed }: Figures): RunningPart {
  const isWell = lag === null || lag <= SEAL_LAG_SECONDS
  return {
    name: text('审计的封存', 'Sealing of the audit'),
    isWell,
    standing: isWell
      ? text(`封存到第 ${sealed} 条，没有落下`, `Sealed up to entry ${sealed}, nothing behind`)
      : text(`有记录 ${lag} 秒没有封存`, `An entry has waited ${lag} seconds to be sealed`),
    remedy: text(
      '看服务程序是不是在运行；有没有一个很久没有结束的操作挡着',
      'See that a server runs, and that nothing unfinished holds it up',
    ),
  }
}

function messages({ messages_late: late, messages_open: open }: Figures): RunningPart {
  return {
    name: text('给居民的消息', 'Messages to residents'),
    isWell: late === 0,
    standing:
      late === 0
        ? text(`${open} 条等着到时候再发，没有耽误的`, `${open} wait for their hour, none is late`)
        : text(`${late} 条该发没有发`, `${late} should have gone out`),
    remedy: text(
      '看通道是不是通：短信、打印的文件夹',
      'See that the channels work: text messages, the folder for print',
    ),
  }
}

function lists({ lists: all, lists_old: old, oldest_list: oldest }: Figures): RunningPart {
  const none = all === 0
  return {
    name: text('各部门的名单', 'Lists of offices'),
    isWell: !none && old === 0,
    standing: none
      ? text('还没有收到过完整的名单', 'No complete list has come in yet')
      : text(
          `${all} 种，最旧的截至 ${oldest}${old > 0 ? `，${old} 种过了 ${LIST_OLDER_THAN_DAYS} 天` : ''}`,
          `${all} kinds, the oldest as of ${oldest}${old > 0 ? `, ${old} older than ${LIST_OLDER_THAN_DAYS} days` : ''}`,
        ),
    remedy: text('请记录的部门再给一份', 'Ask the office that keeps it for a new one'),
  }
}
