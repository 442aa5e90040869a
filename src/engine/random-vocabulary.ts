import { epochDayOf } from '#kernel/plain-date.ts'
import type { FactDeclaration, ParameterDeclaration, ParameterValue } from './ast.ts'

/** Numbers from 0 to 1 (excluded), the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Chance with the few words the generators need. */
export class Dice {
  readonly #random: () => number

  constructor(seed: number) {
    this.#random = randomFrom(seed)
  }

  below(limit: number): number {
    return Math.floor(this.#random() * limit)
  }

  between([low, high]: readonly [number, number]): number {
    return low + this.below(high - low + 1)
  }

  chance(share: number): boolean {
    return this.#random() < share
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.below(list.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }

  /** Some of a list, in its order, at least one. */
  some<T>(list: readonly T[]): T[] {
    const kept = list.filter(() => this.chance(0.4))
    return kept.length > 0 ? kept : [this.pick(list)]
  }
}

const dates = [epochDayOf('1900-01-01'), epochDayOf('2100-01-01')] as const
const branches = ['north', 'south', 'east', 'west', 'harbour']

/** What the random rules speak of: a library, with every type and storage, optional and not. */
export const randomFacts: Readonly<Record<string, FactDeclaration>> = byId([
  fact('reader.member', 'bool'),
  fact('reader.student', 'bool'),
  fact('reader.card', 'enum', { values: codes('active', 'frozen', 'lost', 'returned') }),
  fact('reader.branch', 'enum', { values: codes(...branches) }),
  fact('reader.elected', 'enum', { values: codes('none', 'gift', 'refund', 'discount') }),
  fact('reader.languages', 'set', { values: codes('zh', 'en', 'eo', 'fr', 'braille') }),
  fact('reader.loans', 'int', { range: [0, 100] }),
  fact('reader.score', 'int', { range: [-100, 100] }),
  fact('reader.fines', 'int', { range: [0, 5_000_000] }),
  fact('reader.balance', 'int', { range: [-3_000_000, 3_000_000] }),
  fact('reader.birth', 'date', { range: dates }),
  fact('reader.joined', 'date', { range: dates }),
  fact('reader.guest', 'bool', { optional: true }),
  fact('reader.homeBranch', 'enum', { optional: true, values: codes(...branches) }),
  fact('reader.clubs', 'set', { optional: true, values: codes('chess', 'choir', 'garden') }),
  fact('reader.desk', 'int', { optional: true, range: [0, 40] }),
  fact('reader.deposit', 'int', { optional: true, range: [-20_000, 2_000_000] }),
  fact('reader.expires', 'date', { optional: true, range: dates }),
])

/** Figures that begin, end, are missing for some branches or go before one another; months see different ones. */
export const randomParameters: Readonly<Record<string, ParameterDeclaration>> = byId([
  figures('fee', [
    { from: '2020-01-01', scope: 'national', value: 1_000 },
    { from: '2025-02-01', scope: 'zhejiang', value: 1_250 },
    { from: '2020-01-01', scope: 'zhejiang-except-ningbo', value: 99_999 },
  ]),
  figures('gift', [{ from: '2025-02-15', until: '2026-01-01', scope: 'ningbo', value: 333 }]),
  figures('localFee', [
    { from: '2020-01-01', scope: 'ningbo', value: 700 },
    { from: '2020-01-01', scope: 'ningbo', key: 'north', value: 701 },
    { from: '2025-03-01', scope: 'ningbo', key: 'harbour', value: 0 },
  ]),
  figures('localGrant', [
    { from: '2020-01-01', scope: 'ningbo', key: 'south', value: 55_501 },
    { from: '2025-12-01', scope: 'ningbo', key: 'west', value: 60_000 },
  ]),
])

function fact(
  id: string,
  type: FactDeclaration['type'],
  more: Partial<FactDeclaration> = {},
): FactDeclaration {
  const label = { zh: id, en: id }
  return { id, label, question: label, type, optional: false, ...more }
}

function codes(...of: string[]): NonNullable<FactDeclaration['values']> {
  return of.map((code) => ({ code, label: { zh: code, en: code } }))
}

function figures(
  id: string,
  values: readonly Omit<ParameterValue, 'source' | 'checked'>[],
): ParameterDeclaration {
  return {
    id,
    label: { zh: id, en: id },
    unit: 'fen',
    range: [0, 100_000],
    values: values.map((each) => ({ ...each, source: { document: 'invented' }, checked: true })),
  }
}

function byId<T extends { readonly id: string }>(list: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(list.map((each) => [each.id, each]))
}
