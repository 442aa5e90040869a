import { listPersonas, type Persona, signInAsPersona } from '#core/access/persona.ts'
import { isRole, roles } from '#core/access/roles.ts'
import { personas } from '#city/personas.ts'
import type { Route } from '#platform/http.ts'
import { Actions, Button } from '#ui/page/button.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import type { Choice } from '#ui/question/option.tsx'
import { dutyPlace } from './region-name.ts'
import { onSitePages } from './sign-in/on-site-pages.tsx'
import { providerPages } from './sign-in/provider-pages.tsx'
import { residentSignInPages } from './sign-in/resident-pages.tsx'
import { staffSignInPages } from './sign-in/staff-pages.tsx'
import { ways, waysPage } from './sign-in/ways-page.tsx'
import { addressWithin, framed, type Here, sent, shown, type Site, type SitePage } from './site.tsx'

const path = '/sign-in'

/** Who is there? Every way to show it; in the trial somebody invented may be chosen. */
export function signInPages(site: Site): readonly Route[] {
  return [
    shown(site, path, async ({ query }, here) => signInPage(here, addressWithin(query['back']))),
    sent(site, `${path}/persona`, async (request, here) => {
      const { persona, back } = request.form
      if (typeof persona !== 'string')
        return framed(here, request, {
          ...(await signInPage(here, addressWithin(back), '请选一个人')),
          status: 422,
        })
      const { token } = await here.ask(signInAsPersona, { key: persona })
      const wanted = addressWithin(back)
      const home = persona.startsWith('resident:') ? '/my' : '/'
      return { redirect: wanted === '/' ? home : wanted, session: token }
    }),
    waysPage(site),
    ...staffSignInPages(site),
    ...providerPages(site),
    ...residentSignInPages(site),
    ...onSitePages(site),
  ]
}

async function signInPage(here: Here, back: string, error?: string): Promise<SitePage> {
  const people = here.isDemo ? await here.ask(listPersonas, { names: personas.map(({ name }) => name) }) : []
  const [first, second, ...rest] = people.map(choiceOf)
  if (!first || !second) return ways(here)
  return {
    answer: '您是谁？',
    answerInBody: true,
    problems: error === undefined ? [] : [{ field: 'persona', message: error }],
    body: (
      <>
        <form method="post" action={`${path}/persona`} noValidate>
          <input type="hidden" name="back" value={back} />
          <ChoiceQuestion
            name="persona"
            question="您是谁？"
            why="这是演示：选一个虚构的人，看他登录以后看到什么。工作人员只看得到自己岗位范围里的人。"
            choices={[first, second, ...rest]}
            error={error}
            isPageHeading
          />
          <Actions>
            <Button label="登录" />
          </Actions>
        </form>
        <p>
          <a className="line-link" href="/sign-in/ways">
            看看正式系统里怎么登录
          </a>
        </p>
      </>
    ),
  }
}

function choiceOf({ key, name, role, region }: Persona): Choice {
  if (role === undefined || region === undefined || !isRole(role)) {
    const shows = personas.find((each) => each.name === name)?.shows.zh
    return { value: key, label: `${name}，居民`, isPerson: true, ...(shows !== undefined && { hint: shows }) }
  }
  return { value: key, label: `${name}，${dutyPlace(region)}${roles[role].name.zh}`, isPerson: true }
}
