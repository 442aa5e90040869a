import type { DuplicateScore } from '#core/registry/duplicate-score.ts'
import {
  compareFiles,
  type Comparison,
  declareTwoPeople,
  type FileShown,
  listDuplicates,
} from '#core/registry/duplicates.ts'
import { mergePeople } from '#core/registry/merge.ts'
import { formatPlainDate, joinTexts } from '#engine/format-value.ts'
import { type Text, text } from '#kernel/text.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { platformProblem } from '#platform/problems.ts'
import { Phrase } from '#ui/language.tsx'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button } from '#ui/page/button.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import type { FieldProblem } from '#ui/question/error-summary.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { tableWords } from './event-words.ts'
import { askedOf, formRoute, type Refused, saidOf, typedIn } from './form-route.ts'
import { partPages } from './part-files-page.tsx'
import { regionName } from './region-name.ts'
import { type Here, shown, type Site, type SitePage } from './site.tsx'

const path = '/duplicates'
const pair = `${path}/:one/:other`

/** Files that may be one person: which they are, side by side, and what a colleague says of them; a merge can be taken back. */
export function duplicatePages(site: Site): readonly Route[] {
  return [
    shown(site, path, ({ query }, here) => listPage(here, query)),
    shown(site, pair, ({ params }, here) => pairPage(params, here)),
    formRoute(
      site,
      `${pair}/one-person`,
      async ({ params, form: { keep, reason, differencesSeen } }, here) => {
        const [one, other] = [params['one'], params['other']]
        if (keep !== one && keep !== other) throw platformProblem('invalid-input', { path: 'keep' })
        const { personId, mergeId } = await mergePeople(here.asked, {
          intoId: keep,
          fromId: keep === one ? other : one,
          reason: String(reason ?? ''),
          differencesSeen,
        })
        return { redirect: `/people/${personId}/merged/${mergeId}` }
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
    ...partPages(site),
  ]
}

async function listPage(here: Here, { after }: PageRequest['query']): Promise<SitePage> {
  const [one, other] = String(after ?? '').split('-')
  const { pairs, next } = await here.ask(listDuplicates, one && other ? { after: { one, other } } : {})
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href="/people" to={text('名册', 'People')} />,
    answer:
      pairs.length === 0
        ? text('没有可能重复的档案', 'No files that may be one person')
        : text(
            `这里有 ${pairs.length} 对档案可能是同一个人`,
            `${pairs.length} pairs of files may be one person each`,
          ),
    title: text('可能重复的档案', 'Files that may be one person'),
    body: (
      <>
        {pairs.length === 0 ? (
          <EmptyState
            what={text('这里没有要看的。', 'There is nothing to look at here.')}
            why={text(
              '生日和读音相同、电话相同，或者同村同名的档案会列在这里；看过说是两个人的不再列。',
              'Files born on one day and read alike, with one telephone, or of one name in one village stand here; those found to be two people no longer do.',
            )}
          />
        ) : (
          <DataTable
            id="pairs"
            caption={text('最像的在前面', 'The likeliest first')}
            rows={pairs}
            keyOf={(each) => `${each.one.personId} ${each.other.personId}`}
            rowHeading={{
              heading: text('哪两份', 'Which two'),
              name: (each) => `${each.one.name} 和 ${each.other.name}`,
              isPerson: true,
              href: (each) => `${path}/${each.one.personId}/${each.other.personId}`,
            }}
            reason={{ heading: text('为什么', 'Why'), cell: (each) => <Phrase {...bestReasons(each)} /> }}
            columns={[
              {
                heading: text('像不像', 'How likely'),
                cell: ({ likelihood }) => <Phrase {...likelihoods[likelihood]} />,
              },
              { heading: text('在哪里', 'Where'), cell: (each) => placesOf(each.one, each.other) },
            ]}
          />
        )}
        {next && (
          <p>
            <a className="line-link" href={`${path}?after=${next.one}-${next.other}`}>
              <Phrase zh="再看后面的" en="The next ones" />
            </a>
          </p>
        )}
      </>
    ),
  }
}

const likelihoods: Record<DuplicateScore['likelihood'], Text> = {
  likely: text('很像是同一个人', 'Very likely one person'),
  possible: text('可能是同一个人', 'Possibly one person'),
  unlikely: text('多半不是同一个人', 'Probably not one person'),
}

/** What speaks most for it. */
function bestReasons({ parts }: DuplicateScore): Text {
  const best = parts.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)
  return joinTexts(
    best.slice(0, 3).map((part) => part.text),
    '，',
    ', ',
  )
}

function placesOf(one: FileShown, other: FileShown): string {
  return [...new Set([one, other].map(placeOf))].join('；')
}

