import {
  type EmergencyList,
  type ListedNeed,
  listEmergency,
  type NotAsked,
} from '#domains/social-security/emergency/list.ts'
import {
  confirmEmergencyNeeds,
  type EmergencyNeeds,
  waysToMove,
  waysToSpeak,
} from '#domains/social-security/emergency/needs.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { formatDate } from '#kernel/plain-date.ts'
import { CITY_ID, findRegion, townshipsOf } from '#kernel/region.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import { platformProblem } from '#platform/problems.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button } from '#ui/page/button.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { UncheckedTag } from '#ui/page/tag.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import { ManyQuestion } from '#ui/question/many-question.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { FilterForm } from '#ui/table/filter-form.tsx'
import { formRoute, type Refused, typedIn } from './form-route.ts'
import { dutyPlace, regionName } from './region-name.ts'
import { type Here, shown, type Site, type SitePage } from './site.tsx'

const path = '/emergency-list'
const formPath = '/people/:person/emergency'

/** 应急名单: whom to fetch first, grid by grid, on paper too; and asking somebody what they need. */
export function emergencyListPages(site: Site): readonly Route[] {
  const list = listEmergency(openIdentity(site.database.keys))
  return [
    shown(site, path, async ({ query }, here) => {
      const township = townshipIn(here, query)
      return listPage(here, township, await here.ask(list, { township }))
    }),
    shown(site, formPath, ({ params }, here) => {
      if (!here.actor.may('emergency.confirm')) throw platformProblem('not-allowed')
      return needsPage(params['person'] ?? '', here.clock.today())
    }),
    formRoute(
      site,
      formPath,
      async ({ params: { person }, form }, here) => {
        await here.ask(confirmEmergencyNeeds, { personId: person, ...needsTyped(form) })
        return { redirect: path }
      },
      ({ params, form }, here, { code, text }) =>
        needsPage(params['person'] ?? '', here.clock.today(), {
          form,
          error: code === 'invalid-input' ? '有一项没有答：怎样出门、怎样说话都要选' : text.zh,
        }),
    ),
  ]
}

/** The list is of one township; whoever sees more chooses which. */
function townshipIn({ actor }: Here, query: PageRequest['query']): string | undefined {
  const region = (actor.capacity?.region ?? CITY_ID).split('/')[0] ?? CITY_ID
  const asked = query['township']
  if (findRegion(region)?.level !== 'district') return region
  const townships = townshipsOf(region)
  if (asked === undefined) return townships[0]?.id
  if (typeof asked !== 'string' || !townships.some(({ id }) => id === asked))
    throw platformProblem('not-found')
  return asked
}

function listPage(here: Here, township: string | undefined, { asked, notAsked }: EmergencyList): SitePage {
  const region = here.actor.capacity?.region ?? CITY_ID
  const isDistrict = findRegion(region)?.level === 'district'
  const stale = asked.filter(({ isStale }) => isStale).length
  return {
    part: '/people',
    shell: 'console',
    answer: `${isDistrict && township ? regionName(township) : dutyPlace(region)}：${asked.length} 人要先去接${stale > 0 ? `，${stale} 人的情况过了九十天没有核对` : ''}`,
    title: '应急名单',
    body: (
      <>
        <p>
          台风、停电、着火时先去接谁、怎么接、谁去接。只写需要，不写残疾和病。打印一份放在手边；九十天核对一次。
          <UncheckedTag />
        </p>
        {isDistrict && township && (
          <FilterForm
            action={path}
            filters={[
              {
                name: 'township',
                label: '镇街',
                value: township,
                choices: townshipsOf(region).map(({ id, name }) => ({ value: id, label: name.zh })),
              },
            ]}
            filtered={false}
          />
        )}
        {asked.length === 0 && (
          <EmptyState what="还没有核对过谁的需要。" why="从下面没有问过的人开始，一户一户问。" />
        )}
        {[...Map.groupBy(asked, placeOf)].map(([place, people], at) => (
          <DataTable
            key={place}
            id={`grid-${at}`}
            caption={place}
            rows={people}
            keyOf={({ personId }) => String(personId)}
            rowHeading={{
              heading: '姓名',
              name: ({ name }) => name,
              href: ({ personId }) => `/people/${personId}/emergency`,
            }}
            reason={{ heading: '要怎样接', cell: needWords }}
            columns={[
              {
                heading: '怎样说话',
                cell: ({ communicates }) => communicates.map((way) => waysToSpeak[way].zh).join('、'),
              },
              { heading: '电话', cell: ({ phone }) => phone ?? '没有记' },
              {
                heading: '谁去接',
                cell: ({ helpers }) => (helpers.length === 0 ? '还没有定' : helpers.join('；')),
              },
              { heading: '去哪里', cell: ({ shelter }) => shelter ?? '还没有定' },
              {
                heading: '一户几人',
                cell: ({ household }) => (household === undefined ? '不知道' : `${household}`),
                numeric: true,
              },
              {
                heading: '哪天核对的',
                cell: ({ confirmedOn, isStale }) =>
                  `${formatDate(confirmedOn)}${isStale ? '，要再核对' : ''}`,
              },
            ]}
          />
        ))}
        {notAsked.length > 0 && <NotAskedYet people={notAsked} />}
      </>
    ),
  }
}

