import { inquire, type Answers, type Inquiry } from '#core/benefits/inquiry.ts'
import { readAnswer, type WrittenAnswer } from '#core/facts/answer.ts'
import type { FactDefinition } from '#core/facts/fact.ts'
import { person, vocabulary } from '#core/facts/person.ts'
import { monthOf, type Month } from '#kernel/month.ts'
import { epochDayOf } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { benefits } from '../catalogue.ts'
import { answersCarried, answerTyped, FactQuestion, namedBriefly } from './fact-question.tsx'
import { framed, sent, shown, type Here, type Site, type SitePage } from './site.tsx'
import { StandingGroups, standingSentence } from './standing-groups.tsx'

const path = '/calculator'

type Written = ReadonlyMap<FactDefinition, WrittenAnswer>

/** 算一算: what could I get? One question at a time; the answers travel in the form and are kept nowhere. */
export function calculatorPages(site: Site): readonly Route[] {
  return [
    shown(site, path, (_, here) => answered(here, new Map())),
    sent(site, path, (request, here) => {
      const carried = new Map(answersCarried(request.form))
      const asked = vocabulary[String(request.form['fact'] ?? '')]
      if (!asked) return framed(here, request, answered(here, carried, true))
      const written = saidOf(asked, request.form)
      const read = readAnswer(asked, written)
      if (!read.ok)
        return framed(here, request, {
          ...questionPage(here, asked, carried, read.remedy, request.form),
          status: 422,
        })
      return framed(here, request, answered(here, carried.set(asked, written)))
    }),
  ]
}

/** What the pressed button says, where it is an answer itself; otherwise what was typed. */
function saidOf(fact: FactDefinition, form: PageRequest['form']): WrittenAnswer {
  const pressed = form['pressed']
  return typeof pressed === 'string' && pressed !== '' ? pressed : answerTyped(fact, form)
}

/** After so many questions people are shown where they stand, and go on only if they want to. */
const AT_A_STRETCH = 9

function answered(here: Here, written: Written, goOn = false): SitePage {
  const inquiry = inquire(benefits, monthNow(here), valuesOf(written))
  const isPause = written.size > 0 && written.size % AT_A_STRETCH === 0 && !goOn
  return inquiry.next && !isPause ? questionPage(here, inquiry.next, written) : resultPage(inquiry, written)
}

function valuesOf(written: Written): Answers {
  return new Map([
    [person.alive.definition.id, true], // whoever asks lives
    ...[...written].flatMap(([fact, answer]) => {
      const read = readAnswer(fact, answer)
      return read.ok ? [[fact.id, read.value] as const] : []
    }),
  ])
}

function questionPage(
  here: Here,
  fact: FactDefinition,
  written: Written,
  error?: Text,
  typed?: PageRequest['form'],
): SitePage {
  const open = inquire(benefits, monthNow(here), valuesOf(written)).outcomes.filter(
    ({ explained }) => explained.decision.outcome === 'needs',
  )
  const names = namedBriefly(open.map(({ benefit }) => benefit.name))
  const why = {
    zh: `要知道这件事，才能算${names.zh}。不用登录，您的回答不会被记下来。`,
    en: `Needed for ${names.en}. Nothing you answer is stored.`,
  }
  return {
    answer: fact.question,
    answerInBody: true,
    problems: error === undefined ? [] : [{ field: 'value', message: error }],
    body: (
      <form method="post" action={path} noValidate>
        <Carried written={written} />
        <input type="hidden" name="fact" value={fact.id} />
        <FactQuestion fact={fact} why={why} error={error} {...(typed && { typed })} />
        <Actions>
          <Button label={{ zh: '继续', en: 'Continue' }} />
          <Button weight="other" name="pressed" value="?" label={{ zh: '我不知道', en: 'I do not know' }} />
          {fact.optional && (
            <Button
              weight="other"
              name="pressed"
              value="-"
              label={{ zh: '没有这回事', en: 'Does not apply' }}
            />
          )}
        </Actions>
      </form>
    ),
  }
}

function resultPage({ next, outcomes }: Inquiry, written: Written): SitePage {
  return {
    part: '/',
    answer: standingSentence(outcomes),
    body: (
      <>
        <p>按您的 {written.size} 个回答算出来的，没有记下来。登录以后，按各部门的记录算，不用您填。</p>
        {next && (
          <form method="post" action={path}>
            <Carried written={written} />
            <p>有的还算不出。可以接着答，也可以打电话请人帮您算。</p>
            <Actions>
              <Button label={{ zh: '接着答', en: 'Go on' }} />
            </Actions>
            <p>
              <PhoneLink />
            </p>
          </form>
        )}
        <StandingGroups told={outcomes} hrefOf={({ id }) => `/rules/${id}`} />
        <Actions>
          <LinkButton weight="other" label={{ zh: '从头再算', en: 'Start again' }} href={path} />
          <LinkButton
            weight="other"
            label={{ zh: '登录看我的', en: 'Sign in to see mine' }}
            href="/sign-in"
          />
        </Actions>
      </>
    ),
  }
}

function Carried({ written }: { readonly written: Written }) {
  return [...written].map(([{ id }, answer]) => (
    <input key={id} type="hidden" name="answer" value={`${id}=${answer}`} />
  ))
}

function monthNow({ clock }: Here): Month {
  return monthOf(epochDayOf(clock.today()))
}
