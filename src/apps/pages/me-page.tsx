import { signOut } from '#core/access/persona.ts'
import { roles } from '#core/access/roles.ts'
import { platformProblem } from '#platform/problems.ts'
import type { Route } from '#platform/http.ts'
import { Actions, Button } from '#ui/page/button.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { dutyPlace } from './region-name.ts'
import { sent, shown, type Site } from './site.tsx'

/** As whom one is signed in, and the way out. */
export function mePages(site: Site): readonly Route[] {
  return [
    shown(site, '/me', (_, { visit }) => {
      if (!visit) throw platformProblem('not-allowed')
      const { role, region } = visit.standing
      return {
        part: '/',
        answer: `您以${roles[role].name.zh}的身份登录`,
        body: (
          <>
            <SummaryList
              entries={[
                { label: '姓名', value: visit.name },
                { label: '身份', value: roles[role].name.zh },
                ...(region === undefined ? [] : [{ label: '范围', value: dutyPlace(region) }]),
              ]}
            />
            <form method="post" action="/sign-out">
              <Actions>
                <Button label="退出登录" />
              </Actions>
            </form>
          </>
        ),
      }
    }),
    sent(site, '/sign-out', async (_, { visit, ask }) => {
      if (visit) await ask(signOut, { sessionId: visit.sessionId })
      return { redirect: '/sign-in', session: null }
    }),
  ]
}
