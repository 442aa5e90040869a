import { answerContest, CONTESTED } from '#core/casework/contest-fact.ts'
import { FOLLOW_UP } from '#core/casework/follow-ups.ts'
import { answerRequest, PAYMENT_RETURNED, REQUEST } from '#core/casework/request.ts'
import {
  handOnTask,
  listDutyTasks,
  noteTask,
  readTask,
  takeTask,
  type Task,
  type TaskLine,
} from '#core/casework/task.ts'
import { sources } from '#core/exchange/sources.ts'
import { vocabulary } from '#core/facts/person.ts'
import { type Text, text } from '#kernel/text.ts'
import { formatDate } from '#kernel/plain-date.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button } from '#ui/page/button.tsx'
import { Card } from '#ui/page/card.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { IdentityBar } from '#ui/page/identity-bar.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { Timeline } from '#ui/record/timeline.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { formRoute, type Refused, typedIn } from './form-route.ts'
import { benefits } from '../catalogue.ts'
import { answerTyped, FactQuestion } from './fact-question.tsx'
import { formatInstant } from './format-instant.ts'
import { regionName } from './region-name.ts'
import { type Here, shown, type Site, type SitePage } from './site.tsx'
import { outcomeWords, stateWords, stepWords, taskWords } from './task-words.ts'

const path = '/tasks/:person/:task'
const hrefOf = ({ personId, taskId }: Pick<TaskLine, 'personId' | 'taskId'>) => `/tasks/${personId}/${taskId}`

/** What waits for the duty one is on, and each of these tasks with what can be done about it. */
export function taskPages(site: Site): readonly Route[] {
  const answer = answerContest(site.queue, benefits)
  return [
    shown(site, '/tasks', async (_, here) => listPage(here, await here.ask(listDutyTasks, {}))),
    shown(site, path, async ({ params }, here) => taskPage(here, await read(here, params))),
    acting(site, 'take', (here, key) => here.ask(takeTask, key)),
    acting(site, 'hand-on', (here, key, { note }) => here.ask(handOnTask, { ...key, note })),
    acting(site, 'note', (here, key, { note }) => here.ask(noteTask, { ...key, note })),
    acting(site, 'close', (here, key, form) =>
      here.ask(answerRequest, { ...key, done: form['done'] === 'yes', answer: form['answer'] }),
    ),
    acting(site, 'answer', async (here, key, form) => {
      const { about } = await here.ask(readTask, key)
      const fact = vocabulary[String(about['fact'])]
      await here.ask(answer, {
        ...key,
        accepted: form['accepted'] === 'yes',
        answer: form['answer'],
        value: fact && answerTyped(fact, form),
        from: form['from'],
      })
    }),
  ]
}

type Key = { readonly personId: string | undefined; readonly taskId: string | undefined }

function read(here: Here, { person, task }: PageRequest['params']): Promise<Task> {
  return here.ask(readTask, { personId: person, taskId: task })
}

/** One step of a task: done, one is back on its page; not possible, the page says why and keeps what was typed. */
function acting(
  site: Site,
  step: string,
  act: (here: Here, key: Key, form: PageRequest['form']) => Promise<unknown>,
): Route {
  return formRoute(
    site,
    `${path}/${step}`,
    async ({ params: { person, task }, form }, here) => {
      await act(here, { personId: person, taskId: task }, form)
      return { redirect: `/tasks/${person}/${task}` }
    },
    async ({ params, form }, here, error) => taskPage(here, await read(here, params), { form, error }),
  )
}

function listPage({ clock }: Here, { tasks, all }: { tasks: readonly TaskLine[]; all: number }): SitePage {
  const today = clock.today()
  const late = tasks.filter(({ dueOn }) => dueOn < today).length
  return {
    part: '/tasks',
    shell: 'console',
    answer: all === 0 ? '现在没有等您办的事' : `有 ${all} 件事要办${late > 0 ? `，${late} 件过了期限` : ''}`,
    body:
      all === 0 ? (
        <EmptyState what="新的事来了会列在这里。" why="只列您这个岗位要办的，最早到期的在最前面。" />
      ) : (
        <DataTable
          id="tasks"
          caption="要办的事"
          rows={tasks}
          keyOf={({ taskId }) => taskId}
          rowHeading={{ heading: '谁', name: ({ name }) => name, isPerson: true, href: hrefOf }}
          reason={{ heading: '什么事', cell: (task) => taskWords(task).zh }}
          columns={[
            {
              heading: '最晚哪天',
              cell: ({ dueOn }) => `${formatDate(dueOn)}${dueOn < today ? '，已过期' : ''}`,
            },
            { heading: '镇街', cell: ({ township }) => regionName(township) },
            { heading: '到哪一步', cell: ({ state }) => stateWords[state].zh },
          ]}
        />
      ),
  }
}

