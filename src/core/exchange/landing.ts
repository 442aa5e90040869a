import type { PlainDate } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type ReasonCode, type ReasonValues, type Verdict, verdict } from './reasons.ts'
import type { SourceCode } from './sources.ts'

/** What a file's rows become known as: whose they are, under which batch, for which days. */
export type Landing = {
  readonly tx: Tx
  readonly batchId: string
  readonly source: SourceCode
  readonly today: PlainDate
  readonly residentFrom: PlainDate
  /** The day the file speaks of. */
  readonly asOf: PlainDate
  /** From which day on the list holds everybody it applies to, where it says so. */
  readonly completeFrom: PlainDate | undefined
  readonly rows: RowLedger
}

/** What has been said about the rows of one file, by row number; rows nothing was said about are not held. */
export class RowLedger {
  readonly verdicts = new Map<number, Verdict[]>()
  readonly #headers: Readonly<Record<string, string>>
  /** Rows as a person finds them, for verdicts that name another row. */
  readonly #nameOf: (row: number) => Text

  constructor(headers: Readonly<Record<string, string>>, nameOf: (row: number) => Text) {
    this.#headers = headers
    this.#nameOf = nameOf
  }

  add(row: number, said: readonly Verdict[]): void {
    if (said.length > 0) this.verdicts.set(row, [...(this.verdicts.get(row) ?? []), ...said])
  }

  say(row: number, code: ReasonCode, field?: string, values?: ReasonValues): void {
    this.add(row, [verdict(code, field && this.#headers[field], values)])
  }

  sayOther(row: number, code: ReasonCode, other: number): void {
    const { zh, en } = this.#nameOf(other)
    this.say(row, code, undefined, { other: zh, otherEn: en })
  }

  has(row: number, code: ReasonCode): boolean {
    return this.verdicts.get(row)?.some((each) => each.code === code) ?? false
  }

  isRefused(row: number): boolean {
    return this.verdicts.get(row)?.some(({ outcome }) => outcome === 'refused') ?? false
  }

  listRefused(): number[] {
    return [...this.verdicts.keys()].filter((row) => this.isRefused(row))
  }

  /** Refused, and what they say is not known from another row or a better source. */
  listUntold(): number[] {
    return this.listRefused().filter((row) => this.verdicts.get(row)?.some(isUntold))
  }

  /** Taken as far as the rest of the row goes, with something to look at. */
  listWarned(): number[] {
    return [...this.verdicts.keys()].filter((row) => !this.isRefused(row))
  }
}

function isUntold({ outcome, code }: Verdict): boolean {
  return outcome === 'refused' && code !== 'row-repeated' && code !== 'source-outranked'
}

/** A 48-bit random key, so that nothing about a person follows from it. */
export const randomPersonId = "('x' || left(replace(gen_random_uuid()::text, '-', ''), 12))::bit(48)::bigint"

export function isSame(columns: readonly string[], a: string, b: string): string {
  return columns.map((column) => `${a}.${column} is not distinct from ${b}.${column}`).join(' and ') || 'true'
}