function placeOf({ township, village }: FileShown): string {
  return `${regionName(township)}${village ?? ''}`
}

async function pairPage(
  { one, other }: PageRequest['params'],
  here: Here,
  refused?: Refused<Problem>,
): Promise<SitePage> {
  const compared = await here.ask(compareFiles, { one, other })
  const problems = refused ? problemsOf(refused) : []
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href={path} to={text('可能重复的档案', 'Files that may be one person')} />,
    answer: likelihoods[compared.likelihood],
    title: text('两份档案是不是同一个人', 'Are two files one person?'),
    problems,
    body: (
      <>
        <SideBySide compared={compared} />
        <Reasons compared={compared} />
        <Differences compared={compared} />
        {here.actor.may('person.merge') ? (
          <Ways at={`${path}/${one}/${other}`} compared={compared} problems={problems} form={refused?.form} />
        ) : (
          <p>
            <Phrase
              zh="是不是同一个人，由区（县、市）残联说。"
              en="Whether they are one person is for the district to say."
            />
          </p>
        )}
      </>
    ),
  }
}

const files = {
  one: text('第一份', 'The first'),
  other: text('第二份', 'The second'),
} as const

const sexes = { female: text('女', 'female'), male: text('男', 'male') } as const
const unknown = text('不知道', 'not known')

function onRollWords({ onRoll }: FileShown): Text {
  return onRoll ? text('在册', 'on the roll') : text('不在册', 'not on the roll')
}

function SideBySide({ compared: { one, other } }: { readonly compared: Comparison }) {
  const rows = [
    { what: text('姓名', 'Name'), of: (file: FileShown) => <FileLink file={file} /> },
    { what: text('性别', 'Sex'), of: ({ sex }: FileShown) => <Phrase {...(sex ? sexes[sex] : unknown)} /> },
    {
      what: text('出生日期', 'Born on'),
      of: ({ birthOn }: FileShown) => <Phrase {...(birthOn ? formatPlainDate(birthOn) : unknown)} />,
    },
    { what: text('在哪里', 'Where'), of: placeOf },
    { what: text('在册', 'On the roll'), of: (file: FileShown) => <Phrase {...onRollWords(file)} /> },
  ]
  return (
    <DataTable
      id="side-by-side"
      caption={text('两份档案', 'The two files')}
      rows={rows}
      keyOf={({ what }) => what.zh}
      rowHeading={{ heading: text('内容', 'What'), name: ({ what }) => what }}
      columns={[
        { heading: files.one, cell: ({ of }) => of(one) },
        { heading: files.other, cell: ({ of }) => of(other) },
      ]}
    />
  )
}

function FileLink({ file: { personId, name } }: { readonly file: FileShown }) {
  return (
    <a className="line-link" href={`/people/${personId}`} translate="no">
      {name}
    </a>
  )
}

function Reasons({ compared: { parts } }: { readonly compared: Comparison }) {
  return (
    <DataTable
      id="reasons"
      caption={text('凭什么这样说', 'What this rests on')}
      rows={parts.toSorted((a, b) => b.weight - a.weight)}
      keyOf={({ code }) => code}
      rowHeading={{ heading: text('看到的', 'What is seen'), name: (part) => part.text }}
      columns={[
        {
          heading: text('说明什么', 'Speaks for'),
          cell: ({ weight }) => (
            <Phrase {...(weight > 0 ? text('是同一个人', 'one person') : text('是两个人', 'two people'))} />
          ),
        },
        { heading: text('分量', 'Weight'), cell: ({ weight }) => <Phrase {...weightWords(weight)} /> },
      ]}
    />
  )
}

/** How much of the way to "very likely" one reason goes by itself: half of it, a quarter, less. */
function weightWords(weight: number): Text {
  const size = Math.abs(weight)
  if (size >= 30) return text('很重', 'heavy')
  return size >= 15 ? text('中等', 'middling') : text('很轻', 'slight')
}

function Differences({ compared: { differences } }: { readonly compared: Comparison }) {
  if (differences.length === 0)
    return (
      <p>
        <Phrase zh="两份的记录没有互相矛盾的。" en="Nothing the two say contradicts the other." />
      </p>
    )
  const isHidden = differences.some(({ one, other }) => one.length === 0 || other.length === 0)
  return (
    <>
      <DataTable
        id="differences"
        caption={text(
          `不能都对的记录：${differences.length} 处`,
          `What cannot both be true: ${differences.length}`,
        )}
        rows={differences}
        keyOf={({ table, from, until, one, other }) => JSON.stringify([table, from, until, one, other])}
        rowHeading={{ heading: text('记录', 'Record'), name: ({ table }) => tableWords[table] }}
        columns={[
          {
            heading: text('什么时候', 'When'),
            cell: ({ from, until }) => <Phrase {...spanWords(from, until)} />,
          },
          { heading: files.one, cell: ({ one }) => <Stated values={one} /> },
          { heading: files.other, cell: ({ other }) => <Stated values={other} /> },
        ]}
      />
      {isHidden && (
        <p>
          <Phrase
            zh="残疾、收入和健康的记录平时不显示：点姓名，在各自的档案里打开半小时，再回来看。"
            en="What is secret is not shown as a rule: open each file for half an hour by its name above, then come back."
          />
        </p>
      )}
    </>
  )
}

