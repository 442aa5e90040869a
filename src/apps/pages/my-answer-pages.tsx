import { type Answers, inquire, type Inquiry } from '#core/benefits/inquiry.ts'
import { contestFact } from '#core/casework/contest-fact.ts'
import { readAnswer, type WrittenAnswer } from '#core/facts/answer.ts'
import type { FactDefinition } from '#core/facts/fact.ts'
import { vocabulary } from '#core/facts/person.ts'
import { readPersonFile } from '#core/registry/person-file.ts'
import { readPresentFacts } from '#core/registry/present-facts.ts'
import { formatFact, formatPlainDate } from '#engine/format-value.ts'
import type { FactValue } from '#engine/values.ts'
import { monthOf } from '#kernel/month.ts'
import { epochDayOf } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { platformProblem } from '#platform/problems.ts'
import { Phrase } from '#ui/language.tsx'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { Outcome } from '#ui/paper/outcome.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { benefits } from '../catalogue.ts'
import { answersCarried, answerTyped, FactQuestion, namedBriefly } from './fact-question.tsx'
import { mine } from './mine.ts'
import { framed, type Here, sent, shown, type Site, type SitePage } from './site.tsx'

const path = '/my/answers'
const back = <BackLink href="/my/benefits" to={text('我能得到什么', 'What I can get')} />
/** After so many questions a person is asked for help instead. */
const MOST_QUESTIONS = 9

type Written = ReadonlyMap<FactDefinition, WrittenAnswer>

/**
 * 一张表: what no office has recorded and only the person can tell, one question at a time and never what is known already; then
 * everything once more to check, and one submission to whoever keeps the records.
 */
export function myAnswerPages(site: Site): readonly Route[] {
  return [
    shown(site, path, (_, here) => asked(here, new Map())),
    sent(site, path, async (request, here) => {
      const written = new Map(answersCarried(request.form))
      const fact = vocabulary[String(request.form['fact'] ?? '')]
      if (!fact) return framed(here, request, await asked(here, written))
      const { pressed } = request.form
      const said = typeof pressed === 'string' && pressed !== '' ? pressed : answerTyped(fact, request.form)
      const read = readAnswer(fact, said)
      if (read.ok) return framed(here, request, await asked(here, written.set(fact, said)))
      const refused = { error: read.remedy, typed: request.form }
      return framed(here, request, {
        ...questionPage(fact, written, await open(here, written), refused),
        status: 422,
      })
    }),
    sent(site, `${path}/change`, async (request, here) => {
      const written = new Map(answersCarried(request.form))
      const fact = vocabulary[String(request.form['fact'] ?? '')]
      if (!fact) throw platformProblem('not-found')
      written.delete(fact)
      return framed(here, request, questionPage(fact, written, await open(here, written)))
    }),
    sent(site, `${path}/send`, async (request, here) => {
      const told = await tell(here, answersCarried(request.form))
      return framed(here, request, donePage(told))
    }),
  ]
}

/** What is open of one person: what the records leave unknown, with what they have answered so far. */
async function open(here: Here, written: Written): Promise<Inquiry> {
  if (!here.actor.may('task.open')) throw platformProblem('not-allowed')
  const file = await readPersonFile(here.asked, { personId: mine(here) })
  const recorded = (await readPresentFacts(here.asked, file)).flatMap(
    ({ definition, recorded: value }): (readonly [string, FactValue])[] =>
      value === null ? [] : [[definition.id, value]],
  )
  const answers: Answers = new Map([...recorded, ...valuesOf(written)])
  return inquire(benefits, monthOf(epochDayOf(here.clock.today())), answers)
}

function valuesOf(written: Written): readonly (readonly [string, FactValue])[] {
  return [...written].flatMap(([fact, said]) => {
    const read = readAnswer(fact, said)
    return read.ok ? [[fact.id, read.value] as const] : []
  })
}

async function asked(here: Here, written: Written): Promise<SitePage> {
  const inquiry = await open(here, written)
  const { next } = inquiry
  if (next && written.size < MOST_QUESTIONS) return questionPage(next, written, inquiry)
  return written.size === 0 ? nothingPage : checkPage(written, inquiry)
}

type Refused = { readonly error: Text; readonly typed: PageRequest['form'] }

