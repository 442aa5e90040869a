import {
  answerQuestion,
  listOwnQuestions,
  listQuestionsToReview,
  type Question,
  reviewQuestion,
} from '#core/audit/questions.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import { platformProblem } from '#platform/problems.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button } from '#ui/page/button.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { formRoute } from './form-route.ts'
import { formatInstant } from './format-instant.ts'
import { type Here, shown, type Site, type SitePage } from './site.tsx'
import { VerdictForm, verdictProblems, verdictWords } from './verdict-form.tsx'

const path = '/questions'

/** 查看要说明的: looks out of the ordinary, asked of whoever looked, and judged by whoever audits. */
export function lookQuestionsPages(site: Site): readonly Route[] {
  return [
    shown(site, path, async (_, here) => listPage(await here.ask(listOwnQuestions, {}))),
    shown(site, `${path}/:question`, async ({ params }, here) => answerPage(await own(here, params))),
    formRoute(
      site,
      `${path}/:question`,
      async ({ params: { question }, form: { answer } }, here) => {
        await here.ask(answerQuestion, { questionId: question, answer })
        return { redirect: path }
      },
      async ({ params, form }, here) => answerPage(await own(here, params), form),
    ),
    shown(site, `${path}/review`, async (_, here) =>
      reviewListPage(await here.ask(listQuestionsToReview, {})),
    ),
    shown(site, `${path}/review/:question`, async ({ params }, here) =>
      reviewPage(await toReview(here, params)),
    ),
    formRoute(
      site,
      `${path}/review/:question`,
      async ({ params: { question }, form: { verdict, remark } }, here) => {
        await here.ask(reviewQuestion, { questionId: question, verdict, remark })
        return { redirect: `${path}/review` }
      },
      async ({ params, form }, here) => reviewPage(await toReview(here, params), form),
    ),
  ]
}

async function own(here: Here, params: PageRequest['params']): Promise<Question> {
  return pick(await here.ask(listOwnQuestions, {}), params)
}

async function toReview(here: Here, params: PageRequest['params']): Promise<Question> {
  return pick(await here.ask(listQuestionsToReview, {}), params)
}

function pick(questions: readonly Question[], { question }: PageRequest['params']): Question {
  const found = questions.find(({ questionId }) => questionId === question)
  if (!found) throw platformProblem('not-found')
  return found
}

function listPage(questions: readonly Question[]): SitePage {
  const open = questions.filter(({ answer }) => answer === undefined).length
  return {
    part: '/tasks',
    shell: 'console',
    answer: open === 0 ? '没有要您说明的查看' : `有 ${open} 次查看要您说明`,
    body:
      questions.length === 0 ? (
        <EmptyState
          what="没有问过您。"
          why="查看同姓的人、邻居，或者没有在办的事，系统会问一句为什么。问只是问，不影响您办事。"
        />
      ) : (
        <DataTable
          id="questions"
          caption="没有回答的在前面"
          rows={questions}
          keyOf={({ questionId }) => questionId}
          rowHeading={{
            heading: '哪一次',
            name: ({ lookedAt }) => formatInstant(lookedAt),
            href: ({ questionId, answer }) => (answer === undefined ? `${path}/${questionId}` : undefined),
          }}
          reason={{ heading: '问什么', cell: ({ question }) => question.zh }}
          columns={[
            { heading: '您的回答', cell: ({ answer }) => answer ?? '还没有' },
            { heading: '结论', cell: ({ verdict }) => verdictWords(verdict) },
          ]}
        />
      ),
  }
}

function answerPage({ questionId, question, lookedAt }: Question, refused?: PageRequest['form']): SitePage {
  const error = refused && '请写一句，至少两个字'
  return {
    answer: question.zh,
    answerInBody: true,
    above: <BackLink href={path} to="要说明的查看" />,
    problems: error === undefined ? [] : [{ field: 'answer', message: error }],
    body: (
      <form method="post" action={`${path}/${questionId}`} noValidate>
        <TextQuestion
          name="answer"
          question={question.zh}
          why={`${formatInstant(lookedAt)}的那一次。照实写一句；交了不能改，由审计的人看。`}
          value={String(refused?.['answer'] ?? '')}
          error={error}
          long
          isPageHeading
        />
        <Actions>
          <Button label="交" />
        </Actions>
      </form>
    ),
  }
}

function reviewListPage(questions: readonly Question[]): SitePage {
  return {
    part: '/tasks',
    shell: 'console',
    answer: questions.length === 0 ? '没有要看的查看' : `${questions.length} 次查看要您下结论`,
    title: '不寻常的查看',
    body:
      questions.length === 0 ? (
        <EmptyState what="都看过了。" why="不寻常的查看会列在这里，没有回答的也在。" />
      ) : (
        <DataTable
          id="to-review"
          caption="最早的在前面"
          rows={questions}
          keyOf={({ questionId }) => questionId}
          rowHeading={{
            heading: '哪一次',
            name: ({ lookedAt }) => formatInstant(lookedAt),
            href: ({ questionId }) => `${path}/review/${questionId}`,
          }}
          reason={{ heading: '问什么', cell: ({ question }) => question.zh }}
          columns={[{ heading: '回答', cell: ({ answer }) => answer ?? '没有回答' }]}
        />
      ),
  }
}

function reviewPage(
  { questionId, question, lookedAt, answer }: Question,
  refused?: PageRequest['form'],
): SitePage {
  return {
    answer: '这一次查看该不该？',
    above: <BackLink href={`${path}/review`} to="不寻常的查看" />,
    problems: verdictProblems(refused),
    body: (
      <>
        <SummaryList
          entries={[
            { label: '什么时候', value: formatInstant(lookedAt) },
            { label: '问了什么', value: question.zh },
            { label: '回答', value: answer ?? '没有回答' },
          ]}
        />
        <VerdictForm action={`${path}/review/${questionId}`} refused={refused} />
      </>
    ),
  }
}