function spanWords(from: string, until: string | null): Text {
  const [began, ended] = [formatPlainDate(from), until === null ? undefined : formatPlainDate(until)]
  return ended
    ? text(`${began.zh}起，到${ended.zh}`, `from ${began.en} until ${ended.en}`)
    : text(`${began.zh}起`, `from ${began.en}`)
}

function Stated({ values }: { readonly values: Comparison['differences'][number]['one'] }) {
  return (
    <Phrase
      {...(values.length === 0
        ? text('不显示', 'not shown')
        : joinTexts(
            values.map(({ label, value }) => text(`${label.zh}：${value.zh}`, `${label.en}: ${value.en}`)),
            '；',
            '; ',
          ))}
    />
  )
}

/** What has to be put right, and at which question. */
function problemsOf({ form, error }: Refused<Problem>): readonly FieldProblem[] {
  const { code } = error
  if (form['why'] !== undefined)
    return [
      {
        field: 'why',
        message:
          code === 'invalid-input' ? text('请写一句怎么知道的', 'Write how it is known') : saidOf(error),
      },
    ]
  if (code !== 'invalid-input') return [{ field: 'keep', message: saidOf(error) }]
  const typed = typedIn(form)
  const left = [
    ...(typed('keep') === '' ? [{ field: 'keep', message: text('请选留哪一份', 'Choose which stays') }] : []),
    ...([...typed('reason').trim()].length < 2
      ? [{ field: 'reason', message: text('请写一句怎么知道的', 'Write how it is known') }]
      : []),
  ]
  return left.length > 0 ? left : [{ field: 'reason', message: saidOf(error) }]
}

type WaysProps = {
  readonly at: string
  readonly compared: Comparison
  readonly problems: readonly FieldProblem[]
  readonly form: PageRequest['form'] | undefined
}

/** The two ways out: they are one person, or they are two. */
function Ways({ at, compared: { one, other, differences }, problems, form }: WaysProps) {
  const typed = typedIn(form)
  const asked = askedOf(problems)
  const keep = (file: FileShown, which: Text) => ({
    value: String(file.personId),
    label: text(`留${which.zh}`, `Keep ${which.en.toLowerCase()}`),
    hint: text(
      `${file.name}，${placeOf(file)}，${onRollWords(file).zh}`,
      `${file.name}, ${placeOf(file)}, ${onRollWords(file).en}`,
    ),
  })
  return (
    <>
      <h2>
        <Phrase zh="是同一个人" en="They are one person" />
      </h2>
      <form method="post" action={`${at}/one-person`} noValidate>
        <input type="hidden" name="differencesSeen" value={differences.length} />
        <ChoiceQuestion
          {...asked('keep')}
          question={text('留哪一份？', 'Which stays?')}
          why={text(
            '两份里的记录都还在；以后按留下的这一份找这个人。合错了可以分开。',
            'Whatever either says stays; the person is found by the one that is kept. It can be taken back.',
          )}
          choices={[keep(one, files.one), keep(other, files.other)]}
          chosen={typed('keep')}
        />
        <TextQuestion
          {...asked('reason')}
          question={text('怎么知道是同一个人', 'How it is known')}
          why={text(
            '问了谁、看了什么证件，写一句。不要写号码。',
            'Who was asked, what was seen, in one sentence. No numbers.',
          )}
          value={typed('reason')}
          long
        />
        <Actions>
          <Button label={text('合成一份', 'Make them one')} />
        </Actions>
      </form>
      <h2>
        <Phrase zh="是两个人" en="They are two people" />
      </h2>
      <form method="post" action={`${at}/two-people`} noValidate>
        <TextQuestion
          {...asked('why')}
          question={text('怎么知道是两个人', 'How it is known that they are two')}
          why={text('说过以后不再列出来。不要写号码。', 'They are not proposed again. No numbers.')}
          value={typed('why')}
          long
        />
        <Actions>
          <Button weight="other" label={text('是两个人', 'They are two people')} />
        </Actions>
      </form>
    </>
  )
}
