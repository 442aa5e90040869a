import { type Paper, papers, readForOnSite, signInOnSite } from '#core/access/on-site.ts'
import { endOwnSession } from '#core/access/own-sessions.ts'
import { accessProblem } from '#core/access/problems.ts'
import { type Text, text } from '#kernel/text.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { Actions, Button } from '#ui/page/button.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import type { Choice } from '#ui/question/option.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { framed, type Here, sent, shown, type Site, type SitePage } from '../site.tsx'
import { textOf } from './entering.tsx'

const path = '/on-site/:person'

const paperWords: Readonly<Record<Paper, Text>> = {
  'citizen-card': text('身份证', 'Citizen card'),
  certificate: text('残疾人证', 'Disability certificate'),
  'household-book': text('户口簿', 'Household book'),
  'known-in-person': text('没有带证件，我认识本人', 'No paper at hand; I know the person'),
}

/** 现场代登录: a worker signs a resident in beside them, and the device is the resident's until it is given back. */
export function onSitePages(site: Site): readonly Route[] {
  return [
    shown(site, path, async ({ params }, here) =>
      onSitePage(await here.ask(readForOnSite, { personId: params['person'] })),
    ),
    sent(site, path, async (request, here) => {
      const { visit } = here
      const { form } = request
      if (visit?.dutyId === undefined) throw accessProblem('sign-in-needed')
      const personId = request.params['person']
      const asked = { personId, dutyId: visit.dutyId, paper: form['paper'], reason: form['reason'] }
      try {
        const { token } = await here.ask(signInOnSite, asked)
        // From here on the device shows what the resident may see, and nothing of the worker's.
        await here.ask(endOwnSession, { sessionId: visit.sessionId })
        return { redirect: '/my', session: token }
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'invalid-input') throw error
        return framed(here, request, onSitePage(await here.ask(readForOnSite, { personId }), form))
      }
    }),
    sent(site, '/on-site/end', async (_, { visit, ask }: Here) => {
      if (visit) await ask(endOwnSession, { sessionId: visit.sessionId })
      return { redirect: '/sign-in', session: null }
    }),
  ]
}

const [first, second, ...rest] = papers.map((value): Choice => ({ value, label: paperWords[value] }))
const missing = {
  paper: text('请选您看过什么证件', 'Say which paper you looked at'),
  reason: text('请写明为什么帮他登录，至少四个字', 'Say why you sign them in, in some words'),
}

function onSitePage(
  { personId, name }: { readonly personId: number; readonly name: string },
  typed?: PageRequest['form'],
): SitePage {
  if (!first || !second) throw new Error('a question with fewer than two answers')
  const [paper, reason] = [textOf(typed ?? {}, 'paper'), textOf(typed ?? {}, 'reason')]
  const wrong = (['paper', 'reason'] as const).filter(
    (field) => typed && (field === 'paper' ? paper === '' : reason.trim().length < 4),
  )
  return {
    part: '/',
    answer: `在${name}身边帮他登录`,
    title: text('现场代登录', 'Sign a resident in'),
    status: typed ? 422 : 200,
    problems: wrong.map((field) => ({ field, message: missing[field] })),
    body: (
      <form method="post" action={`/on-site/${personId}`} noValidate>
        <p>
          登录以后，这台设备上看到的是{name}
          本人的页面，最长十五分钟。您自己会退出。您的名字、原因和看过的证件都记下来，并告诉本人。
        </p>
        <ChoiceQuestion
          name="paper"
          question={text('您看过什么证件？', 'Which paper did you look at?')}
          why={text('要确认面前的是本人。', 'To be sure it is the person.')}
          choices={[first, second, ...rest]}
          chosen={paper}
          error={wrong.includes('paper') ? missing.paper : undefined}
        />
        <TextQuestion
          name="reason"
          question={text('为什么帮他登录？', 'Why do you sign them in?')}
          why={text(
            '例如：本人没有手机，来看这个月的补贴。',
            'For example: no telephone, came to see this month’s subsidy.',
          )}
          value={reason}
          error={wrong.includes('reason') ? missing.reason : undefined}
        />
        <Actions>
          <Button label={text('本人在场并同意，登录', 'They are here and agree: sign in')} />
        </Actions>
      </form>
    ),
  }
}
