import { reasonsOfLines } from '#core/benefits/decision-queries.ts'
import {
  type Against,
  type DecidedMonth,
  type Line,
  type ListKind,
  listLines,
  readMonth,
} from '#core/benefits/month-queries.ts'
import { formatMonth, formatMonthWords } from '#kernel/month.ts'
import { districtsOn } from '#kernel/region.ts'
import type { Text } from '#kernel/text.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import { platformProblem } from '#platform/problems.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { LinkButton } from '#ui/page/button.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { Tag } from '#ui/page/tag.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { FilterForm } from '#ui/table/filter-form.tsx'
import { Pagination } from '#ui/table/pagination.tsx'
import type { Benefit } from '#core/benefits/benefit.ts'
import { benefits } from '../catalogue.ts'
import { count } from '../terminal.ts'
import { isChangeKind, isListKind, listMeanings, listNames, sizeOf } from './change-words.ts'
import { formatInstant } from './format-instant.ts'
import { getBenefit } from './get-benefit.ts'
import { opensReason } from './opens-reason.ts'
import { grantWords, stopsByDecision } from './outcome-words.ts'
import { regionName } from './region-name.ts'
import { shown, type Site } from './site.tsx'

/** One list of one benefit in one month: who is on it and why, fifty to a page. */
export function linesPage(site: Site): Route {
  return linesRoute(site, '/months/:month/:benefit/:kind', 'payment-before')
}

/** One list of what deciding a month again has changed. */
export function revisedLinesPage(site: Site): Route {
  return linesRoute(site, '/months/:month/again/:benefit/:kind', 'decided-before')
}

function linesRoute(site: Site, path: string, against: Against): Route {
  return shown(site, path, async ({ params, query }, here) => {
    const benefit = getBenefit(params['benefit'])
    const kind = params['kind'] ?? ''
    if (!isListKind(kind) || (against === 'decided-before' && kind === 'granted'))
      throw platformProblem('not-found')
    const decided = await readMonth({ ...here.asked, benefits }, params['month'])
    const district = fieldOf(query, 'district')
    if (district !== undefined && !districtsOn().some(({ id }) => id === district))
      throw platformProblem('not-found')
    const asked = { kind, benefit, decided, against, district, after: fieldOf(query, 'after') }
    const { lines, more } = await here.ask(listLines, {
      run: decided.run,
      benefit: benefit.id,
      kind,
      against,
      district: asked.district,
      after: asked.after,
    })
    const reasons = await reasonsOfLines(here.asked.database, { benefit, kind, decided, against, lines })
    const told = lines.map((line, at) => ({ ...line, reason: reasons[at] ?? '' }))
    return {
      part: '/months',
      shell: 'console',
      above: <BackLink href={`/months/${formatMonth(decided.month)}`} to={formatMonthWords(decided.month)} />,
      answer: answerOf(asked),
      body: <List asked={asked} lines={told} more={more} opens={(personId) => opensReason(here, personId)} />,
    }
  })
}

type Asked = {
  readonly kind: ListKind
  readonly benefit: Benefit
  readonly decided: DecidedMonth
  readonly against: Against
  readonly district: string | undefined
  readonly after: string | undefined
}

type Told = Line & { readonly reason: Text | string }

