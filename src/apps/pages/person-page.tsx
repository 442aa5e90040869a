import { explainPerson, type PersonMonth } from '#core/benefits/decision-queries.ts'
import { formatMonthWords } from '#kernel/month.ts'
import type { Route } from '#platform/http.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { IdentityBar } from '#ui/page/identity-bar.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { benefits } from '../catalogue.ts'
import { regionName } from './region-name.ts'
import { shown, type Site } from './site.tsx'
import { StandingGroups, standingSentence } from './standing-groups.tsx'

/** Everything one person is, could be or is not entitled to in one month. */
export function personPage(site: Site): Route {
  return shown(site, '/months/:month/people/:person', async ({ params }, here) => {
    const { month = '', person: personId = '' } = params
    const told = await explainPerson({ ...here.asked, benefits }, { personId, month })
    const when = formatMonthWords(told.month)
    const { person } = told
    return {
      part: '/months',
      above: <BackLink href={`/months/${month}`} to={when} />,
      answer: answerOf(told),
      title: `一个人的全部待遇，${when}`,
      body: (
        <>
          <IdentityBar
            name={person.name}
            needs={[]}
            facts={[
              { label: '区（县、市）', value: regionName(person.district) },
              { label: '镇街', value: regionName(person.township) },
            ]}
          />
          <StandingGroups
            told={told.benefits}
            hrefOf={({ id }) => `/months/${month}/${id}/people/${person.personId}`}
          />
          <p>都是按规则和已知事实算出来的，由各部门决定。有不对的，请打电话。</p>
          <p>
            <PhoneLink />
          </p>
        </>
      ),
    }
  })
}

function answerOf({ benefits: all, month }: PersonMonth): string {
  return `${formatMonthWords(month)}：${standingSentence(all).zh}`
}
