import type { Instant, Node, RuleSet } from '#engine/ast.ts'
import { childrenOf } from '#engine/children.ts'
import {
  columnsNeeded,
  isNarrow,
  NOT_APPLICABLE_32,
  NOT_APPLICABLE_8,
  type ColumnNeed,
} from '#engine/columns.ts'
import { LARGEST_HOUSEHOLD } from '#engine/range.ts'
import type { FactDefinition } from '#core/facts/fact.ts'
import { getFact } from '#core/facts/person.ts'
import type { SpellSource } from '#core/facts/spell-source.ts'
import { plainDateOf, type PlainDate } from '#kernel/plain-date.ts'
import { firstDay, lastDay, type Month } from '#kernel/month.ts'

/** From which day on the list of one kind is complete in one district, or in the whole city (`ningbo`). */
export type Coverage = { readonly kind: string; readonly district: string; readonly coveredFrom: PlainDate }

type Asked = { readonly month: Month; readonly coverage: readonly Coverage[]; readonly knownAt?: string }

/**
 * The facts of everybody in one month as one relation, a column for each fact and day, in the form
 * the SQL reader of the engine takes: booleans, positions of enums, dates, and `…#applies` beside
 * what may not apply. Spells are read as believed now, or as they were believed at `knownAt`.
 */
export function factsRelation(ruleSet: RuleSet, asked: Asked): string {
  const needs = columnsNeeded(ruleSet)
  const spells = new Map<string, string>()
  const columns = needs.flatMap((need) => columnsOf(need, asked, spells))
  const household = readsHouseholds(ruleSet) ? familyJoin(asked, spells) : 'null::bigint'
  return `select ${['p.person_id', 'p.on_roll', 'p.district', 'p.township', `${household} as household`, ...columns].join(',\n  ')}
from registry.person p
${[...spells.values()].join('\n')}`
}

/** The same facts as the numbers a snapshot stores; unknown is NULL. */
export function snapshotSelect(ruleSet: RuleSet, asked: Asked): string {
  const numbers = columnsNeeded(ruleSet).map(({ key, fact }) => {
    const { type, optional } = getFact(fact)
    const value =
      type === 'bool' ? `("${key}")::int` : type === 'date' ? `("${key}" - date '1970-01-01')` : `"${key}"`
    const inapplicable = `when "${key}#applies" = false then ${isNarrow(getFact(fact)) ? NOT_APPLICABLE_8 : NOT_APPLICABLE_32}`
    return optional
      ? `(case ${inapplicable} else ${value} end)::int4 as "${key}"`
      : `(${value})::int4 as "${key}"`
  })
  return `select person_id, on_roll, household, ${numbers.join(', ')} from (${factsRelation(ruleSet, asked)}) facts order by person_id`
}

function columnsOf({ key, fact, at }: ColumnNeed, asked: Asked, spells: Map<string, string>): string[] {
  const definition = getFact(fact)
  const { stored } = definition
  if (stored.from === 'person') return [`p.${stored.column} as "${key}"`]
  const spell = stored.next
    ? nextJoin(stored.table, stored.next, at, asked, spells)
    : joinOf(stored.table, at, stored.where, asked, spells)
  const missing = `${spell}.person_id is null`
  const complete = isComplete(stored, at, asked, spells)
  const value = valueOf(definition, stored, spell)
  if (!definition.optional) {
    const absent = stored.absent
      ? `when ${missing} and ${complete} then ${literal(definition, stored.absent.is)}`
      : ''
    return [`case when not ${missing} then ${value} ${absent} end as "${key}"`]
  }
  const blank = stored.blank === 'not-applicable' ? `when not ${missing} then false` : ''
  const absent = stored.absent?.is === 'not-applicable' ? `when ${missing} and ${complete} then false` : ''
  return [
    `${value} as "${key}"`,
    `case when ${value} is not null then true ${blank} ${absent} else null end as "${key}#applies"`,
  ]
}

/**
 * The household of each person, where it is small enough to be a family: a collective hukou of hundreds says
 * nothing about who lives together, and ranges are proven for `LARGEST_HOUSEHOLD` people.
 */
function familyJoin(asked: Asked, joins: Map<string, string>): string {
  const at: Instant = { monthsBack: 0, day: 'last' }
  const member = joinOf('household_member', at, undefined, asked, joins)
  joins.set(
    'collective',
    `left join (select household_id from registry.household_member where superseded_at is null
       group by household_id having count(distinct person_id) > ${LARGEST_HOUSEHOLD}) collective on collective.household_id = ${member}.household_id`,
  )
  return `case when collective.household_id is null then ${member}.household_id end`
}

