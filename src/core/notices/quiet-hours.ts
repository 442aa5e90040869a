import { type Dated, valueOn } from '#kernel/dated.ts'
import { type PlainDate, plainDateOf } from '#kernel/plain-date.ts'

/** Hours of the day in Ningbo in which nobody's telephone rings: `21:00` until `08:00`; `until` itself is not quiet. */
export type QuietHours = { readonly from: string; readonly until: string }

/** For whoever has not named their own; no document sets them: 待核实. */
export const usualQuietHours: Dated<QuietHours> = [
  { from: '2021-01-01', value: { from: '21:00', until: '08:00' }, source: 'own-practice', checked: false },
]

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Ningbo is eight hours ahead all year. */
const AHEAD = 8 * 60 * MINUTE

/** The instant itself, or the end of the quiet hours it falls in. Both as ISO 8601 in UTC. */
export function outsideQuietHours(instant: string, stated: QuietHours | undefined): string {
  const at = Date.parse(instant)
  const quiet = stated ?? usualOn(ningboDate(instant))
  const now = (at + AHEAD) % DAY
  const [from, until] = [sinceMidnight(quiet.from), sinceMidnight(quiet.until)]
  const length = (until - from + DAY) % DAY
  const passed = (now - from + DAY) % DAY
  return passed < length ? new Date(at + length - passed).toISOString() : instant
}

export function ningboDate(instant: string): PlainDate {
  return plainDateOf(Math.floor((Date.parse(instant) + AHEAD) / DAY))
}

function usualOn(date: PlainDate): QuietHours {
  const usual = valueOn(usualQuietHours, date)
  if (!usual) throw new Error(`no quiet hours are known for ${date}`)
  return usual.value
}

function sinceMidnight(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  if (hours === undefined || minutes === undefined) throw new Error(`not a time of day: "${time}"`)
  return (hours * 60 + minutes) * MINUTE
}