function List({
  asked,
  lines,
  more,
  opens,
}: {
  readonly asked: Asked
  readonly lines: readonly Told[]
  readonly more: boolean
  readonly opens: (personId: number) => boolean
}) {
  const { kind, benefit, decided, against, district, after } = asked
  const month = formatMonth(decided.month)
  const isAgain = against === 'decided-before'
  const here = `/months/${month}/${isAgain ? 'again/' : ''}${benefit.id}/${kind}`
  const last = lines.at(-1)
  return (
    <>
      {isAgain && <p>与这个月上一次认定相比：这里的“上次”是这个月上一次的结果。</p>}
      <p>{listMeanings[kind]}</p>
      <FilterForm
        action={here}
        filters={[
          {
            name: 'district',
            label: '区（县、市）',
            value: district ?? '',
            choices: [
              { value: '', label: '全部' },
              ...districtsOn().map(({ id, name }) => ({ value: id, label: name.zh })),
            ],
          },
        ]}
        filtered={district !== undefined}
      />
      {lines.length === 0 ? (
        <EmptyState what="这张名单里没有人。" why={`事实截至 ${formatInstant(decided.knownAt)}。`}>
          <LinkButton
            weight="other"
            label={`回到 ${formatMonthWords(decided.month)}`}
            href={`/months/${month}`}
          />
        </EmptyState>
      ) : (
        <>
          <DataTable
            id="lines"
            caption={`事实截至 ${formatInstant(decided.knownAt)}`}
            rows={lines}
            keyOf={({ personId }) => String(personId)}
            rowHeading={{
              heading: '姓名',
              isPerson: true,
              name: ({ name }) => name,
              href: ({ personId }) =>
                opens(personId) ? `/months/${month}/${benefit.id}/people/${personId}` : undefined,
            }}
            reason={{
              heading: '为什么',
              cell: ({ reason, standing }) => (
                <>
                  {standing === 'proposed' && stopsByDecision(benefit) && (
                    <Tag label={`建议，待${benefit.decidedBy.zh}决定`} tone="warn" />
                  )}
                  {typeof reason === 'string' ? reason : reason.zh}
                </>
              ),
            }}
            columns={[
              ...(kind === 'granted'
                ? []
                : [
                    {
                      heading: '上次',
                      cell: (line: Told) => amountWords(benefit, line.beforeFen),
                      numeric: true,
                    },
                  ]),
              {
                heading: isAgain ? '这次' : '本月',
                cell: ({ afterFen }) => amountWords(benefit, afterFen, kind),
                numeric: true,
              },
              {
                heading: '镇街',
                cell: ({ district: of, township }) => `${regionName(of)}${regionName(township)}`,
              },
            ]}
          />
          {lines.some(({ personId }) => !opens(personId)) && (
            <p>姓名只显示姓。要看一个人的理由，须有他的事在办；紧急的用紧急查看，事后有人复核。</p>
          )}
          <Pagination
            position={
              after === undefined && !more ? `共 ${count(lines.length)} 人` : `本页 ${count(lines.length)} 人`
            }
            nextHref={more && last ? `${here}?${nextPage(last.personId, district)}` : undefined}
          />
          {after !== undefined && (
            <p>
              <a className="line-link" href={district === undefined ? here : `${here}?district=${district}`}>
                回到第一页
              </a>
            </p>
          )}
        </>
      )}
    </>
  )
}

function answerOf({ kind, benefit, decided, against, district, after }: Asked): string {
  const isAgain = against === 'decided-before'
  const size = isAgain ? revisedSize(kind, decided, benefit) : listedSize(kind, decided, benefit)
  const where = district === undefined ? `${count(size)} 人` : regionName(district)
  const continued = after === undefined ? '' : '（续）'
  const again = isAgain ? '，与上一次认定相比' : ''
  return `${formatMonthWords(decided.month)}${benefit.name.zh}${again}，${listNames[kind]}：${where}${continued}`
}

function listedSize(kind: ListKind, { summary }: DecidedMonth, { id }: Benefit): number {
  const own = summary.benefits.find(({ benefit }) => benefit === id)
  return own ? sizeOf(kind, own) : 0
}

function revisedSize(kind: ListKind, { summary }: DecidedMonth, { id }: Benefit): number {
  const own = summary.revision?.benefits.find(({ benefit }) => benefit === id)
  return own && isChangeKind(kind) ? own.changes[kind] : 0
}

function amountWords(benefit: Benefit, amountFen: number | null, kind?: ListKind): string {
  if (amountFen !== null) return grantWords(benefit, amountFen)
  return kind === 'held' || kind === 'unknown' ? '算不出' : '没有'
}

function nextPage(after: number, district: string | undefined): string {
  return new URLSearchParams({ ...(district !== undefined && { district }), after: String(after) }).toString()
}

/** A field left empty is a field not given. */
function fieldOf(query: PageRequest['query'], name: string): string | undefined {
  const value = query[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