function questionPage(
  fact: FactDefinition,
  written: Written,
  { outcomes }: Inquiry,
  refused?: Refused,
): SitePage {
  const waiting = outcomes
    .filter(({ explained }) => explained.decision.outcome === 'needs')
    .map(({ benefit }) => benefit.name)
  const names = waiting.length > 0 ? namedBriefly(waiting) : text('您的待遇', 'what you can get')
  const why = text(
    `哪个部门都没有记这件事。知道了，才能算：${names.zh}。`,
    `No office has a record of this. It is needed for: ${names.en}.`,
    '我们没有记这件事。您知道吗？',
  )
  return {
    above: back,
    answer: fact.question,
    answerInBody: true,
    problems: refused ? [{ field: 'value', message: refused.error }] : [],
    body: (
      <form method="post" action={path} noValidate>
        <Carried written={written} />
        <input type="hidden" name="fact" value={fact.id} />
        <FactQuestion
          fact={fact}
          why={why}
          {...(refused && { error: refused.error, typed: refused.typed })}
        />
        <Actions>
          <Button label={text('继续', 'Continue')} />
          <Button weight="other" name="pressed" value="?" label={text('我不知道', 'I do not know')} />
          {fact.optional && (
            <Button weight="other" name="pressed" value="-" label={text('没有这回事', 'Does not apply')} />
          )}
          <LinkButton weight="other" label={text('打电话办 12385', 'Do it by phone')} href="tel:12385" />
        </Actions>
      </form>
    ),
  }
}

const nothingPage: SitePage = {
  above: back,
  answer: text('没有要问您的', 'There is nothing to ask you'),
  body: (
    <p>
      <Phrase
        zh="各部门的记录够算了。记得不对的，在「我的档案」里说。"
        en="The records are enough. Where one is wrong, say so in your file."
      />
    </p>
  ),
}

function answerWords(fact: FactDefinition, said: WrittenAnswer): Text {
  const read = readAnswer(fact, said)
  if (!read.ok || read.value === null) return text('我不知道', 'I do not know')
  return formatFact(fact, read.value)
}

function checkPage(written: Written, { next }: Inquiry): SitePage {
  return {
    above: back,
    answer: text('请您核对', 'Please check', '对不对？'),
    body: (
      <>
        {next && (
          <p>
            <Phrase
              zh="已经问了不少，剩下的请人帮您问。先把这些送出。"
              en="That was a lot to ask. Send these; somebody helps you with the rest."
            />
          </p>
        )}
        {[...written].map(([fact, said]) => (
          <form key={fact.id} method="post" action={`${path}/change`}>
            <Carried written={written} />
            <input type="hidden" name="fact" value={fact.id} />
            <SummaryList
              entries={[{ label: fact.question, value: <Phrase {...answerWords(fact, said)} /> }]}
            />
            <Button weight="other" label={text('改', 'Change')} about={fact.label.zh} />
          </form>
        ))}
        <h2>
          <Phrase zh="送出以后" en="What happens then" />
        </h2>
        <p>
          <Phrase
            zh="区（县、市）残联和管这些记录的部门核对，十五天内答复您。核对清楚，就按它重新算，从哪个月算起不变。您不知道的，由他们去查。"
            en="The district federation checks with whoever keeps the records, and you are answered within fifteen days. Then it is worked out again; the month it counts from stays. What you do not know, they find out."
            easy="有人去核对。十五天内告诉您。"
          />
        </p>
        <form method="post" action={`${path}/send`}>
          <Carried written={written} />
          <Actions>
            <Button label={text('都对，送出', 'All right, send')} />
          </Actions>
        </form>
      </>
    ),
  }
}

type Told = { readonly fact: FactDefinition; readonly taskId: string; readonly dueOn: string }

/** One submission for several records; what is being checked already is not told twice. */
async function tell(here: Here, written: Written): Promise<readonly Told[]> {
  const personId = mine(here)
  const told: Told[] = []
  for (const [fact, said] of written) {
    const { zh } = answerWords(fact, said)
    try {
      const task = await here.ask(contestFact, {
        personId,
        fact: fact.id,
        said: `本人回答：${fact.question.zh}${zh}`,
      })
      told.push({ fact, ...task })
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'contested-already') throw error
    }
  }
  return told
}

function donePage(told: readonly Told[]): SitePage {
  const [first] = told
  if (!first)
    return {
      answer: text('这些已经在核对了', 'These are being checked already'),
      body: <Actions>{home}</Actions>,
    }
  const day = formatPlainDate(first.dueOn)
  return {
    answer: text(`收到了，${told.length} 件`, `Received: ${told.length}`),
    body: (
      <>
        <Outcome seal="收到" reference={first.taskId.slice(0, 8)}>
          <p>
            <Phrase
              zh={`${day.zh}以前答复您。在这以前，原来的结果照旧。`}
              en={`You are answered by ${day.en}. Until then everything stays as it is.`}
            />
          </p>
          <p>
            <Phrase zh="您不用再做什么。" en="You need not do anything more." />
          </p>
        </Outcome>
        <ul>
          {told.map(({ fact }) => (
            <li key={fact.id}>
              <Phrase {...fact.label} />
            </li>
          ))}
        </ul>
        <p>
          <PhoneLink />
        </p>
        <Actions>{home}</Actions>
      </>
    ),
  }
}

const home = <LinkButton label={text('回到我的', 'Back to my page')} href="/my" />

function Carried({ written }: { readonly written: Written }) {
  return [...written].map(([{ id }, said]) => (
    <input key={id} type="hidden" name="answer" value={`${id}=${said}`} />
  ))
}
