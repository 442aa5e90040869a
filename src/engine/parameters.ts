import { firstDay, type Month } from '#kernel/month.ts'
import { plainDateOf } from '#kernel/plain-date.ts'
import type { ParameterDeclaration, ParameterValue, Scope } from './ast.ts'

/** The figures in force in one month: looked up before any person is decided, never inside the loop. */
export type Parameters = {
  readonly month: Month
  /** `null` where no authority has set the figure for that month: unknown, never nought. */
  readonly value: (parameter: string, key?: string) => number | null
  /** The entry the value comes from, for its source and whether it has been checked. */
  readonly entry: (parameter: string, key?: string) => ParameterValue | undefined
}

const nearness: Record<Scope, number> = { national: 0, zhejiang: 1, 'zhejiang-except-ningbo': -1, ningbo: 2 }

/**
 * Resolves figures as of the first day of the month. A district's own figure goes before the city's,
 * the city's before the province's, the province's before the state's; figures the province sets
 * for everybody except Ningbo never count.
 */
export function parametersOf(
  declarations: Readonly<Record<string, ParameterDeclaration>>,
  month: Month,
): Parameters {
  const on = plainDateOf(firstDay(month))
  const inForce = new Map<string, ParameterValue[]>()
  for (const { id, values } of Object.values(declarations)) {
    inForce.set(
      id,
      values
        .filter((each) => each.from <= on && (each.until === undefined || on < each.until))
        .filter((each) => nearness[each.scope] >= 0)
        .sort((a, b) => rank(b) - rank(a) || (a.from < b.from ? 1 : -1)),
    )
  }
  const entry = (parameter: string, key?: string): ParameterValue | undefined => {
    const candidates = inForce.get(parameter)
    if (!candidates) throw new Error(`no parameter "${parameter}" is declared`)
    return candidates.find((each) => each.key === undefined || each.key === key)
  }
  return { month, entry, value: (parameter, key) => entry(parameter, key)?.value ?? null }
}

function rank({ key, scope }: ParameterValue): number {
  return (key === undefined ? 0 : 10) + nearness[scope]
}
