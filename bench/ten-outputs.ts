import type { Month } from '#kernel/month.ts'
import { epochDayOf } from '#kernel/plain-date.ts'
import type { FactDeclaration, ParameterDeclaration, RuleSet } from '#engine/ast.ts'
import {
  columnKey,
  newColumn,
  NOT_APPLICABLE_32,
  UNKNOWN_32,
  UNKNOWN_8,
  type Columns,
} from '#engine/columns.ts'
import * as say from '#engine/language.ts'
import { randomFrom } from '#engine/random-vocabulary.ts'

/**
 * The rule set every figure about speed is taken on: ten outputs with the shape of real benefits, all
 * amounts invented. It reads 19 facts and uses most of the language, but no household.
 */
export const BENCH_MONTH: Month = 2026 * 12

const districts = Array.from({ length: 12 }, (_, place) => `d${place + 1}`)
const dates = [epochDayOf('1900-01-01'), epochDayOf('2100-01-01')] as const
const money = [0, 3_000_000] as const

const facts = {
  district: fact('district', 'enum', { values: codes(...districts) }),
  birth: fact('birth', 'date', { range: dates }),
  cardFrom: fact('cardFrom', 'date', { range: dates }),
  cardUntil: fact('cardUntil', 'date', { range: dates }),
  category: fact('category', 'enum', {
    values: codes('sight', 'hearing', 'speech', 'limb', 'mind', 'spirit', 'several'),
  }),
  level: fact('level', 'int', { range: [1, 4] }),
  hardship: fact('hardship', 'enum', { values: codes('none', 'poor', 'margin', 'spending', 'destitute') }),
  hardshipBefore: fact('hardshipBefore', 'enum', {
    values: codes('none', 'poor', 'margin', 'spending', 'destitute'),
  }),
  income: fact('income', 'int', { range: money }),
  employed: fact('employed', 'bool'),
  employedSince: fact('employedSince', 'date', { range: dates, optional: true }),
  injuredAtWork: fact('injuredAtWork', 'bool'),
  elderlyCare: fact('elderlyCare', 'int', { range: money }),
  orphan: fact('orphan', 'bool'),
  place: fact('place', 'enum', { values: codes('home', 'day', 'board', 'visited') }),
  insured: fact('insured', 'bool'),
  stage: fact('stage', 'enum', {
    values: codes('none', 'nursery', 'primary', 'middle', 'high', 'university'),
  }),
  rehabilitated: fact('rehabilitated', 'bool'),
  severalMind: fact('severalMind', 'bool'),
} satisfies Record<string, FactDeclaration>

const parameters = {
  standard: figure(
    'standard',
    200_000,
    Object.fromEntries(districts.map((each, place) => [each, 104_200 + place * 1_100])),
  ),
  utility: figure(
    'utility',
    10_000,
    Object.fromEntries(districts.map((each, place) => [each, 3_000 + place * 50])),
  ),
  phaseOutMonths: figure('phaseOutMonths', 24, 12),
  phaseOutTimes: figure('phaseOutTimes', 5, 3),
  care1: figure('care1', 100_000, 50_000),
  care2: figure('care2', 100_000, 25_000),
  care3: figure('care3', 100_000, 12_500),
  premium: figure('premium', 100_000, 62_000),
  rehabSmall: figure('rehabSmall', 500_000, 240_000),
  rehabSchool: figure('rehabSchool', 500_000, 120_000),
  pension: figure('pension', 10_000, 3_000),
  dayCare: figure('dayCare', 300_000, 80_000),
  boarding: figure('boarding', 300_000, 180_000),
  visits: figure('visits', 300_000, 40_000),
  schooling: figure('schooling', 100_000, 10_000),
} satisfies Record<string, ParameterDeclaration>

export const tenOutputs: RuleSet = { facts, parameters, outputs: outputs() }

