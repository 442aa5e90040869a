import { describe, expect, it, test } from 'vitest'
import { randomFrom } from '#engine/random-vocabulary.ts'
import { type AskedQuestion, decideQuestion, type LookFacts, PEOPLE_AN_HOUR } from './snooping-rules.ts'
import type { StaffPerson } from './work-facts.ts'

const at = '2026-11-24T02:00:00.000Z'
const chen = { surname: '陈', township: 't-330203001', village: '石碶村' }
const wang = { surname: '王', township: 't-330203001', village: '万安村' }
const nobodySpecial: LookFacts = { staff: chen, person: wang, isLinked: true, peopleThisHour: 1 }

const ruleOf = (facts: Partial<LookFacts>, asked: readonly AskedQuestion[] = []) =>
  decideQuestion({ personId: 1, at, facts: { ...nobodySpecial, ...facts } }, asked)?.id

describe('a look is asked about', () => {
  test.each<[string, Partial<LookFacts>, string | undefined]>([
    ['by nobody where work links the two', {}, undefined],
    ['by nobody where it is not known whether work links them', { isLinked: undefined }, undefined],
    ['where no work links the two', { isLinked: false }, 'no-open-task'],
    [
      'where the surname is the same and no work links them',
      { person: { surname: '陈' }, isLinked: false },
      'same-surname',
    ],
    ['not for the surname alone', { person: { surname: '陈' } }, undefined],
    [
      'where the village is the same and no work links them',
      { person: { ...chen, surname: '王' }, isLinked: false },
      'same-village',
    ],
    [
      'not as the same village in another township',
      { person: { ...chen, surname: '王', township: 't-330206001' }, isLinked: false },
      'no-open-task',
    ],
    [
      'where surname and village are the same, whatever the work',
      { person: chen },
      'same-surname-and-village',
    ],
    ['not where both are unknown', { staff: {}, person: {}, isLinked: undefined }, undefined],
    ['not as alike where both are unknown', { staff: {}, person: {}, isLinked: false }, 'no-open-task'],
    ['not at the limit of an hour', { peopleThisHour: PEOPLE_AN_HOUR }, undefined],
    ['above the limit of an hour, whatever the work', { peopleThisHour: PEOPLE_AN_HOUR + 1 }, 'many-people'],
  ])('%s', (_, facts, rule) => {
    expect(ruleOf(facts)).toBe(rule)
  })

  it('once a day about one person, and again about another', () => {
    const asked = (hoursAgo: number, people: readonly number[]) => [
      { rule: 'same-surname', people, at: new Date(Date.parse(at) - hoursAgo * 3_600_000).toISOString() },
    ]
    const relative = { person: { surname: '陈' }, isLinked: false }
    expect(ruleOf(relative, asked(23, [7, 1]))).toBeUndefined()
    expect(ruleOf(relative, asked(24, [7, 1]))).toBe('same-surname')
    expect(ruleOf(relative, asked(1, [7]))).toBe('same-surname')
  })

  it.each(['many-people', 'no-open-task'])('once an hour, whoever was looked at, by %s', (rule) => {
    const asked = (minutesAgo: number) => [
      { rule, people: [7], at: new Date(Date.parse(at) - minutesAgo * 60_000).toISOString() },
    ]
    const facts = rule === 'many-people' ? { peopleThisHour: 99 } : { isLinked: false }
    expect(ruleOf(facts, asked(59))).toBeUndefined()
    expect(ruleOf(facts, asked(60))).toBe(rule)
  })
})

/** A day of one colleague: whom they looked at besides, or for, their work. */
type Day = readonly Look[]
type Look = { readonly personId: number; readonly minute: number; readonly facts: LookFacts }

const surnames = [...'王张陈林李刘杨黄周吴徐朱胡孙沈郑毛方董郭叶何谢蔡洪邱汪傅余卢']
const villages = Array.from({ length: 60 }, (_, k) => `第${k}村`)

/** How complete the knowledge is that the rules rest on: of colleagues as private persons, and of what they work on. */
const KNOWN_OF_COLLEAGUES = 0.6
const KNOWN_LINKS = 0.97
const WORKING_DAYS = 5_000
const DAYS_OF_EACH_KIND = 50

