import { type CertificateNumberReading, parseCertificateNumber } from '#kernel/certificate-number.ts'
import { parseCitizenId, type Sex } from '#kernel/citizen-id.ts'
import { normaliseIdentifier } from '#kernel/identifier-text.ts'
import { type Fen, parseYuan } from '#kernel/money.ts'
import { epochDayOf, type PlainDate, plainDateOf } from '#kernel/plain-date.ts'
import { getRegion } from '#kernel/region.ts'
import { type DateSystem, parseLooseDate } from './loose-date.ts'
import { type ReasonCode, type ReasonValues, type Verdict, verdict } from './reasons.ts'
import { parseDistrict, parseTownship } from './region-words.ts'

export type CitizenId = { readonly value: string; readonly birthOn: PlainDate; readonly sex: Sex }

/** Where each field stands in the rows of a sheet: its place and the header as the file wrote it. */
export type Placed<Field extends string> = Readonly<
  Partial<Record<Field, { readonly at: number; readonly header: string }>>
>

/**
 * Reads the cells of one row after another by field. A blank cell is undefined, which means unknown; a cell that cannot
 * be read is undefined too and leaves a verdict, so that one pass names everything wrong with a row.
 */
export class RowReader<Field extends string> {
  readonly #places: Placed<Field>
  readonly #today: PlainDate
  readonly #dateSystem: DateSystem
  #cells: readonly string[] = []
  #verdicts: Verdict[] = []

  constructor(places: Placed<Field>, today: PlainDate, dateSystem: DateSystem) {
    this.#places = places
    this.#today = today
    this.#dateSystem = dateSystem
  }

  /** Moves to another row and forgets what was said about the one before. */
  load(cells: readonly string[]): void {
    this.#cells = cells
    this.#verdicts = []
  }

  get verdicts(): readonly Verdict[] {
    return this.#verdicts
  }

  get isRefused(): boolean {
    return this.#verdicts.some(({ outcome }) => outcome === 'refused')
  }

  say(code: ReasonCode, field?: Field, values?: ReasonValues): undefined {
    this.#verdicts.push(verdict(code, field && this.#places[field]?.header, values))
  }

  text(field: Field): string | undefined {
    const place = this.#places[field]
    const cell = place && this.#cells[place.at]?.replace(/^['’‘`]+/, '').trim()
    // A control character is a character that was lost: nobody types one, and the database takes none.
    return cell === '' ? undefined : cell?.replace(/[\t\r\n]+/g, ' ').replace(/\p{Cc}/gu, '\uFFFD')
  }

  name(field: Field): string | undefined {
    const name = this.text(field)
      ?.replace(/[\s\p{Cf}]/gu, '')
      .replace(/[•．・‧]/g, '·')
    if (!name) return this.say('name-missing', field)
    if (/[?？□〓\uFFFD*]/.test(name)) this.say('name-damaged', field)
    return name
  }

  citizenId(field: Field): CitizenId | undefined {
    const cell = this.text(field)
    if (cell === undefined) return this.say('id-missing', field)
    const number = cell.replace(confirmedMark, '')
    const reading = parseCitizenId(number, { confirmed: number !== cell })
    if (!reading.ok && reading.code === 'precision-loss')
      return this.say('id-digits-lost', field, { remedy: reading.remedy.zh, remedyEn: reading.remedy.en })
    if (!reading.ok)
      return this.say('id-unusable', field, { remedy: reading.remedy.zh, remedyEn: reading.remedy.en })
    return reading.birthOn > this.#today ? this.say('id-born-later', field) : reading
  }

  /** Undefined where the cell is blank; refused where it is another person's. */
  certificateNumber(
    field: Field,
    citizenId: string | undefined,
  ): Extract<CertificateNumberReading, { ok: true }> | undefined {
    const cell = this.text(field)
    if (cell === undefined) return undefined
    // The citizen number was accepted on this row, so the same digits here are no sign of damage.
    const confirmed = citizenId !== undefined && normaliseIdentifier(cell).startsWith(citizenId)
    const reading = parseCertificateNumber(cell, { confirmed })
    if (!reading.ok)
      return this.say('certificate-unusable', field, {
        remedy: reading.remedy.zh,
        remedyEn: reading.remedy.en,
      })
    if (citizenId !== undefined && reading.citizenId !== citizenId)
      return this.say('certificate-of-another', field)
    return reading
  }

