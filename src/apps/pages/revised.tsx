import { isPaid } from '#core/benefits/benefit.ts'
import type { DecidedMonth } from '#core/benefits/month-queries.ts'
import type { RevisedBenefit, Revision } from '#core/benefits/revision.ts'
import type { ChangeKind } from '#core/benefits/difference.ts'
import { formatMoney } from '#kernel/money.ts'
import { formatMonth, formatMonthWords } from '#kernel/month.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import { count } from '../terminal.ts'
import { changeKinds, isCounted, listNames } from './change-words.ts'
import { getBenefit } from './get-benefit.ts'
import { totalWords } from './outcome-words.ts'

/** What deciding a month again has changed, and what it comes to; nothing where it was decided once. */
export function Revised({
  decided,
  months,
}: {
  readonly decided: DecidedMonth
  readonly months: readonly DecidedMonth[]
}) {
  const { revision } = decided.summary
  if (!revision) return null
  const changed = revision.benefits.filter(({ changes }) => changeKinds.some((kind) => changes[kind] > 0))
  return (
    <>
      <h2>与这个月上一次认定相比</h2>
      <p>{revisionSentence(revision)}</p>
      {changed.length > 0 && (
        <DataTable
          id="revised"
          caption="重新认定改变了什么；停发、减少和暂缓都只是建议"
          rows={changed}
          keyOf={({ benefit }) => benefit}
          rowHeading={{ heading: '待遇', name: ({ benefit }) => getBenefit(benefit).name.zh }}
          columns={[
            ...changeKinds.map((kind) => ({
              heading: listNames[kind],
              cell: (row: RevisedBenefit) => <ListLink month={decided.month} kind={kind} row={row} />,
              numeric: true,
            })),
            { heading: '应补', cell: (row) => moneyOf(row, row.owedFen), numeric: true },
            { heading: '多发（建议）', cell: (row) => moneyOf(row, row.overpaidFen), numeric: true },
          ]}
        />
      )}
      <Together months={months} />
    </>
  )
}

/** What is owed for all months that were decided again: the sum a supplementary payment would come to. */
function Together({ months }: { readonly months: readonly DecidedMonth[] }) {
  const again = months.filter(({ summary }) => summary.revision).toSorted((a, b) => a.month - b.month)
  if (again.length < 2) return null
  const sums = again.map(({ summary }) => sumsOf(summary.revision))
  const names = again.map(({ month }) => formatMonthWords(month)).join('、')
  return (
    <p>
      重新认定过 {again.length} 个月（{names}），各与自己的上一次相比，合计{wordsOf(totalOf(sums))}。
    </p>
  )
}

type Sums = { readonly owedFen: number; readonly overpaidFen: number }

function revisionSentence(revision: Revision): string {
  const parts = changeKinds.map((kind) => {
    const size = revision.benefits
      .filter(({ benefit }) => isCounted(kind, getBenefit(benefit)))
      .reduce((sum, { changes }) => sum + changes[kind], 0)
    return `${listNames[kind]} ${count(size)}`
  })
  return `${parts.join('、')}；${wordsOf(sumsOf(revision))}。`
}

/** Only what is paid is owed: the amount of a status or a proposal is never added up. */
function sumsOf(revision: Revision | undefined): Sums {
  const paid = (revision?.benefits ?? []).filter(({ benefit }) => isPaid(getBenefit(benefit)))
  return totalOf(paid)
}

function totalOf(sums: readonly Sums[]): Sums {
  return {
    owedFen: sums.reduce((sum, { owedFen }) => sum + owedFen, 0),
    overpaidFen: sums.reduce((sum, { overpaidFen }) => sum + overpaidFen, 0),
  }
}

function wordsOf({ owedFen, overpaidFen }: Sums): string {
  const overpaid =
    overpaidFen === 0 ? '没有多发' : `多发 ${formatMoney(overpaidFen)}（要不要收回，由决定的部门具名决定）`
  return `应补 ${formatMoney(owedFen)}，${overpaid}`
}

function moneyOf({ benefit }: RevisedBenefit, fen: number): string {
  return totalWords(getBenefit(benefit), fen)
}

function ListLink({
  month,
  kind,
  row,
}: {
  readonly month: number
  readonly kind: ChangeKind
  readonly row: RevisedBenefit
}) {
  const size = row.changes[kind]
  if (size === 0) return '0'
  return (
    <a className="line-link" href={`/months/${formatMonth(month)}/again/${row.benefit}/${kind}`}>
      {count(size)}
      <span className="unseen">
        {' '}
        人，{getBenefit(row.benefit).name.zh}，与上一次认定相比，{listNames[kind]}
      </span>
    </a>
  )
}
