import { isPaidInHand } from '#core/benefits/benefit.ts'
import { type Lack, type ListedPerson, lacks, listPeople } from '#core/registry/list-people.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { type PersonFound, searchPeople } from '#core/registry/search-people.ts'
import { CITY_ID, districtsOn, findRegion, findRegionByName, townshipsOf } from '#kernel/region.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import { platformProblem } from '#platform/problems.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { type Column, DataTable } from '#ui/table/data-table.tsx'
import { FilterForm } from '#ui/table/filter-form.tsx'
import { Pagination } from '#ui/table/pagination.tsx'
import { benefits } from '../catalogue.ts'
import { count } from '../terminal.ts'
import { formRoute } from './form-route.ts'
import { dutyPlace, regionName } from './region-name.ts'
import { framed, type Here, shown, type Site, type SitePage } from './site.tsx'

const path = '/people'

/** 名册: who lives in the area of one's duty and who may have been overlooked; and finding one of them. */
export function peoplePages(site: Site): readonly Route[] {
  const search = searchPeople(openIdentity(site.database.keys))
  return [
    shown(site, path, async ({ query }, here) => listPage(here, askedIn(query))),
    shown(site, `${path}/find`, () => findPage({})),
    formRoute(
      site,
      `${path}/find`,
      async (request, here) => {
        const { name, number, bornOn, township } = request.form
        const named = typeof township === 'string' ? township.trim() : ''
        const { people, more } = await here.ask(search, {
          name,
          number,
          bornOn,
          township: named === '' ? undefined : (findRegionByName(named)?.id ?? named),
        })
        return framed(here, request, foundPage(people, more))
      },
      ({ form }, _, { text, next }) => findPage(form, `${text.zh}${next.zh}`),
    ),
  ]
}

type Asked = {
  readonly place: string | undefined
  readonly lacking: Lack
  readonly after: string | undefined
}

function askedIn(query: PageRequest['query']): Asked {
  const of = (name: string) => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const lacking = of('lacking') ?? 'nothing'
  const place = of('place')
  if (!isLack(lacking) || (place !== undefined && !findRegion(place))) throw platformProblem('not-found')
  return { place, lacking, after: of('after') }
}

function isLack(code: string): code is Lack {
  return lacks.some((each) => each === code)
}

const lackNames: Readonly<Record<Lack, string>> = {
  nothing: '全部',
  fact: '还有事实不清楚的',
  phone: '没有电话的',
  account: '有钱可领、没有账户的',
  confirmation: '账户等着核对的',
}

const paidInHand = benefits.filter(isPaidInHand).map(({ id }) => id)

async function listPage(here: Here, asked: Asked): Promise<SitePage> {
  const { people, more } = await here.ask(listPeople, { ...asked, paidInHand })
  const { place, lacking, after } = asked
  const region = here.actor.capacity?.region ?? CITY_ID
  const last = people.at(-1)
  const within = placesWithin(region)
  return {
    part: path,
    shell: 'console',
    answer: `${place === undefined ? dutyPlace(region) : regionName(place)}的名册${lacking === 'nothing' ? '' : `，${lackNames[lacking]}`}`,
    body: (
      <>
        <Actions>
          <LinkButton label="找一个人" href={`${path}/find`} />
        </Actions>
        <FilterForm
          action={path}
          filters={[
            ...(within.length === 0
              ? []
              : [
                  {
                    name: 'place',
                    label: region === CITY_ID ? '区（县、市）' : '镇街',
                    value: place ?? '',
                    choices: [
                      { value: '', label: '全部' },
                      ...within.map(({ id, name }) => ({ value: id, label: name.zh })),
                    ],
                  },
                ]),
            {
              name: 'lacking',
              label: '看哪些人',
              value: lacking,
              choices: lacks.map((code) => ({ value: code, label: lackNames[code] })),
            },
          ]}
          filtered={place !== undefined || lacking !== 'nothing'}
        />
        {people.length === 0 ? (
          <EmptyState
            what={after === undefined ? '这里没有人。' : '后面没有人了。'}
            why="只列您岗位范围里、现在在册的人。"
          />
        ) : (
          <People people={people} />
        )}
        <Pagination
          position={
            after === undefined && !more ? `共 ${count(people.length)} 人` : `本页 ${count(people.length)} 人`
          }
          nextHref={
            more && last
              ? `${path}?${new URLSearchParams({ ...(place !== undefined && { place }), lacking, after: String(last.personId) })}`
              : undefined
          }
        />
      </>
    ),
  }
}

