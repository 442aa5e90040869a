import {
  beginProviderSignIn,
  type Provider,
  resumeProviderSignIn,
  signInWithProvider,
} from '#core/access/provider.ts'
import { accessProblem } from '#core/access/problems.ts'
import { platformProblem } from '#platform/problems.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { Actions, LinkButton } from '#ui/page/button.tsx'
import { sent, shown, type Here, type Site } from '../site.tsx'
import { attemptOf, entering, refusing } from './entering.tsx'
import { back } from './ways-page.tsx'

const returnPath = '/sign-in/provider/back'

/** Where colleagues come in by way of their organisation; there are no such pages where none is set up. */
export function providerPages(site: Site): readonly Route[] {
  const { provider } = site
  if (!provider) return []
  const { keys } = site.database
  return [
    shown(site, '/sign-in/provider', async ({ from, origin }, here) => {
      const { visit } = here
      const begun = await here.ask(beginProviderSignIn(keys), {
        from,
        ...(visit && { sessionId: visit.sessionId }),
      })
      if ('refused' in begun) throw accessProblem(begun.refused)
      // A link and not a form: a form may lead to no other site.
      const address = await provider.addressFor(begun, `${origin}${returnPath}`)
      return {
        above: back,
        answer: { zh: `到${provider.name}登录`, en: `Sign in at ${provider.name}` },
        attempt: begun.attemptId,
        body: (
          <>
            <p>
              您在{provider.name}那里登录，再自动回到这里。您的密码不会给我们。
              {visit?.how === 'invitation' && '这个账号以后就是您在这里的登录方式。'}
            </p>
            <Actions>
              <LinkButton label={{ zh: `去${provider.name}`, en: `Go to ${provider.name}` }} href={address} />
            </Actions>
          </>
        ),
      }
    }),
    {
      ...sent(site, returnPath, (request, here) => comeBack(provider, request, here)),
      method: 'GET',
    },
  ]
}

async function comeBack(provider: Provider, request: PageRequest, here: Here) {
  try {
    const { state } = request.query
    const checks = await here.ask(resumeProviderSignIn, { attemptId: attemptOf(request), state })
    const account = await provider.findAccount(new URL(request.address, request.origin), checks)
    if (!account) return refusing(here, request, accessProblem('sign-in-failed'))
    const came = await here.ask(signInWithProvider, { ...account, linkTo: checks.staffId })
    return entering(here, request, came, '/')
  } catch (error) {
    if (error instanceof Problem && error.code !== platformProblem('not-allowed').code)
      return refusing(here, request, error)
    throw error
  }
}
