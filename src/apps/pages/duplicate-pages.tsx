import type { DuplicateScore } from '#core/registry/duplicate-score.ts'
import {
  compareFiles,
  type Comparison,
  declareTwoPeople,
  type FileShown,
  listDuplicates,
} from '#core/registry/duplicates.ts'
import { mergePeople, undoMerge } from '#core/registry/merge.ts'
import { readPersonFile } from '#core/registry/person-file.ts'
import { formatDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { platformProblem } from '#platform/problems.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button } from '#ui/page/button.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { tableWords } from './event-words.ts'
import { formRoute, type Refused, typedIn } from './form-route.ts'
import { regionName } from './region-name.ts'
import { type Here, shown, type Site, type SitePage } from './site.tsx'

const path = '/duplicates'
const pair = `${path}/:one/:other`
const parting = '/people/:person/merged/:merge'

/** Files that may be one person: which they are, side by side, and what a colleague says of them; a merge can be taken back. */
export function duplicatePages(site: Site): readonly Route[] {
  return [
    shown(site, path, ({ query }, here) => listPage(here, query)),
    shown(site, pair, ({ params }, here) => pairPage(params, here)),
    formRoute(
      site,
      `${pair}/one-person`,
      async ({ params, form: { keep, reason, differencesSeen } }, here) => {
        const { one, other } = params
        const merged = await mergePeople(here.asked, {
          intoId: keep === one || keep === other ? keep : undefined,
          fromId: keep === one ? other : one,
          reason: String(reason ?? ''),
          differencesSeen,
        })
        return { redirect: `/people/${merged.personId}` }
      },
      ({ params, form }, here, error) => pairPage(params, here, { form, error }),
    ),
    formRoute(
      site,
      `${pair}/two-people`,
      async ({ params: { one, other }, form: { why } }, here) => {
        await here.ask(declareTwoPeople, { one, other, reason: why })
        return { redirect: path }
      },
      ({ params, form }, here, error) => pairPage(params, here, { form, error }),
    ),
    shown(site, parting, ({ params }, here) => partPage(params, here)),
    formRoute(
      site,
      parting,
      async ({ params: { person, merge }, form: { reason } }, here) => {
        const mergeId = merge ?? ''
        await undoMerge(here.asked, { mergeId, reason: String(reason ?? '') })
        return { redirect: `/people/${person}` }
      },
      ({ params, form }, here, error) => partPage(params, here, { form, error }),
    ),
  ]
}

async function listPage(here: Here, { after }: PageRequest['query']): Promise<SitePage> {
  const [one, other] = String(after ?? '').split('-')
  const { pairs, next } = await here.ask(listDuplicates, one && other ? { after: { one, other } } : {})
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href="/people" to="名册" />,
    answer: pairs.length === 0 ? '没有可能重复的档案' : `这里有 ${pairs.length} 对档案可能是同一个人`,
    title: '可能重复的档案',
    body: (
      <>
        {pairs.length === 0 ? (
          <EmptyState
            what="这里没有要看的。"
            why="生日和读音相同、电话相同，或者同村同名的档案会列在这里；看过说是两个人的不再列。"
          />
        ) : (
          <DataTable
            id="pairs"
            caption="最像的在前面"
            rows={pairs}
            keyOf={(each) => `${each.one.personId} ${each.other.personId}`}
            rowHeading={{
              heading: '哪两份',
              name: (each) => `${each.one.name} 和 ${each.other.name}`,
              isPerson: true,
              href: (each) => `${path}/${each.one.personId}/${each.other.personId}`,
            }}
            reason={{ heading: '为什么', cell: (each) => reasonWords(each).zh }}
            columns={[
              { heading: '像不像', cell: ({ likelihood }) => likelihoods[likelihood].zh },
              { heading: '在哪里', cell: (each) => placesOf(each.one, each.other) },
            ]}
          />
        )}
        {next && (
          <p>
            <a className="line-link" href={`${path}?after=${next.one}-${next.other}`}>
              再看后面的
            </a>
          </p>
        )}
      </>
    ),
  }
}

const likelihoods: Record<DuplicateScore['likelihood'], Text> = {
  likely: text('很像是同一个人', 'very likely one person'),
  possible: text('可能是同一个人', 'possibly one person'),
  unlikely: text('多半不是', 'probably not'),
}

/** What speaks most for it. */
function reasonWords({ parts }: DuplicateScore): Text {
  const best = parts.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)
  const told = best.slice(0, 3).map((part) => part.text)
  return text(told.map(({ zh }) => zh).join('，'), told.map(({ en }) => en).join(', '))
}

function placesOf(one: FileShown, other: FileShown): string {
  return [...new Set([one, other].map(placeOf))].join('；')
}

function placeOf({ township, village }: FileShown): string {
  return `${regionName(township)}${village ?? ''}`
}

const sexes = { female: '女', male: '男' } as const

async function pairPage(
  { one, other }: PageRequest['params'],
  here: Here,
  refused?: Refused<Problem>,
): Promise<SitePage> {
  const compared = await here.ask(compareFiles, { one, other })
  const at = `${path}/${one}/${other}`
  const error = refused && errorWords(refused.error)
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href={path} to="可能重复的档案" />,
    answer: likelihoods[compared.likelihood],
    title: '两份档案是不是同一个人',
    problems:
      error === undefined
        ? []
        : [{ field: refused?.form['why'] === undefined ? 'reason' : 'why', message: error }],
    body: (
      <>
        <SideBySide compared={compared} />
        <Reasons compared={compared} />
        <Differences compared={compared} />
        {here.actor.may('person.merge') ? (
          <Ways at={at} compared={compared} error={error} form={refused?.form} />
        ) : (
          <p>是不是同一个人，由区（县、市）残联说。</p>
        )}
      </>
    ),
  }
}

