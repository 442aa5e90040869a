import { firstDay, formatMonth, type Month } from '#kernel/month.ts'
import { addMonths, type EpochDay, epochDayOf, plainDateOf } from '#kernel/plain-date.ts'

/** From when on the first delivery is complete. */
export const LISTS_BEGIN: EpochDay = epochDayOf('2024-01-01')

/** Offices hand over in time for the month's run: what is known by this day of the month. */
const HAND_OVER_DAY = 20

/** One folder of files; it brings what became known before `until` and not in an earlier one. */
export type Delivery = { readonly name: string; readonly until: EpochDay }

/** Life histories begin at `windowFrom`; nothing happens from `newsUntil` on, so no file speaks of the future. */
export type Timeline = {
  readonly windowFrom: EpochDay
  readonly newsUntil: EpochDay
  /** The first day after the last month; ages and what is left of a certificate are counted to the day before. */
  readonly end: EpochDay
  /** `initial` with all that was known before the first month, then one for each month. */
  readonly deliveries: readonly [Delivery, ...Delivery[]]
}

export function timelineOf({ from, to }: { readonly from: Month; readonly to: Month }): Timeline {
  if (to < from)
    throw new RangeError(`the months end before they begin: ${formatMonth(from)} to ${formatMonth(to)}`)
  const monthly = Array.from({ length: to - from + 1 }, (_, after) => ({
    name: formatMonth(from + after),
    until: firstDay(from + after) + HAND_OVER_DAY,
  }))
  return {
    windowFrom: firstDay(to - 23),
    newsUntil: firstDay(to) + HAND_OVER_DAY,
    end: firstDay(to + 1),
    deliveries: [{ name: 'initial', until: firstDay(from) }, ...monthly],
  }
}

/** The place of the delivery that first brings news known on a day; undefined where it is not yet known. */
export function deliveryOf(knownOn: EpochDay, { deliveries }: Timeline): number | undefined {
  const place = deliveries.findIndex(({ until }) => knownOn < until)
  return place === -1 ? undefined : place
}

/** The same day so many months later or earlier. */
export function monthsFrom(day: EpochDay, months: number): EpochDay {
  return epochDayOf(addMonths(plainDateOf(day), months))
}
