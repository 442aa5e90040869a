import { contestFact } from '#core/casework/contest-fact.ts'
import { vocabulary } from '#core/facts/person.ts'
import { formatDate } from '#kernel/plain-date.ts'
import type { Route } from '#platform/http.ts'
import { platformProblem } from '#platform/problems.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { Outcome } from '#ui/paper/outcome.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { addressWithin, framed, sent, shown, type Site, type SitePage } from './site.tsx'

const path = '/people/:person/wrong/:fact'

/** 这条不对: one question, then what happens and by when. */
export function contestPages(site: Site): readonly Route[] {
  return [
    shown(site, path, ({ params, query }) =>
      questionPage(params, addressWithin(query['back']), { value: undefined }),
    ),
    sent(site, path, async (request, here) => {
      const { person, fact } = request.params
      const said = String(request.form['said'] ?? '').trim()
      const back = addressWithin(request.form['back'])
      if (said.length < 4)
        return framed(here, request, {
          ...questionPage(request.params, back, { value: said, error: tooShort }),
          status: 422,
        })
      const { taskId, dueOn } = await here.ask(contestFact, { personId: person, fact, said })
      return framed(here, request, donePage(labelOf(fact), taskId, dueOn, back))
    }),
  ]
}

const tooShort = '请写一两句：哪里不对，应该是什么'

type Typed = { readonly value: string | undefined; readonly error?: string }

function questionPage(params: Readonly<Record<string, string>>, back: string, typed: Typed): SitePage {
  const { person, fact } = params
  const question = `「${labelOf(fact)}」哪里不对？`
  return {
    answer: question,
    answerInBody: true,
    above: <BackLink href={back} to="原来的页" />,
    problems: typed.error === undefined ? [] : [{ field: 'said', message: typed.error }],
    body: (
      <form method="post" action={`/people/${person}/wrong/${fact}`} noValidate>
        <input type="hidden" name="back" value={back} />
        <TextQuestion
          name="said"
          question={question}
          why="写清应该是什么、从什么时候起。区（县、市）残联会和记录这件事的部门核对，十五天内答复；核对出来您是对的，就更正，并把受影响的月份重算一遍。"
          value={typed.value}
          error={typed.error}
          long
          isPageHeading
        />
        <Actions>
          <Button label="提出" />
        </Actions>
      </form>
    ),
  }
}

function donePage(label: string, taskId: string, dueOn: string, back: string): SitePage {
  return {
    answer: `已经提出：「${label}」不对`,
    body: (
      <>
        <Outcome seal="收到" reference={taskId.slice(0, 8)}>
          <p>{formatDate(dueOn)}以前答复您。在答复以前，原来的结果照旧。</p>
        </Outcome>
        <Actions>
          <LinkButton label="回到原来的页" href={back} />
        </Actions>
      </>
    ),
  }
}

function labelOf(fact: string | undefined): string {
  const found = vocabulary[fact ?? '']
  if (!found) throw platformProblem('not-found')
  return found.label.zh
}