function errorWords({ code, text: said, next }: Problem): string {
  return code === 'invalid-input' ? '请选留哪一份，并写一句理由' : `${said.zh}${next.zh}`
}

function SideBySide({ compared: { one, other } }: { readonly compared: Comparison }) {
  const rows: readonly (readonly [string, (file: FileShown) => string])[] = [
    ['姓名', ({ name }) => name],
    ['性别', ({ sex }) => (sex ? sexes[sex] : '不知道')],
    ['出生日期', ({ birthOn }) => (birthOn ? formatDate(birthOn) : '不知道')],
    ['在哪里', placeOf],
    ['在册', ({ onRoll }) => (onRoll ? '在册' : '不在册')],
  ]
  return (
    <DataTable
      id="side-by-side"
      caption="两份档案"
      rows={rows}
      keyOf={([what]) => what}
      rowHeading={{ heading: '内容', name: ([what]) => what }}
      columns={[
        { heading: '一份', cell: ([, of]) => of(one) },
        { heading: '另一份', cell: ([, of]) => of(other) },
      ]}
    />
  )
}

function Reasons({ compared: { parts } }: { readonly compared: Comparison }) {
  const [speakFor, against] = [
    parts.filter(({ weight }) => weight > 0),
    parts.filter(({ weight }) => weight < 0),
  ]
  return (
    <>
      <h2>像的地方</h2>
      <ul>
        {speakFor.map(({ code, text: said }) => (
          <li key={code}>{said.zh}</li>
        ))}
      </ul>
      <h2>不像的地方</h2>
      {against.length === 0 ? (
        <p>没有。</p>
      ) : (
        <ul>
          {against.map(({ code, text: said }) => (
            <li key={code}>{said.zh}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function Differences({ compared: { differences } }: { readonly compared: Comparison }) {
  if (differences.length === 0) return <p>两份的记录没有互相矛盾的。</p>
  const stated = (values: Comparison['differences'][number]['one']) =>
    values.length === 0 ? '不显示' : values.map(({ label, value }) => `${label.zh}：${value.zh}`).join('；')
  return (
    <DataTable
      id="differences"
      caption={`不能都对的记录：${differences.length} 处`}
      rows={differences}
      keyOf={({ table, from, until }) => `${table} ${from} ${until}`}
      rowHeading={{ heading: '记录', name: ({ table }) => tableWords[table].zh }}
      columns={[
        {
          heading: '什么时候',
          cell: ({ from, until }) => `${formatDate(from)}起${until ? `，到${formatDate(until)}` : ''}`,
        },
        { heading: '一份说', cell: ({ one }) => stated(one) },
        { heading: '另一份说', cell: ({ other }) => stated(other) },
      ]}
    />
  )
}

type WaysProps = {
  readonly at: string
  readonly compared: Comparison
  readonly error: string | undefined
  readonly form: PageRequest['form'] | undefined
}

function Ways({ at, compared: { one, other, differences }, error, form }: WaysProps) {
  const typed = typedIn(form)
  const isAboutTwo = form?.['why'] !== undefined
  const keep = (file: FileShown) => ({
    value: String(file.personId),
    label: { zh: `留${placeOf(file)}的${file.name}`, en: `Keep ${file.name} of ${placeOf(file)}` },
  })
  return (
    <>
      <h2>是同一个人</h2>
      <form method="post" action={`${at}/one-person`} noValidate>
        <input type="hidden" name="differencesSeen" value={differences.length} />
        <ChoiceQuestion
          name="keep"
          question="留哪一份？"
          why="两份里的记录都还在；以后按留下的这一份找这个人。随时可以分开。"
          choices={[keep(one), keep(other)]}
          chosen={typed('keep')}
        />
        <TextQuestion
          name="reason"
          question="怎么知道是同一个人"
          why="问了谁、看了什么证件，写一句。不要写号码。"
          value={typed('reason')}
          {...(error !== undefined && !isAboutTwo && { error })}
          long
        />
        <Actions>
          <Button label="合成一份" />
        </Actions>
      </form>
      <h2>是两个人</h2>
      <form method="post" action={`${at}/two-people`} noValidate>
        <TextQuestion
          name="why"
          question="怎么知道是两个人"
          why="说过以后不再列出来。"
          value={typed('why')}
          {...(error !== undefined && isAboutTwo && { error })}
          long
        />
        <Actions>
          <Button weight="other" label="是两个人" />
        </Actions>
      </form>
    </>
  )
}

async function partPage(
  { person = '', merge = '' }: PageRequest['params'],
  here: Here,
  refused?: Refused<Problem>,
): Promise<SitePage> {
  if (!here.actor.may('person.merge')) throw platformProblem('not-allowed')
  const { identity } = await readPersonFile(here.asked, { personId: person })
  const merged = identity.mergedFiles.find(({ mergeId }) => mergeId === merge)
  if (!merged) throw platformProblem('not-found')
  const error = refused && '请写一句理由，至少两个字'
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href={`/people/${person}`} to="一人一档" />,
    answer: '把合成的档案分开',
    problems: error === undefined ? [] : [{ field: 'reason', message: error }],
    body: (
      <form method="post" action={`/people/${person}/merged/${merge}`} noValidate>
        <p>
          分开以后，<span translate="no">{merged.name}</span>
          的档案回到合成以前的样子和地方；两份各自的记录都不会少。
        </p>
        <TextQuestion
          name="reason"
          question="为什么分开"
          why="写一句，和合成的理由一起留着。"
          value={typedIn(refused?.form)('reason')}
          {...(error && { error })}
          long
        />
        <Actions>
          <Button label="分开" />
        </Actions>
      </form>
    ),
  }
}