function NotAskedYet({ people }: { readonly people: readonly NotAsked[] }) {
  return (
    <DataTable
      id="not-asked"
      caption={`还没有问过的 ${people.length} 人`}
      rows={people}
      keyOf={({ personId }) => String(personId)}
      rowHeading={{
        heading: '姓名',
        name: ({ name }) => name,
        href: ({ personId }) => `/people/${personId}/emergency`,
      }}
      columns={[{ heading: '网格', cell: placeOf }]}
    />
  )
}

function placeOf({ village, grid }: Pick<ListedNeed, 'village' | 'grid'>): string {
  return village === null ? '不知道住在哪个村（社区）' : `${village}${grid ?? ''}`
}

function needWords({ moves, needsPower, suppliesDays }: ListedNeed): string {
  return [
    waysToMove[moves].zh,
    ...(needsPower ? ['有离不开电的设备'] : []),
    ...(suppliesDays === null ? [] : [`氧气或药够 ${suppliesDays} 天`]),
  ].join('，')
}

/** As a form carries them; what was not answered is left out and refused by name. */
function needsTyped(form: PageRequest['form']): Readonly<Record<keyof EmergencyNeeds, unknown>> {
  const said = (name: string) => String(form[name] ?? '').trim()
  const days = said('suppliesDays')
  return {
    moves: form['moves'],
    needsPower: said('needsPower') === '' ? undefined : said('needsPower') === 'yes',
    suppliesDays: days === '' ? null : Number(days),
    communicates: [form['communicates'] ?? []].flat(),
    helpers: [said('helper1'), said('helper2')].filter((helper) => helper !== ''),
    shelter: said('shelter') === '' ? null : said('shelter'),
    confirmedOn: said('confirmedOn'),
  }
}

function needsPage(personId: string, today: string, refused?: Refused): SitePage {
  const typed = typedIn(refused?.form)
  return {
    answer: '出事的时候，他需要什么？',
    title: '核对应急需要',
    above: <BackLink href={path} to="应急名单" />,
    problems: refused ? [{ field: 'moves', message: refused.error }] : [],
    body: (
      <form method="post" action={`/people/${personId}/emergency`} noValidate>
        <ChoiceQuestion
          name="moves"
          question="怎样出门"
          why="问本人或者家里人，照他们说的选。"
          choices={[
            { value: 'alone', label: waysToMove.alone.zh },
            { value: 'with-help', label: waysToMove['with-help'].zh },
            { value: 'wheelchair', label: waysToMove.wheelchair.zh },
            { value: 'lying', label: waysToMove.lying.zh },
          ]}
          chosen={typed('moves')}
          error={refused?.error}
        />
        <ChoiceQuestion
          name="needsPower"
          question="家里有离不开电的设备吗"
          why="停电几小时就会有危险的，例如制氧机、呼吸机。"
          choices={[
            { value: 'yes', label: '有' },
            { value: 'no', label: '没有' },
          ]}
          chosen={typed('needsPower')}
        />
        <TextQuestion
          name="suppliesDays"
          question="氧气或者天天要用的药，家里够几天"
          why="写一个数；不用的不填。"
          value={typed('suppliesDays')}
        />
        <ManyQuestion
          name="communicates"
          question="怎样和他说话"
          why="可以选几个。"
          choices={[
            { value: 'speech', label: waysToSpeak.speech.zh },
            { value: 'writing', label: waysToSpeak.writing.zh },
            { value: 'sign', label: waysToSpeak.sign.zh },
            { value: 'pictures', label: waysToSpeak.pictures.zh },
          ]}
          chosen={[refused?.form['communicates'] ?? []].flat()}
        />
        <TextQuestion name="helper1" question="谁去接，第一个" why="姓名和电话。" value={typed('helper1')} />
        <TextQuestion
          name="helper2"
          question="谁去接，第二个"
          why="姓名和电话；没有就不填。"
          value={typed('helper2')}
        />
        <TextQuestion
          name="shelter"
          question="接到哪里"
          why="要问清那里进不进得去轮椅。"
          value={typed('shelter')}
        />
        <TextQuestion
          name="confirmedOn"
          question="哪天核对的"
          why="写成 2026-11-25。"
          value={typed('confirmedOn') || today}
        />
        <Actions>
          <Button label="记下" />
        </Actions>
      </form>
    ),
  }
}