function outputs(): RuleSet['outputs'] {
  const { all, any, not, choose, divRound, times, parameter, byCase } = say
  const district = say.enumFact(facts.district)
  const hardship = say.enumFact(facts.hardship)
  const category = say.enumFact(facts.category)
  const level = say.intFact(facts.level)
  const income = say.intFact(facts.income)
  const employed = say.boolFact(facts.employed)
  const since = say.optionalFact<'date'>(facts.employedSince)
  const place = say.enumFact(facts.place)
  const stage = say.enumFact(facts.stage)
  const today = say.day(say.CLOSING)

  const years = say.age(say.dateFact(facts.birth))
  const standard = parameter(parameters.standard, district)
  const share = (percent: number) => divRound(times(standard, percent), 100, 'half-up')
  const half = (of: ParameterDeclaration) => divRound(times(parameter(of), 50), 100, 'half-up')
  const holds = all(
    say.dateFact(facts.cardFrom).onOrBefore(today),
    say.dateFact(facts.cardUntil).after(today),
  )
  const included = all(holds, not(hardship.is('destitute')))
  const severe = level.atMost(2)
  const mind = any(
    category.in('mind', 'spirit'),
    all(category.is('several'), say.boolFact(facts.severalMind)),
  )
  const cared = any(severe, all(level.is(3), mind))
  const poor = hardship.in('poor', 'margin', 'spending')
  const monthsEmployed = say.whenApplies(since, (from) => say.monthsBetween(from, today), say.intNode(999))
  const phaseOut = all(
    employed,
    hardship.is('none'),
    say.enumFact(facts.hardshipBefore).in('poor', 'margin'),
    say.below(monthsEmployed, parameter(parameters.phaseOutMonths)),
    income.atMost(times(standard, parameter(parameters.phaseOutTimes))),
  )
  const idleAdult = all(say.atLeast(years, 18), not(employed), income.atMost(standard))
  const atWorkingAge = all(say.atLeast(years, 16), say.below(years, 60))

  const amounts = {
    living: choose(
      [
        {
          when: all(included, not(say.boolFact(facts.orphan)), any(poor, phaseOut, all(cared, idleAdult))),
          then: choose([{ when: severe, then: share(30) }], share(25)),
        },
      ],
      0,
    ),
    careBefore: choose(
      [
        {
          when: all(included, not(say.boolFact(facts.injuredAtWork)), not(place.is('board')), cared),
          then: choose(
            [
              { when: level.is(1), then: parameter(parameters.care1) },
              { when: level.is(2), then: parameter(parameters.care2) },
              { when: level.is(3), then: parameter(parameters.care3) },
            ],
            0,
          ),
        },
      ],
      0,
    ),
    medical: choose(
      [
        {
          when: all(
            say.equals(say.calendarMonth, 1),
            holds,
            say.boolFact(facts.insured),
            any(poor, severe, hardship.is('destitute')),
          ),
          then: choose(
            [{ when: any(hardship.in('poor', 'destitute'), severe), then: parameter(parameters.premium) }],
            half(parameters.premium),
          ),
        },
      ],
      0,
    ),
    rehabilitation: choose(
      [
        {
          when: all(any(holds, say.below(years, 7)), say.boolFact(facts.rehabilitated), say.below(years, 18)),
          then: choose(
            [
              { when: say.below(years, 7), then: parameter(parameters.rehabSmall) },
              { when: any(poor, mind), then: parameter(parameters.rehabSchool) },
            ],
            half(parameters.rehabSchool),
          ),
        },
      ],
      0,
    ),
    pension: choose(
      [
        {
          when: all(holds, atWorkingAge, not(employed), any(severe, poor)),
          then: choose([{ when: severe, then: parameter(parameters.pension) }], half(parameters.pension)),
        },
      ],
      0,
    ),
    dayCare: choose(
      [
        {
          when: all(holds, atWorkingAge, any(mind, all(severe, category.is('limb')))),
          then: byCase(
            place,
            {
              day: parameter(parameters.dayCare),
              board: parameter(parameters.boarding),
              visited: parameter(parameters.visits),
            },
            0,
          ),
        },
      ],
      0,
    ),
    utility: choose(
      [
        {
          when: all(holds, any(hardship.is('poor'), all(hardship.is('margin'), severe))),
          then: parameter(parameters.utility, district),
        },
      ],
      0,
    ),
    education: choose(
      [
        {
          when: all(holds, any(poor, severe)),
          then: byCase(
            stage,
            {
              nursery: parameter(parameters.schooling),
              primary: times(parameter(parameters.schooling), 2),
              middle: times(parameter(parameters.schooling), 2),
              high: times(parameter(parameters.schooling), 3),
              university: times(parameter(parameters.schooling), 4),
            },
            0,
          ),
        },
      ],
      0,
    ),
    transition: choose(
      [
        {
          when: all(holds, phaseOut),
          then: choose([{ when: say.below(monthsEmployed, 6), then: share(20) }], share(10)),
        },
      ],
      0,
    ),
  }
  const { careBefore, ...others } = amounts
  const care = say.exclusive(
    'take-higher',
    { elderly: say.intFact(facts.elderlyCare), care: careBefore },
    'care',
  )
  return { ...others, care, total: say.sum(care, ...Object.values(others)) }
}

