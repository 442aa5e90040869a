import {
  any,
  all,
  atMost,
  because,
  below,
  choose,
  day,
  divRound,
  intNode,
  monthsBetween,
  named,
  no,
  CLOSING,
  parameter,
  times,
  whenApplies,
  yes,
} from '#engine/language.ts'
import { person } from '#core/facts/person.ts'
import { familyMeans, twoSubsidies } from './sources.ts'
import { guaranteeAmount, marginRatio, phaseOutFactor, phaseOutMonths } from './standards.ts'

/** 低保标准 of the district that pays. */
export const standard = parameter(guaranteeAmount, person.district)

/** The line the household is registered under: the standard itself, or the margin above it. */
const ownLine = named(
  'own-line',
  { zh: '家庭所适用的收入标准', en: 'Income limit of the household' },
  choose(
    [
      {
        when: person.assistance.is('low-income-margin'),
        then: divRound(times(standard, parameter(marginRatio)), 100, 'half-up'),
      },
    ],
    standard,
  ),
)

export const registered = person.assistance.in('minimum-living-guarantee', 'low-income-margin')

export const withinPhaseOutIncome = atMost(person.incomePerHead, times(ownLine, parameter(phaseOutFactor)))

const stillInPhaseOut = whenApplies(
  person.incomeExceededSince,
  (since) =>
    all(
      because(familyMeans, below(monthsBetween(since, day(CLOSING)), parameter(phaseOutMonths)), {
        code: 'phase-out-over',
        label: { zh: '渐退期未满', en: 'The phase-out year is not over' },
      }),
      because(familyMeans, withinPhaseOutIncome, {
        code: 'income-above-phase-out-limit',
        label: { zh: '家庭人均月收入不超过标准的 3 倍', en: 'Income per head is at most 3 times the limit' },
      }),
    ),
  yes,
)

/** How long a household has been above its line, where it is. */
export const withinPhaseOutTime = whenApplies(
  person.incomeExceededSince,
  (since) => below(monthsBetween(since, day(CLOSING)), parameter(phaseOutMonths)),
  no,
)

/**
 * Registered with civil affairs, and either not above its line or still in the phase-out year: the
 * register is taken at its word, so income matters only once civil affairs says it has been exceeded.
 */
const keepsAssistanceStatus = because(twoSubsidies, all(registered, stillInPhaseOut), {
  code: 'not-in-assistance',
  label: {
    zh: '属于低保或低边家庭',
    en: 'In a household on the minimum living guarantee or in the low-income margin',
  },
})

/** Other hardship is what civil affairs has recognised as such; nothing here guesses it from income. */
export const inHardship = because(
  twoSubsidies,
  any(
    keepsAssistanceStatus,
    because(twoSubsidies, person.otherHardship.is(true), {
      code: 'no-other-hardship',
      label: { zh: '经民政认定为其他困难残疾人', en: 'Recognised by civil affairs as in other hardship' },
    }),
  ),
  { code: 'not-in-hardship', label: { zh: '家庭困难', en: 'In hardship' } },
)

export const nothing = intNode(0)
