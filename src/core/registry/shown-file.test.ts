import { expect, test } from 'vitest'
import { text } from '#kernel/text.ts'
import { actorOf } from '#core/access/standing.ts'
import type { Role } from '#core/access/roles.ts'
import type { PersonFile } from './person-file.ts'
import { shownFile } from './shown-file.ts'

const value = (zh: string) => ({
  value: text(zh, zh),
  from: '2020-01-01',
  until: null,
  source: 'dpf',
  recordedAt: '2026-01-01T00:00:00Z',
  file: 7,
})
const stated = [{ label: text('残疾等级', 'Level'), value: text('二级', 'two') }]
const lives = [{ label: text('户籍', 'Residence'), value: text('海曙', 'Haishu') }]
const event = {
  on: '2020-01-01',
  key: 'a',
  file: 7,
  recordedAt: '2026-01-01T00:00:00Z',
  kind: 'began' as const,
}

const whole: PersonFile = {
  secrets: 'full',
  identity: {
    personId: 7,
    name: '欧阳明珠',
    sex: 'female',
    birthOn: '1980-02-03',
    district: 'haishu',
    township: 't-330203001',
    village: null,
    grid: null,
    onRoll: true,
    hasPhone: true,
    numbers: [],
    mergedFiles: [],
  },
  facts: [
    {
      id: 'certificate',
      name: text('残疾人证', 'Certificate'),
      facts: [
        {
          fact: 'person.level',
          label: text('残疾等级', 'Level'),
          sensitivity: 'P4',
          values: [value('二级')],
        },
        {
          fact: 'person.hukou',
          label: text('户籍', 'Residence'),
          sensitivity: 'P3',
          values: [value('海曙')],
        },
      ],
    },
  ],
  household: { members: [{ personId: 8, name: '欧阳建国', relation: 'child', since: '2020-01-01' }] },
  mandates: { for: [], by: [] } as unknown as PersonFile['mandates'],
  accounts: [{ lastFour: '4417' }] as unknown as PersonFile['accounts'],
  contact: undefined,
  benefits: { month: '2026-11', lines: [] },
  timeline: {
    next: undefined,
    events: [
      { ...event, table: 'certificate', source: 'dpf', stated },
      {
        ...event,
        key: 'b',
        table: 'hukou',
        source: 'dpf',
        stated: lives,
      },
    ],
  },
  changes: {
    since: '2026-01-01T00:00:00Z',
    events: [],
    facts: [
      {
        kind: 'changed',
        table: 'certificate',
        from: '2020-01-01',
        until: null,
        stated,
        before: { until: null, stated },
      },
    ],
  },
}

const seenAs = (role: Role, cases: readonly number[] = []) =>
  JSON.stringify(shownFile(actorOf({ id: 'staff:x', role, people: [], cases }), whole))

test.each([
  { role: 'resident', cases: [], name: true, secret: true },
  { role: 'township', cases: [], name: true, secret: false },
  { role: 'township', cases: [7], name: true, secret: true },
  { role: 'township', cases: [8], name: true, secret: false },
  { role: 'city', cases: [], name: false, secret: false },
  { role: 'city', cases: [7], name: true, secret: true },
  { role: 'village-worker', cases: [7], name: true, secret: false },
  { role: 'employer', cases: [7], name: false, secret: false },
] as const)('$role，有事的人 $cases：姓名 $name，敏感信息 $secret', ({ role, cases, name, secret }) => {
  const seen = seenAs(role, cases)
  expect(seen.includes('欧阳明珠')).toBe(name)
  expect(seen.includes('二级')).toBe(secret)
  expect(seen.includes('4417')).toBe(secret)
  expect(seen).toContain('海曙')
})

test('一户的别人不因为这一个人的事露出姓名', () => {
  expect(seenAs('city', [7])).not.toContain('欧阳建国')
})
