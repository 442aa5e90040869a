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

/** People with one file, or those other files were merged into. Merged files are nobody's of their own. */
type Files = 'one' | 'several'

type AskedOf = Asked & { readonly files: Files }

/**
 * The facts of everybody in one month as one relation, a column for each fact and day, in the form
 * the SQL reader of the engine takes: booleans, positions of enums, dates, and `…#applies` beside
 * what may not apply. Spells are read as believed now, or as they were believed at `knownAt`; which
 * files are one person, as it stands now.
 */
export function factsRelation(ruleSet: RuleSet, asked: Asked): string {
  return `${relationOf(ruleSet, { ...asked, files: 'one' })}
union all
${relationOf(ruleSet, { ...asked, files: 'several' })}`
}

/** Apart, because the many with one file are joined as a whole and the few with several one by one. */
function relationOf(ruleSet: RuleSet, asked: AskedOf): string {
  const needs = columnsNeeded(ruleSet)
  const spells = new Map<string, string>()
  const columns = needs.flatMap((need) => columnsOf(need, asked, spells))
  const household = readsHouseholds(ruleSet) ? familyJoin(asked, spells) : 'null::bigint'
  const onRoll = asked.files === 'one' ? 'p.on_roll' : 'p.on_roll or whole.on_roll as on_roll'
  const people =
    asked.files === 'one'
      ? 'registry.person p'
      : `(select f.survivor_id, array_agg(f.person_id) || f.survivor_id as files, bool_or(f.on_roll) as on_roll
       from registry.person_merge m join registry.person f using (person_id)
       where m.undone_at is null group by f.survivor_id) whole join registry.person p on p.person_id = whole.survivor_id`
  // An array, because the planner would take an anti-join to leave next to nobody and join one by one.
  const alone =
    asked.files === 'one'
      ? `where p.person_id <> all(array(select unnest(array[person_id, into_id]) from registry.person_merge where undone_at is null))`
      : ''
  return `select ${['p.person_id', onRoll, 'p.district', 'p.township', `${household} as household`, ...columns].join(',\n  ')}
from ${people}
${[...spells.values()].join('\n')}
${alone}`
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

function columnsOf({ key, fact, at }: ColumnNeed, asked: AskedOf, spells: Map<string, string>): string[] {
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
function familyJoin(asked: AskedOf, joins: Map<string, string>): string {
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

/**
 * Joins each spell table once for each day it is read on; the exclusion constraint leaves at most one spell of a file. Of
 * several files the surviving one is believed first, then the latest word.
 */
function joinOf(
  table: string,
  at: Instant,
  where: SpellSource['where'],
  { month, knownAt, files }: AskedOf,
  spells: Map<string, string>,
): string {
  const alias = `s_${table}_${where ? `${where.is.replaceAll('-', '_')}_` : ''}${at.monthsBack}${at.day}`
  const on = `date '${dayOf(at, month)}'`
  const holds = (spell: string) =>
    `${spell}.valid_from <= ${on} and (${spell}.valid_until is null or ${spell}.valid_until > ${on}) and ${believed(spell, knownAt)}` +
    (where ? ` and ${spell}.${where.column} = '${where.is}'` : '')
  spells.set(
    alias,
    files === 'one'
      ? `left join registry.${table} ${alias} on ${alias}.person_id = p.person_id and ${holds(alias)}`
      : `left join lateral (select * from registry.${table} spell where spell.person_id = any(whole.files) and ${holds('spell')}
       order by spell.person_id = p.person_id desc, spell.recorded_at desc, spell.person_id limit 1) ${alias} on true`,
  )
  return alias
}

/** Joins the first day after the one asked about on which a spell with this value begins. */
function nextJoin(
  table: string,
  { column, is }: NonNullable<SpellSource['next']>,
  at: Instant,
  { month, knownAt, files }: AskedOf,
  spells: Map<string, string>,
): string {
  const alias = `n_${table}_${is.replaceAll('-', '_')}_${at.monthsBack}${at.day}`
  const begins = `valid_from > date '${dayOf(at, month)}' and ${column} = '${is}' and ${believed('spell', knownAt)}`
  spells.set(
    alias,
    files === 'one'
      ? `left join (select person_id, min(valid_from) as valid_from from registry.${table} spell where ${begins}
       group by person_id) ${alias} on ${alias}.person_id = p.person_id`
      : `left join lateral (select min(person_id) as person_id, min(valid_from) as valid_from from registry.${table} spell
       where person_id = any(whole.files) and ${begins}) ${alias} on true`,
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
  asked: AskedOf,
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
function gapJoin(list: string, { knownAt, files }: AskedOf, joins: Map<string, string>): string {
  const alias = `gap_${list}`
  const open =
    knownAt === undefined
      ? 'closed_at is null'
      : `recorded_at <= '${knownAt}' and (closed_at is null or closed_at > '${knownAt}')`
  joins.set(
    alias,
    files === 'one'
      ? `left join (select distinct person_id from exchange.gap where kind = '${list}' and ${open}) ${alias} on ${alias}.person_id = p.person_id`
      : `left join lateral (select min(person_id) as person_id from exchange.gap
       where kind = '${list}' and person_id = any(whole.files) and ${open}) ${alias} on true`,
  )
  return alias
}

function dayOf({ monthsBack, day }: Instant, month: Month): PlainDate {
  const target = month - monthsBack
  return plainDateOf(day === 'first' ? firstDay(target) : lastDay(target))
}
