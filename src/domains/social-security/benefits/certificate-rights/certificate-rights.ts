import { federation } from '#core/benefits/authority.ts'
import type { Benefit } from '#core/benefits/benefit.ts'
import { right } from '#core/benefits/right.ts'
import { article, documentOf } from '#core/citations/citation.ts'
import { person } from '#core/facts/person.ts'
import type { CitationRef } from '#engine/ast.ts'
import { because, type Bool } from '#engine/language.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import { holdsCertificate, severeBy } from '../../holder.ts'

const physical = (source: CitationRef) =>
  because(source, person.categories.hasAny('physical'), {
    code: 'not-physical',
    label: text('肢体残疾', 'Physical disability'),
  })

type Row = {
  readonly id: string
  readonly name: Text
  readonly summary: Text
  readonly plan: `plan:${string}`
  readonly source: CitationRef
  readonly from: PlainDate
  /** What is asked besides a valid certificate. */
  readonly besides?: readonly ((source: CitationRef) => Bool)[]
  readonly honouredBy: Text
  readonly shownAt: Text
}

const rows: readonly Row[] = [
  {
    id: 'free-city-transit',
    name: text('免费乘坐市内公交和地铁', 'Free travel on city buses and metro'),
    summary: text(
      '重度残疾人免费乘坐市内公交和地铁，随身的辅助器具和导盲犬也不收费。',
      'Severely disabled people travel free on city buses and metro; any assistive device and guide dog they need go free too.',
    ),
    plan: 'plan:S1.3',
    source: article('zj-disabled-protection', 28),
    from: '2010-01-01',
    besides: [severeBy],
    honouredBy: text('公交和地铁运营单位', 'the bus and metro operators'),
    shownAt: text(
      '上车、进站时出示残疾人证',
      'the disability certificate, when boarding or entering a station',
    ),
  },
  {
    id: 'free-entry-to-parks-and-halls',
    name: text('免费进公园和公共文化体育场馆', 'Free entry to parks and public halls of culture and sport'),
    summary: text(
      '公园、博物馆、图书馆、体育场馆等对残疾人免费开放。',
      'Parks, museums, libraries and sports halls are free for disabled people.',
    ),
    plan: 'plan:S3.9',
    source: article('zj-disabled-protection', 23),
    from: '2010-01-01',
    honouredBy: text('公园和公共文化体育场馆', 'parks and public halls'),
    shownAt: text('进门时出示残疾人证', 'the disability certificate, at the entrance'),
  },
  {
    id: 'scenic-area-reduction',
    name: text('旅游景区门票减免', 'Ticket reduction at scenic areas'),
    summary: text(
      '宁波的旅游景区对残疾人减收或者免收门票，减多少由景区公布。',
      'Scenic areas in Ningbo reduce or waive tickets for disabled people; each of them publishes by how much.',
    ),
    plan: 'plan:S1.3',
    source: article('ningbo-scenic-areas', 26),
    from: '2011-05-01',
    honouredBy: text('旅游景区', 'scenic areas'),
    shownAt: text('买票时出示残疾人证', 'the disability certificate, when buying a ticket'),
  },
  {
    id: 'sports-fee-reduction',
    name: text('公共体育设施收费减免', 'Fee reduction at public sports facilities'),
    summary: text(
      '公共体育设施本来免费；确实要收成本费的，对残疾人减收或者免收。',
      'Public sports facilities are free; where a cost fee is charged it is reduced or waived for disabled people.',
    ),
    plan: 'plan:S3.9',
    source: article('ningbo-fitness', 19),
    from: '2021-10-01',
    honouredBy: text('公共体育设施管理单位', 'whoever runs a public sports facility'),
    shownAt: text('付费时出示残疾人证', 'the disability certificate, when paying'),
  },
  {
    id: 'accessible-parking',
    name: text('优先使用无障碍停车位', 'Priority at accessible parking spaces'),
    summary: text(
      '肢体残疾人开的车或者坐的车，优先停在无障碍停车位。',
      'Cars driven by or carrying people with a physical disability come first at accessible parking spaces.',
    ),
    plan: 'plan:S4.1',
    source: article('accessibility-law', 24),
    from: '2023-09-01',
    besides: [physical],
    honouredBy: text('停车场管理单位', 'whoever runs the car park'),
    shownAt: text(
      '把残疾人车辆标志放在车上看得见的地方，或者出示残疾人证',
      'the badge in plain view in the car, or the disability certificate',
    ),
  },
  {
    id: 'wheelchair-attendant',
    name: text('机动轮椅车搭载一名陪护', 'Carrying an attendant in a motor wheelchair'),
    summary: text(
      '重度肢体残疾人驾驶登记上牌的机动轮椅车，可以带一名陪护的人；车要先到公安交管部门登记。',
      'A person with a severe physical disability may carry one attendant in a motor wheelchair, which has to be registered with the traffic police first.',
    ),
    plan: 'plan:S4.2',
    source: documentOf('zj-road-traffic'),
    // The first month after the latest text that was read on registering such vehicles; this one has not been read.
    from: '2019-07-01',
    besides: [severeBy, physical],
    honouredBy: text('公安交管部门', 'the traffic police'),
    shownAt: text(
      '路上检查时出示残疾人证和行驶证',
      'the disability certificate and the vehicle licence, when checked on the road',
    ),
  },
]

/**
 * What a disability certificate gives its holder by law, wherever it is shown. Nobody applies and nobody decides, and
 * whoever has moved away has it all the same: a hukou is asked for by none of them.
 */
export const certificateRights: readonly Benefit[] = rows.map(({ source, from, besides = [], ...stated }) =>
  right({
    ...stated,
    verifiedBy: federation,
    inForce: { from, cites: source },
    conditions: [...holdsCertificate(source), ...besides.map((asks) => asks(source))],
  }),
)
