import { textNotVerified } from '#core/citations/citation.ts'
import { formatDate, type PlainDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import { type Words, useSay } from '#ui/language.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { NoticeContent } from './notice.ts'

/** From this day until the day before the other. */
export type OnDisplay = { readonly from: PlainDate; readonly until: PlainDate; readonly lastOn: PlainDate }

/** The notice itself, the same on the public page, on paper and in the preview of the second person. */
export function NoticeBody({
  content,
  onDisplay,
}: {
  readonly content: NoticeContent
  readonly onDisplay?: OnDisplay | undefined
}) {
  const say = useSay()
  const { columns, rows, contact, remarks } = content
  const [order, first, ...others] = columns
  return (
    <>
      <SummaryList
        entries={[
          { label: labels.issuer, value: content.issuer },
          { label: labels.audience, value: say(content.audience) },
          { label: labels.basis, value: say(content.basis) },
          { label: labels.stay, value: say(stayWords(content, onDisplay)) },
        ]}
      />
      <DataTable
        id="notice"
        caption={content.title}
        rows={rows}
        keyOf={([number = '']) => number}
        rowHeading={{ heading: order ?? '', name: ([number = '']) => number }}
        columns={[...(first ? [first] : []), ...others].map((heading, at) => ({
          heading,
          cell: (row: readonly string[]) => row[at + 1] ?? '',
        }))}
      />
      <h2>{say(labels.objections)}</h2>
      <p>{say(labels.howToObject)}</p>
      <SummaryList
        entries={[
          { label: labels.office, value: contact.office },
          { label: labels.phone, value: contact.phone },
          ...(contact.address ? [{ label: labels.address, value: contact.address }] : []),
        ]}
      />
      <ul>
        {remarks.map((remark) => (
          <li key={remark.zh}>{say(remark)}</li>
        ))}
      </ul>
    </>
  )
}

export const labels = {
  issuer: text('公示单位', 'Published by'),
  audience: text('公示范围', 'For'),
  basis: text('依据', 'Rests on'),
  stay: text('公示时间', 'How long'),
  objections: text('有异议怎么办', 'If you object'),
  howToObject: text(
    '请在公示时间内向下面的单位提出，说明序号和理由，可以不留姓名。',
    'Tell the office below while the notice is up. Give the number of the line and your reason; you need not give your name.',
  ),
  office: text('受理单位', 'Office'),
  phone: text('电话', 'Phone'),
  address: text('地址', 'Address'),
} as const satisfies Record<string, Words>

/** `5 个工作日，2026年11月25日至2026年12月1日`; with 待核实 where the number of days was not read in its document. */
export function stayWords({ stay }: NoticeContent, onDisplay?: OnDisplay): Text {
  const days =
    stay.unit === 'working-days'
      ? text(`${stay.count} 个工作日`, `${stay.count} working days`)
      : text(`${stay.count} 日`, `${stay.count} days`)
  const dates = onDisplay
    ? text(
        `，${formatDate(onDisplay.from)}至${formatDate(onDisplay.lastOn)}`,
        `, ${onDisplay.from} to ${onDisplay.lastOn}`,
      )
    : text('，自公开次日起算', ', counted from the day after it goes up')
  const doubt = stay.isVerified ? text('', '') : text(`（${textNotVerified.zh}）`, ` (${textNotVerified.en})`)
  return text(days.zh + doubt.zh + dates.zh, days.en + doubt.en + dates.en)
}
