import { type PlainDate, parsePlainDate } from './plain-date.ts'

/**
 * A value in force from a day on: until `until` (that day excluded), or until the next value begins.
 *
 * `source` is the id of the document it rests on; `checked` is true only where the value was read in that document.
 */
export type DatedValue<T> = {
  readonly from: PlainDate
  readonly until?: PlainDate
  readonly value: T
  readonly source: string
  readonly checked?: boolean
}

/** Values in the order they came into force, so that a new one is one line at the end. */
export type Dated<T> = readonly DatedValue<T>[]

/** The value in force on a date; undefined before the first, after the last, and in a gap. */
export function valueOn<T>(dated: Dated<T>, date: PlainDate): DatedValue<T> | undefined {
  const latest = dated.findLast(({ from }) => from <= date)
  return latest?.until !== undefined && latest.until <= date ? undefined : latest
}

export type DatedFault = {
  readonly from: PlainDate
  readonly fault: 'not-a-date' | 'empty' | 'not-ascending' | 'overlap'
}

/** What is wrong with a list of dated values, each named by the `from` of the entry at fault; empty when sound. */
export function faultsInDated(dated: Dated<unknown>): readonly DatedFault[] {
  return dated.flatMap(({ from, until }, index): DatedFault[] => {
    if (parsePlainDate(from) === undefined || (until !== undefined && parsePlainDate(until) === undefined))
      return [{ from, fault: 'not-a-date' }]

    const faults: DatedFault[] = []
    const before = dated[index - 1]
    if (until !== undefined && until <= from) faults.push({ from, fault: 'empty' })
    if (before && from <= before.from) faults.push({ from, fault: 'not-ascending' })
    else if (before?.until !== undefined && from < before.until) faults.push({ from, fault: 'overlap' })
    return faults
  })
}
