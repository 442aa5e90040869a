import type { Goal, TargetUnit } from '#law/target.ts'

/** `≥ 95%`, `每个乡镇（街道） ≥ 1 处` */
export function formatGoal(goal: Goal): string {
  const owed = [goal.each ? shares[goal.each] : '', goal.per ? periods[goal.per] : '']
    .filter(Boolean)
    .join('')
  const figure =
    goal.direction === 'range' ? `${goal.figure}–${goal.upTo}` : `${directions[goal.direction]}${goal.figure}`
  return `${owed}${owed && ' '}${figure}${units[goal.unit]}`
}

const directions: Record<Exclude<Goal['direction'], 'range'>, string> = {
  'at-least': '≥ ',
  'more-than': '> ',
  exactly: '',
  'at-most': '≤ ',
}

const units: Record<TargetUnit, string> = {
  percent: '%',
  permille: '‰',
  persons: ' 人',
  'person-times': ' 人次',
  households: ' 户',
  places: ' 处',
  organisations: ' 家',
  teams: ' 支',
  events: ' 场（次）',
  months: ' 个月',
  times: ' 次',
}

const shares: Record<NonNullable<Goal['each']>, string> = {
  county: '每个区（县、市）',
  township: '每个乡镇（街道）',
  'member-unit': '每个成员单位',
  'zero-employment-household': '每个零就业家庭',
}

const periods: Record<NonNullable<Goal['per']>, string> = { year: '每年', 'four-years': '每四年' }
