import { listOpenedFiles } from '#core/access/break-glass.ts'
import { listOwnQuestions, listQuestionsToReview } from '#core/audit/questions.ts'
import type { DecidedMonth } from '#core/benefits/month-queries.ts'
import { listDutyTasks, type TaskLine } from '#core/casework/task.ts'
import { countUnconfirmedAccounts } from '#core/registry/payment-accounts.ts'
import { formatDate } from '#kernel/plain-date.ts'
import { Card, CardGrid } from '#ui/page/card.tsx'
import { monthSentence } from './month-page.tsx'
import type { Here, SitePage } from './site.tsx'
import { taskWords } from './task-words.ts'
import { ToLookAt } from './to-look-at.tsx'

/** What waits for the duty somebody is on. */
export type Waiting = {
  readonly tasks: readonly TaskLine[]
  readonly all: number
  /** Looks of one's own to explain, and others' to judge. */
  readonly toExplain: number
  readonly toJudge: number
  readonly toReview: number
  /** Accounts colleagues or residents have recorded, to be compared with the card or the bank’s answer. */
  readonly toConfirm: number
}

export async function readWaiting({ actor, ask }: Here): Promise<Waiting> {
  const { tasks, all } = actor.may('task.work') ? await ask(listDutyTasks, {}) : { tasks: [], all: 0 }
  const own = actor.may('question.answer') ? await ask(listOwnQuestions, {}) : []
  const judged = actor.may('question.review') ? await ask(listQuestionsToReview, {}) : []
  const opened = actor.may('break-glass.review') ? await ask(listOpenedFiles, {}) : []
  return {
    tasks,
    all,
    toExplain: own.filter(({ answer }) => answer === undefined).length,
    toJudge: judged.length,
    toReview: opened.filter(({ verdict }) => verdict === null).length,
    toConfirm: actor.may('account.confirm') ? await ask(countUnconfirmedAccounts, {}) : 0,
  }
}

/** 工作台: what is due first first; below it the month, and where everything else is. */
export function todayPage(here: Here, waiting: Waiting, latest: DecidedMonth | undefined): SitePage {
  const [first] = waiting.tasks
  return {
    part: '/',
    shell: 'console',
    answer: first
      ? `有 ${waiting.all} 件事要办，最早的 ${formatDate(first.dueOn)}到期`
      : latest
        ? monthSentence(latest)
        : '现在没有等您办的事',
    body: (
      <>
        <Due waiting={waiting} />
        {latest && (
          <>
            {first && <h2>{monthSentence(latest)}</h2>}
            <ToLookAt decided={latest} mayRun={here.actor.may('month.run') !== undefined} />
          </>
        )}
        <h2>别的</h2>
        <ul className="plain-list">
          {doors
            .filter(({ permission }) => here.actor.may(permission))
            .map(({ href, label }) => (
              <li key={href}>
                <a className="line-link" href={href}>
                  {label}
                </a>
              </li>
            ))}
        </ul>
      </>
    ),
  }
}

const doors = [
  { href: '/people/find', label: '找一个人', permission: 'person.search' },
  { href: '/duplicates', label: '可能重复的档案', permission: 'duplicate.read' },
  { href: '/payments', label: '发放名册', permission: 'roster.read' },
  { href: '/emergency-list', label: '应急名单', permission: 'emergency.list' },
  { href: '/emergency', label: '紧急查看一个人', permission: 'break-glass.open' },
  { href: '/notices-of-office', label: '本单位的公示', permission: 'publicity.read' },
  { href: '/imports', label: '导入过的文件', permission: 'import.read' },
  { href: '/accounts', label: '账号和岗位', permission: 'duty.read' },
  { href: '/running', label: '运行状况', permission: 'running.read' },
  { href: '/questions', label: '要您说明的查看', permission: 'question.answer' },
  { href: '/emergency/opened', label: '紧急查看的复核', permission: 'break-glass.review' },
  { href: '/questions/review', label: '不寻常的查看', permission: 'question.review' },
] as const

const MOST_TASKS = 5

function Due({ waiting }: { readonly waiting: Waiting }) {
  const { tasks, all, toExplain, toJudge, toReview, toConfirm } = waiting
  if (all + toExplain + toJudge + toReview + toConfirm === 0) return null
  return (
    <CardGrid>
      {all > 0 && (
        <Card due heading={`要办的事：${all} 件`} href="/tasks">
          <ul className="plain-list">
            {tasks.slice(0, MOST_TASKS).map((task) => (
              <li key={task.taskId}>
                <a className="line-link" href={`/tasks/${task.personId}/${task.taskId}`}>
                  {formatDate(task.dueOn)}：{task.name}，{taskWords(task).zh}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {toConfirm > 0 && (
        <Card heading={`等着核对的账户：${toConfirm} 个`} href="/people?lacking=confirmation">
          <p>核对以后，钱才会打过去。</p>
        </Card>
      )}
      {toExplain > 0 && (
        <Card due heading={`要您说明的查看：${toExplain} 次`} href="/questions">
          <p>照实写一句就可以。</p>
        </Card>
      )}
      {toReview > 0 && (
        <Card heading={`紧急查看等着复核：${toReview} 次`} href="/emergency/opened">
          <p>别的单位看的，由您这里复核。</p>
        </Card>
      )}
      {toJudge > 0 && (
        <Card heading={`不寻常的查看：${toJudge} 次`} href="/questions/review">
          <p>看回答，下结论。</p>
        </Card>
      )}
    </CardGrid>
  )
}