function placesWithin(region: string) {
  if (region === CITY_ID) return districtsOn()
  return findRegion(region)?.level === 'district' ? townshipsOf(region) : []
}

function People({ people }: { readonly people: readonly ListedPerson[] }) {
  return (
    <DataTable
      id="people"
      caption="名册"
      rows={people}
      keyOf={({ personId }) => String(personId)}
      rowHeading={{
        heading: '姓名',
        isPerson: true,
        name: ({ name }) => name,
        href: ({ personId }) => `${path}/${personId}`,
      }}
      reason={{ heading: '要看一眼的', cell: lackWords }}
      columns={whoAndWhere}
    />
  )
}

/** What tells people of one name apart. */
const whoAndWhere: readonly Column<Pick<PersonFound, 'birthYear' | 'township' | 'village'>>[] = [
  { heading: '出生', cell: ({ birthYear }) => (birthYear === null ? '不知道' : `${birthYear} 年`) },
  { heading: '住在', cell: ({ township, village }) => `${regionName(township)}${village ?? ''}` },
]

function lackWords({ undecided, hasPhone, hasAccount, hasUnconfirmed }: ListedPerson): string {
  const told = [
    ...(undecided > 0 ? [`${undecided} 项待遇还差事实`] : []),
    ...(hasPhone ? [] : ['没有电话']),
    ...(hasAccount === false ? ['没有账户'] : []),
    ...(hasUnconfirmed ? ['账户等着核对'] : []),
  ]
  return told.length === 0 ? '没有' : told.join('，')
}

function findPage(typed: PageRequest['form'], error?: string): SitePage {
  const of = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return {
    answer: '找谁？',
    above: <BackLink href={path} to="名册" />,
    problems: error === undefined ? [] : [{ field: 'name', message: error }],
    body: (
      <form method="post" action={`${path}/find`} noValidate>
        <TextQuestion
          name="name"
          question="姓名"
          why="汉字、拼音或首字母都可以，至少两个字。"
          value={of('name')}
          error={error}
        />
        <TextQuestion
          name="bornOn"
          question="出生日期"
          why="写成 1988-05-21；不知道就不填。范围大的岗位，姓名以外还要写出生日期或者镇街。"
          value={of('bornOn')}
        />
        <TextQuestion name="township" question="镇街" why="写全名；不知道就不填。" value={of('township')} />
        <TextQuestion
          name="number"
          question="身份证号或残疾人证号"
          why="写完整的一个；只有姓名时不填。每次查找都留记录，本人看得到。"
        />
        <Actions>
          <Button label="查找" />
        </Actions>
      </form>
    ),
  }
}

function foundPage(people: readonly PersonFound[], more: boolean): SitePage {
  return {
    answer: people.length === 0 ? '没有找到这个人' : `找到 ${people.length} 个人${more ? '，还有更多' : ''}`,
    title: '查找的结果',
    above: <BackLink href={`${path}/find`} to="再找一次" />,
    body:
      people.length === 0 ? (
        <EmptyState
          what="可能写法不同，或者不在您的岗位范围里。"
          why="在不在范围里，回答都是一样的。有危险或者紧急情况，可以凭身份证号紧急查看。"
        >
          <LinkButton weight="other" label="紧急查看" href="/emergency" />
        </EmptyState>
      ) : (
        <>
          {more && <p>符合的人太多，请多写一些：全名，或者一个完整的号码。</p>}
          <DataTable
            id="found"
            caption="找到的人"
            rows={people}
            keyOf={({ personId }) => String(personId)}
            rowHeading={{
              heading: '姓名',
              isPerson: true,
              name: ({ name }) => name,
              href: ({ personId }) => `${path}/${personId}`,
            }}
            columns={[
              ...whoAndWhere,
              { heading: '在册', cell: ({ onRoll }) => (onRoll ? '在册' : '不在册') },
            ]}
          />
        </>
      ),
  }
}