function taskPage(here: Here, task: Task, refused?: Refused<Problem>): SitePage {
  const isMine = task.holder !== null && task.holder === here.visit?.staffId
  return {
    part: '/tasks',
    above: <BackLink href="/tasks" to="要办的事" />,
    answer: `${taskWords(task).zh}，${stateWords[task.state].zh}`,
    title: `一件事，${stateWords[task.state].zh}`,
    problems: refused ? [{ field: 'answer', message: toMend(refused) }] : [],
    body: (
      <>
        <IdentityBar
          name={task.name}
          needs={[]}
          facts={[{ label: '镇街', value: regionName(task.township) }]}
        />
        {task.said !== null && (
          <Card heading={task.kind === REQUEST ? '提出的事' : '本人说的'}>
            <p>{task.said}</p>
          </Card>
        )}
        <SummaryList
          entries={[
            { label: '最晚哪天答复', value: formatDate(task.dueOn) },
            ...(keeperWords(task) === undefined ? [] : [{ label: '谁的记录', value: keeperWords(task) }]),
            ...(task.outcome === null
              ? []
              : [{ label: '结果', value: outcomeWords[task.outcome]?.zh ?? task.outcome }]),
            ...(task.answer === null ? [] : [{ label: '答复', value: task.answer }]),
          ]}
        />
        {here.actor.may('task.work') && <Steps task={task} isMine={isMine} refused={refused} />}
        <h2>经过</h2>
        <Timeline
          steps={task.steps.map(({ kind, at, actor, note }) => ({
            state: 'done',
            what: stepWords[kind],
            when: formatInstant(at),
            who: actor.startsWith('staff:') ? '工作人员' : '本人或代办人',
            ...(note !== null && { detail: note }),
          }))}
        />
      </>
    ),
  }
}

function toMend({ error }: Refused<Problem>): Text {
  return error.code === 'invalid-input'
    ? text('请写完整，至少写一句', 'Write at least a sentence')
    : error.text
}

function keeperWords({ about }: Task): string | undefined {
  const keptBy = about['keptBy']
  return typeof keptBy === 'string' && keptBy in sources
    ? sources[keptBy as keyof typeof sources].zh
    : undefined
}

type StepsProps = {
  readonly task: Task
  readonly isMine: boolean
  readonly refused: Refused<Problem> | undefined
}

function Steps({ task, isMine, refused }: StepsProps) {
  const action = (step: string) => `${hrefOf(task)}/${step}`
  if (task.state === 'waiting')
    return (
      <form method="post" action={action('take')}>
        <Actions>
          <Button label="我来办" />
        </Actions>
      </form>
    )
  if (task.state === 'closed' || !isMine) return null
  const typed = typedIn(refused?.form)
  const fact = vocabulary[String(task.about['fact'])]
  return (
    <>
      {task.kind === CONTESTED && fact && (
        <form method="post" action={action('answer')} noValidate>
          <h2>答复</h2>
          <ChoiceQuestion
            name="accepted"
            question="说得对吗？"
            why="和记录的部门核对以后再答复。说得对就写明正确的内容，系统更正并重算。"
            choices={[
              { value: 'yes', label: '说得对，要更正' },
              { value: 'no', label: '核对过，记录没有错' },
            ]}
            chosen={typed('accepted')}
          />
          <FactQuestion
            fact={fact}
            why={{ zh: '要更正才填：应该是什么。', en: 'Only where it is corrected: what is right.' }}
            typed={refused?.form ?? {}}
            isPageHeading={false}
          />
          <TextQuestion
            name="from"
            question="从哪天起是这样"
            why="写成 2026-10-08。不更正就不填。"
            value={typed('from')}
          />
          <TextQuestion
            name="answer"
            question="给本人的答复"
            why="写明和谁核对、依据什么记录。本人会看到这些话。"
            value={typed('answer')}
            error={refused && toMend(refused)}
            long
          />
          <Actions>
            <Button label="答复" />
          </Actions>
        </form>
      )}
      {[REQUEST, FOLLOW_UP, PAYMENT_RETURNED].includes(task.kind) && (
        <form method="post" action={action('close')} noValidate>
          <h2>办结</h2>
          <ChoiceQuestion
            name="done"
            question="办成了吗？"
            why="没有办成也可以办结，写明为什么。"
            choices={[
              { value: 'yes', label: '办好了' },
              { value: 'no', label: '没有办成' },
            ]}
            chosen={typed('done')}
          />
          <TextQuestion
            name="answer"
            question="结果"
            why="写明办了什么，没有办成的写为什么、还可以找谁。本人会看到这些话。"
            value={typed('answer')}
            error={refused && toMend(refused)}
            long
          />
          <Actions>
            <Button label="办结" />
          </Actions>
        </form>
      )}
      <form method="post" action={action('note')} noValidate>
        <h2>记一笔，或者交回去</h2>
        <TextQuestion name="note" question="写点什么" why="只有工作人员看得到。交回去要写原因。" long />
        <Actions>
          <Button weight="other" label="记一笔" />
          <Button weight="other" label="交回去" formAction={action('hand-on')} />
        </Actions>
      </form>
    </>
  )
}