  /** The first day something held. */
  start(field: Field): PlainDate | undefined {
    const cell = this.text(field)
    if (cell === undefined) return this.say('date-missing', field)
    const date = parseLooseDate(cell, this.#dateSystem)
    if (date.kind === 'open') return this.say('date-missing', field)
    if (date.kind !== 'month') return this.#day(date, field)
    this.say('date-by-month', field, { day: '第一天', dayEn: 'first' })
    return date.first
  }

  /** The day after the last one something held; undefined for a blank cell and for 长期, which both mean no end known. */
  end(field: Field): PlainDate | undefined {
    const cell = this.text(field)
    if (cell === undefined) return undefined
    const date = parseLooseDate(cell, this.#dateSystem)
    if (date.kind === 'open') return undefined
    const last = date.kind === 'month' ? date.last : this.#day(date, field)
    if (date.kind === 'month') this.say('date-by-month', field, { day: '最后一天', dayEn: 'last' })
    return last && plainDateOf(epochDayOf(last) + 1)
  }

  /** The day of an event that has happened; undefined for a blank cell. */
  happenedOn(field: Field): PlainDate | undefined {
    const cell = this.text(field)
    if (cell === undefined) return undefined
    const date = parseLooseDate(cell, this.#dateSystem)
    if (date.kind === 'open') return undefined
    if (date.kind === 'month') return this.say('date-needs-day', field)
    const on = this.#day(date, field)
    return on !== undefined && on > this.#today ? this.say('date-in-future', field) : on
  }

  /** Whether a date cell, as far as it goes, says this day; a blank or unreadable one does not contradict it. */
  agreesOnDay(field: Field, day: PlainDate): boolean {
    const date = parseLooseDate(this.text(field) ?? '', this.#dateSystem)
    if (date.kind === 'month') return date.first <= day && day <= date.last
    return date.kind !== 'day' || date.on === day
  }

  #day(
    date: Exclude<ReturnType<typeof parseLooseDate>, { kind: 'month' | 'open' }>,
    field: Field,
  ): PlainDate | undefined {
    switch (date.kind) {
      case 'day':
        return date.on
      case 'impossible':
        return this.say('date-impossible', field)
      case 'ambiguous':
        return this.say('date-ambiguous', field)
      case 'year-only':
        return this.say('date-needs-day', field)
      case 'unreadable':
        return this.say('date-unreadable', field)
    }
  }

  yuan(field: Field): Fen | undefined {
    const cell = this.text(field)
    if (cell === undefined || isDash(cell)) return undefined
    const amountFen = parseYuan(
      cell
        .normalize('NFKC')
        .replace(/(?:人民币|\/月|每月)/g, '')
        .replace(/(?<=\d)块$/, '元'),
    )
    if (amountFen === undefined || amountFen > 2_147_483_647) return this.say('amount-unreadable', field)
    return amountFen < 0 ? this.say('amount-negative', field) : amountFen
  }

  months(field: Field): number | undefined {
    const cell = this.text(field)?.normalize('NFKC').replace(/\s/g, '')
    if (cell === undefined || isDash(cell)) return undefined
    const found = /^(\d{1,3})(?:个?月)?$/.exec(cell)
    return found ? Number(found[1]) : this.say('number-unreadable', field)
  }

  /** One of a fixed set of words; `words` maps what offices write to our code, the first of each code is proposed. */
  choice<Code extends string>(
    field: Field,
    words: Readonly<Record<Code, readonly string[]>>,
  ): Code | undefined {
    const cell = this.text(field)
    const choices = Object.values<readonly string[]>(words)
      .map(([first]) => first)
      .join('、')
    if (cell === undefined) return this.say('word-missing', field, { choices })
    const said = cell.normalize('NFKC').replace(/\s/g, '')
    for (const code in words) if (words[code].includes(said)) return code
    return this.say('word-unknown', field, { choices })
  }

  district(field: Field): string | undefined {
    const cell = this.text(field)
    if (cell === undefined) return this.say('district-missing', field)
    return parseDistrict(cell) ?? this.say('district-unknown', field)
  }

  township(field: Field, districtId: string | undefined): string | undefined {
    if (districtId === undefined || districtId === 'outside') return undefined
    const cell = this.text(field)
    if (cell === undefined) return this.say('township-missing', field)
    const reading = parseTownship(cell, districtId)
    if (reading.ok) return reading.id
    const district = getRegion(districtId).name.zh
    if (reading.liesIn !== undefined)
      return this.say('township-elsewhere', field, { district, liesIn: reading.liesIn })
    const names = reading.near.join('、')
    const near = names && `，是不是 ${names}`
    return this.say('township-unknown', field, { district, near, nearEn: names && `; perhaps ${names}` })
  }
}

/** Written behind a number that looks damaged by a spreadsheet and is not: one true number in a thousand. */
const confirmedMark = /[（(]?已核对[）)]?$/

function isDash(cell: string): boolean {
  return /^(?:[-—–/]+|无)$/.test(cell)
}