/**
 * Synthetic people for the rule set, the same for the same size. With `unknowns`, employment and income of 5 % and
 * insurance of 3 % are unknown, as an office's files are after the first import.
 */
export function tenOutputsPeople(size: number, unknowns: boolean): Columns {
  const random = randomFrom(20_261_124)
  const below = (limit: number): number => Math.floor(random() * limit)
  /** A position drawn by weights that add up to 100. */
  const weighted = (...weights: number[]): number => {
    let rest = random() * 100
    return Math.max(
      0,
      weights.findIndex((weight) => (rest -= weight) < 0),
    )
  }
  const today = epochDayOf('2026-01-31')
  const employed = Int8Array.from({ length: size }, () => weighted(70, 30))
  const draw: Record<keyof typeof facts, (row: number) => number> = {
    district: () => below(12),
    birth: () => today - below(90 * 365),
    cardFrom: () => today + 100 - below(12 * 365),
    cardUntil: () => today - 100 + below(10 * 365),
    category: () => weighted(12, 15, 2, 50, 9, 9, 3),
    level: () => 1 + weighted(15, 20, 30, 35),
    hardship: () => weighted(75, 14, 6, 3, 2),
    hardshipBefore: () => weighted(70, 18, 7, 3, 2),
    income: () => (unknowns && random() < 0.05 ? UNKNOWN_32 : below(600_000)),
    employed: (row) => (unknowns && random() < 0.05 ? UNKNOWN_8 : (employed[row] ?? 0)),
    employedSince: (row) => (employed[row] === 1 ? today - below(10 * 365) : NOT_APPLICABLE_32),
    injuredAtWork: () => weighted(97, 3),
    elderlyCare: () => (random() < 0.9 ? 0 : 10_000 + below(50_000)),
    orphan: () => weighted(99, 1),
    place: () => weighted(85, 8, 4, 3),
    insured: () => (unknowns && random() < 0.03 ? UNKNOWN_8 : weighted(10, 90)),
    stage: () => weighted(88, 2, 4, 3, 2, 1),
    rehabilitated: () => weighted(80, 20),
    severalMind: () => weighted(60, 40),
  }
  const columns = Object.values(facts).map((declaration) => {
    const column = newColumn(declaration, size)
    const drawOne = draw[declaration.id]
    for (let row = 0; row < size; row++) column[row] = drawOne(row)
    return [columnKey(declaration.id, say.CLOSING), column] as const
  })
  return {
    size,
    facts: Object.fromEntries(columns),
    household: Int32Array.from({ length: size }, (_, row) => row),
    previous: {},
  }
}

export function outputsFor({ outputs }: RuleSet, size: number): Record<string, Int32Array> {
  return Object.fromEntries(Object.keys(outputs).map((id) => [id, new Int32Array(size)]))
}

function fact<I extends string>(
  id: I,
  type: FactDeclaration['type'],
  more: Partial<Omit<FactDeclaration, 'id'>> = {},
) {
  const label = { zh: id, en: id }
  return { id, label, question: label, type, optional: false, ...more }
}

function codes(...of: string[]): { code: string; label: { zh: string; en: string } }[] {
  return of.map((code) => ({ code, label: { zh: code, en: code } }))
}

/** One figure for all districts, or one for each. */
function figure(id: string, highest: number, value: number | Record<string, number>): ParameterDeclaration {
  const each = typeof value === 'number' ? [[undefined, value] as const] : Object.entries(value)
  return {
    id,
    label: { zh: id, en: id },
    unit: 'fen',
    range: [0, highest],
    values: each.map(([key, amount]) => ({
      from: '2020-01-01',
      scope: 'ningbo',
      ...(key ? { key } : {}),
      value: amount,
      source: { document: 'invented' },
      checked: true,
    })),
  }
}
