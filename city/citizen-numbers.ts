import { checkCharacter, type Sex } from '#kernel/citizen-id.ts'
import { type EpochDay, epochDayOf, plainDateOf } from '#kernel/plain-date.ts'

const FIRST_DAY = epochDayOf('1900-01-01')
const DAYS = epochDayOf('2060-01-01') - FIRST_DAY
const SERIALS = 1000

/** Hands out valid citizen numbers, each once. */
export type CitizenNumbers = {
  readonly issue: (prefix: string, birthOn: EpochDay, sex: Sex, wishedSerial: number) => string
  /** Keeps a number written down elsewhere from being given to somebody else. */
  readonly reserve: (citizenId: string) => void
}

/**
 * A serial is used once a day, whatever the prefix: one bit for each day and serial makes every number unique in
 * 7 MB, however large the city.
 */
export function citizenNumbers(): CitizenNumbers {
  const taken = new Uint8Array(Math.ceil((DAYS * SERIALS) / 8))
  const bit = (birthOn: EpochDay, serial: number) => (birthOn - FIRST_DAY) * SERIALS + serial
  const isTaken = (place: number) => ((taken[place >> 3] ?? 0) & (1 << (place & 7))) !== 0
  const take = (place: number) => {
    taken[place >> 3] = (taken[place >> 3] ?? 0) | (1 << (place & 7))
  }
  return {
    issue: (prefix, birthOn, sex, wishedSerial) => {
      const parity = sex === 'male' ? 1 : 0
      for (let tried = 0; tried < SERIALS / 2; tried += 1) {
        const half = (Math.floor(wishedSerial / 2) + tried) % (SERIALS / 2)
        const serial = half * 2 + parity
        if (serial === 0 || isTaken(bit(birthOn, serial))) continue
        const digits = prefix + plainDateOf(birthOn).replaceAll('-', '') + String(serial).padStart(3, '0')
        const citizenId = digits + checkCharacter(digits)
        if (citizenId.endsWith('000')) continue // looks as if a spreadsheet had cut it
        take(bit(birthOn, serial))
        return citizenId
      }
      throw new Error(`more than ${SERIALS / 2} people of one sex were born on ${plainDateOf(birthOn)}`)
    },
    reserve: (citizenId) => {
      const born = `${citizenId.slice(6, 10)}-${citizenId.slice(10, 12)}-${citizenId.slice(12, 14)}`
      take(bit(epochDayOf(born), Number(citizenId.slice(14, 17))))
    },
  }
}