describe('looks of a made-up city', () => {
  it('are asked about where somebody snoops, and hardly where somebody works', () => {
    const random = randomFrom(20_261_124)
    const found = Object.entries(snooping).map(([kind, add]) => {
      const days = Array.from({ length: DAYS_OF_EACH_KIND }, () => dayOf(random, 0, add))
      return { kind, share: shareAsked(days) }
    })
    const recall = found.reduce((sum, { share }) => sum + share, 0) / found.length
    const disturbed = [0.0001, 0.001].map((outsideTasks) => ({
      outsideTasks,
      share: shareAsked(Array.from({ length: WORKING_DAYS }, () => dayOf(random, outsideTasks))),
    }))
    process.stdout.write(
      [
        `days of snooping that were asked about: ${percent(recall)} (${found.map(({ kind, share }) => `${kind} ${percent(share)}`).join(', ')})`,
        ...disturbed.map(
          ({ outsideTasks, share }) =>
            `days of work that were asked about: ${percent(share)} where ${outsideTasks * 10_000} looks in 10,000 belong to no task`,
        ),
        '',
      ].join('\n'),
    )
    expect(recall).toBeGreaterThanOrEqual(0.9)
    expect(disturbed[0]?.share).toBeLessThanOrEqual(0.01)
    expect(disturbed[1]?.share).toBeGreaterThan(disturbed[0]?.share ?? 1)
  })
})

type Peek = (person: StaffPerson, isLinked: boolean) => void

const snooping: Readonly<Record<string, (peek: Peek, staff: StaffPerson, random: () => number) => void>> = {
  // Every second of them has a task that lets them.
  'a relative': (peek, staff, random) => peek({ ...staff }, random() < 0.5),
  'a neighbour': (peek, staff, random) => peek({ ...staff, surname: oneOf(random, surnames) }, false),
  'somebody of the news': (peek, _, random) => peek(personOf(random), false),
  'a former spouse': (peek, _, random) => peek(personOf(random), false),
  // A work list is worked through, 35 to 70 files in half an hour.
  'many at once': (peek, _, random) => {
    for (let k = 0; k < 35 + Math.floor(36 * random()); k++) peek(personOf(random), true)
  },
}

/** About thirty looks in eight hours; of them `outsideTasks` belong to no task and are work all the same. */
function dayOf(random: () => number, outsideTasks: number, snoop?: (typeof snooping)[string]): Day {
  const staff = personOf(random)
  const known = random() < KNOWN_OF_COLLEAGUES ? staff : {}
  const looks: Look[] = []
  const look = (minute: number, person: StaffPerson, isLinked: boolean) => {
    const facts = {
      staff: known,
      person,
      isLinked: random() < KNOWN_LINKS ? isLinked : undefined,
      peopleThisHour: 0,
    }
    looks.push({ personId: looks.length, minute, facts })
  }
  for (let k = 15 + Math.floor(30 * random()); k > 0; k--)
    look(480 * random(), personOf(random), random() >= outsideTasks)
  const minute = 450 * random()
  snoop?.((person, isLinked) => look(minute + 30 * random(), person, isLinked), staff, random)
  return looks.map((each) => {
    const hour = looks.filter((other) => other.minute > each.minute - 60 && other.minute <= each.minute)
    return { ...each, facts: { ...each.facts, peopleThisHour: hour.length } }
  })
}

function personOf(random: () => number): StaffPerson {
  return {
    // A few surnames are many people's.
    surname: surnames[Math.floor(surnames.length * random() ** 2)] ?? '王',
    township: `t-33020300${1 + Math.floor(9 * random())}`,
    village: oneOf(random, villages),
  }
}

function shareAsked(days: readonly Day[]): number {
  const isAsked = (day: Day) =>
    day.some(
      ({ personId, minute, facts }) =>
        decideQuestion(
          { personId, at: new Date(Date.parse(at) + minute * 60_000).toISOString(), facts },
          [],
        ) !== undefined,
    )
  return days.filter(isAsked).length / days.length
}

function oneOf(random: () => number, items: readonly string[]): string {
  return items[Math.floor(items.length * random())] ?? ''
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`
}
