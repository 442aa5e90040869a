import {
  above,
  all,
  atMost,
  day,
  intNode,
  monthsBetween,
  no,
  OPENING,
  whenApplies,
  type Bool,
  type Expr,
  type Int,
  type OptionalFact,
} from '#engine/language.ts'

/**
 * Whether months in which a condition had lapsed are paid once it is met again, as when a certificate ran out and was
 * renewed late. They are decided as those months: deciding a month again after the renewal gives what is owed for it.
 */
export type Arrears = {
  /** Reason code of the condition that lapses. */
  readonly of: string
  /** That it has lapsed, not ended: whoever ends has to begin anew and is owed nothing for the time between. */
  readonly lapsed: Bool
  /** The first day after the one decided on which it is met again. */
  readonly restoredOn: OptionalFact<'date'>
  /** How many months before the one of the renewal are paid; none at 0. */
  readonly months: Int
}

/** The conditions as a month is decided by them. Throws where arrears are stated of something that is no condition. */
export function withArrears(conditions: readonly Bool[], stated: readonly Arrears[]): readonly Bool[] {
  const codes = conditions.map((each) => nodeOf(each).code)
  const astray = stated.find(({ of }) => !codes.includes(of))
  if (astray) throw new Error(`arrears are stated of "${astray.of}", which is no condition`)
  return stated.reduce<readonly Bool[]>(
    (all, arrears) => all.map((each) => (nodeOf(each).code === arrears.of ? madeGood(each, arrears) : each)),
    conditions,
  )
}

function madeGood(condition: Bool, { lapsed, restoredOn, months }: Arrears): Expr<'bool'> {
  const { cites, code, label } = nodeOf(condition)
  const soonEnough = whenApplies(
    restoredOn,
    (on) => atMost(monthsBetween(day(OPENING), on), intNode(months)),
    no,
  )
  return {
    kind: 'choose',
    branches: [{ when: all(lapsed, above(months, 0)), then: soonEnough }],
    otherwise: nodeOf(condition),
    ...(cites && { cites }),
    ...(code && { code }),
    ...(label && { label }),
  }
}

function nodeOf(condition: Bool): Expr<'bool'> {
  return 'node' in condition ? condition.node : condition
}