function readsHouseholds({ outputs }: RuleSet): boolean {
  const visit = (node: Node): boolean => node.kind === 'members' || childrenOf(node).some(visit)
  return Object.values(outputs).some(visit)
}

/** Joins each spell table once for each day it is read on; the exclusion constraint leaves at most one spell. */
function joinOf(
  table: string,
  at: Instant,
  where: SpellSource['where'],
  { month, knownAt }: Asked,
  spells: Map<string, string>,
): string {
  const alias = `s_${table}_${where ? `${where.is.replaceAll('-', '_')}_` : ''}${at.monthsBack}${at.day}`
  const on = `date '${dayOf(at, month)}'`
  spells.set(
    alias,
    `left join registry.${table} ${alias} on ${alias}.person_id = p.person_id and ${alias}.valid_from <= ${on}` +
      ` and (${alias}.valid_until is null or ${alias}.valid_until > ${on}) and ${believed(alias, knownAt)}` +
      (where ? ` and ${alias}.${where.column} = '${where.is}'` : ''),
  )
  return alias
}

/** Joins the first day after the one asked about on which a spell with this value begins. */
function nextJoin(
  table: string,
  { column, is }: NonNullable<SpellSource['next']>,
  at: Instant,
  { month, knownAt }: Asked,
  spells: Map<string, string>,
): string {
  const alias = `n_${table}_${is.replaceAll('-', '_')}_${at.monthsBack}${at.day}`
  spells.set(
    alias,
    `left join (select person_id, min(valid_from) as valid_from from registry.${table} spell
       where valid_from > date '${dayOf(at, month)}' and ${column} = '${is}' and ${believed('spell', knownAt)}
       group by person_id) ${alias} on ${alias}.person_id = p.person_id`,
  )
  return alias
}

/** Whether a spell is what is believed now, or was believed at `knownAt`. */
function believed(alias: string, knownAt: string | undefined): string {
  return knownAt === undefined
    ? `${alias}.superseded_at is null`
    : `${alias}.recorded_at <= '${knownAt}' and (${alias}.superseded_at is null or ${alias}.superseded_at > '${knownAt}')`
}

function valueOf(
  { type, values }: FactDefinition,
  { column, present, next }: SpellSource,
  spell: string,
): string {
  if (next) return `${spell}.valid_from`
  if (column === undefined) return String(present ?? true)
  const cell = `${spell}.${column}`
  if (type === 'enum')
    return `(case ${cell} ${(values ?? []).map(({ code }, position) => `when '${code}' then ${position}`).join(' ')} end)::int2`
  // Nothing in the set means nobody wrote down what is in it.
  if (type === 'set')
    return `(case when ${cell} <> '{}' then ${(values ?? []).map(({ code }, position) => `(case when '${code}' = any(${cell}) then ${1 << position} else 0 end)`).join(' | ')} end)`
  return cell
}

function literal({ values }: FactDefinition, value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value)
  return String(values?.findIndex(({ code }) => code === value))
}

/**
 * Whether absence means something on that day, as an SQL condition: the list is complete for the person's
 * district, and no row about the person was refused when it came in.
 */
function isComplete(
  { absent, list }: SpellSource,
  at: Instant,
  asked: Asked,
  joins: Map<string, string>,
): string {
  if (absent?.when === 'always') return `${gapJoin(list, asked, joins)}.person_id is null`
  const covering = asked.coverage.filter(
    (each) => each.kind === list && each.coveredFrom <= dayOf(at, asked.month),
  )
  if (covering.length === 0) return 'false'
  const everywhere = covering.some(({ district }) => district === 'ningbo')
  const here = everywhere
    ? ''
    : `p.district in (${covering.map(({ district }) => `'${district}'`).join(', ')}) and `
  return `${here}${gapJoin(list, asked, joins)}.person_id is null`
}

/** Whose row on a list was refused and has not come in since. */
function gapJoin(list: string, { knownAt }: Asked, joins: Map<string, string>): string {
  const alias = `gap_${list}`
  const open =
    knownAt === undefined
      ? 'closed_at is null'
      : `recorded_at <= '${knownAt}' and (closed_at is null or closed_at > '${knownAt}')`
  joins.set(
    alias,
    `left join (select distinct person_id from exchange.gap where kind = '${list}' and ${open}) ${alias} on ${alias}.person_id = p.person_id`,
  )
  return alias
}

function dayOf({ monthsBack, day }: Instant, month: Month): PlainDate {
  const target = month - monthsBack
  return plainDateOf(day === 'first' ? firstDay(target) : lastDay(target))
}
