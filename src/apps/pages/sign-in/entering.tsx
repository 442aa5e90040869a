import type { CameIn } from '#core/access/come-in.ts'
import { endOwnSession } from '#core/access/own-sessions.ts'
import { accessProblem } from '#core/access/problems.ts'
import { attemptCookie, type PageAnswer, type PageRequest } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { Actions, LinkButton } from '#ui/page/button.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { addressWithin, framed, type Here } from '../site.tsx'

/** Somebody came in and goes where they wanted to go; or did not, and is told in one sentence, with the ways out. */
export async function entering(
  here: Here,
  request: PageRequest,
  came: CameIn,
  home: '/' | '/my' | '/sign-in/key',
): Promise<PageAnswer> {
  if ('refused' in came) return refusing(here, request, accessProblem(came.refused))
  // Whoever was signed in here before is not any more, under no token a browser may still hold.
  if (here.visit && here.actor.may('session.own'))
    await here.ask(endOwnSession, { sessionId: here.visit.sessionId })
  const wanted = addressWithin(request.form['back'])
  return { redirect: wanted === '/' ? home : wanted, session: came.token, attempt: null }
}

/** The page of a try that led nowhere. Whatever stood in the way, another way in is one step away, and so is a person. */
export function refusing(here: Here, request: PageRequest, problem: Problem): PageAnswer {
  const { text, next, status } = problem
  return framed(here, request, {
    answer: text,
    status,
    attempt: null,
    body: (
      <>
        <p>{next.zh}</p>
        <Actions>
          <LinkButton label={{ zh: '换一种方式登录', en: 'Sign in another way' }} href="/sign-in/ways" />
          <PhoneLink />
        </Actions>
      </>
    ),
  })
}

/** The attempt this browser is in the middle of; an id that fits nothing where it is in none. */
export function attemptOf({ cookies }: PageRequest): string {
  const given = cookies[attemptCookie] ?? ''
  return /^[0-9a-f-]{36}$/.test(given) ? given : '00000000-0000-4000-8000-000000000000'
}

export function textOf(form: PageRequest['form'], name: string): string {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}
