import type { Node, ParameterDeclaration, RuleSet } from '#engine/ast.ts'
import { columnKey, columnsNeeded, decode } from '#engine/columns.ts'
import { evaluate } from '#engine/evaluate.ts'
import {
  age,
  all,
  any,
  atLeast,
  because,
  established,
  type Expr,
  household,
  not,
  parameter,
} from '#engine/language.ts'
import { parametersOf } from '#engine/parameters.ts'
import { LARGEST_HOUSEHOLD } from '#engine/range.ts'
import { sqlFor } from '#engine/sql.ts'
import type { Subject } from '#engine/values.ts'
import { lastDay, type Month } from '#kernel/month.ts'
import { type PlainDate, plainDateOf } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { factsRelation, snapshotSelect } from '#core/benefits/snapshot-query.ts'
import { listCoverage } from '#core/benefits/snapshot.ts'
import { documentOf } from '#core/citations/citation.ts'
import { getFact, person } from '#core/facts/person.ts'
import { ageOfMajority, elderlyFrom, severalDisabledFrom } from './figures.ts'

/**
 * 特殊残疾人群: the four groups the plan names for services of their own (plan:S1.3). The plan names them and says no more,
 * and no other text is held: each definition is ours and 待核实.
 */
export type HouseholdType = {
  readonly id: HouseholdTypeId
  readonly name: Text
  readonly definition: Text
  readonly isVerified: false
  readonly plan: 'plan:S1.3'
  readonly condition: Expr<'bool'>
}

export type HouseholdTypeId =
  | 'several-disabled'
  | 'elderly-caring-for-disabled'
  | 'elderly-and-disabled'
  | 'only-child-lost'

const certified = all(person.alive, person.certificate.is('valid'))
const elderly = all(person.alive, atLeast(age(person.birthDate), parameter(elderlyFrom)))
const adult = atLeast(age(person.birthDate), parameter(ageOfMajority))
const ableAdult = all(person.alive, adult, not(elderly), not(person.certificate.is('valid')))

/**
 * Whether so many members of the household meet a condition. Known as soon as those of whom it is known are enough, or all
 * of whom it may be so are too few: a plain count is unknown with any member.
 */
function isAtLeast(condition: Expr<'bool'>, figure: ParameterDeclaration): Expr<'bool'> {
  const enough = (members: Expr<'bool'>) => atLeast(household.count(members), parameter(figure))
  const surely = enough(established(condition))
  const perhaps = enough(not(established(not(condition))))
  return any(surely, all(perhaps, enough(condition)))
}

const source = documentOf('special-households-ningbo')
const defined = { isVerified: false, plan: 'plan:S1.3' } as const

export const householdTypes: readonly HouseholdType[] = [
  {
    ...defined,
    id: 'several-disabled',
    name: text('一户多残', 'Several disabled members in one household'),
    definition: text(
      '同一户里有两个及以上在世、残疾人证有效的成员',
      'two or more living members of the household hold a valid disability certificate',
    ),
    condition: because(source, isAtLeast(certified, severalDisabledFrom)),
  },
  {
    ...defined,
    id: 'elderly-caring-for-disabled',
    name: text('以老养残', 'Elderly family caring for a disabled member'),
    definition: text(
      '同一户里有不满 60 周岁的持证人和满 60 周岁的家人，没有成年、不满 60 周岁又没有残疾人证的家人',
      'the household has a certified member below 60 and a member of 60 or more, and no adult below 60 without a disability certificate',
    ),
    condition: because(
      source,
      all(household.any(all(certified, not(elderly))), household.any(elderly), not(household.any(ableAdult))),
    ),
  },
  {
    ...defined,
    id: 'elderly-and-disabled',
    name: text('老残一体', 'Elderly and disabled in one'),
    definition: text(
      '本人满 60 周岁，残疾人证有效',
      'the person is 60 or more and holds a valid disability certificate',
    ),
    condition: because(source, all(certified, elderly)),
  },
  {
    ...defined,
    id: 'only-child-lost',
    name: text('失独老残', 'Elderly, disabled, and the only child lost'),
    definition: text(
      '本人满 60 周岁，残疾人证有效，并登记为失独；登记以卫生健康部门为准，不从户内成员推断',
      'the person is 60 or more, holds a valid disability certificate and is registered as having lost the only child',
    ),
    condition: because(source, all(certified, elderly, person.lostOnlyChild.is(true))),
  },
]

/** The groups as rules, for every reader of the engine. */
export const householdTypeRules: RuleSet = ruleSetOf(
  Object.fromEntries(householdTypes.map(({ id, condition }) => [id, condition])),
)

/** Whether a person belongs to each group; `null` where nobody can know. */
export type HouseholdStanding = {
  readonly month: Month
  readonly types: Readonly<Record<HouseholdTypeId, boolean | null>>
  /** How many people the household has; `undefined` where it is unknown, or too large to be a family. */
  readonly size: number | undefined
}

/**
 * The groups one person belongs to in a month. Reads the facts of everybody in the household whoever asks, so `tx` is one of
 * the batch role and a caller has found the reader to be allowed to see the person; nothing of the others is told.
 */
export async function readHouseholdStanding(
  tx: Tx,
  personId: number,
  month: Month,
): Promise<HouseholdStanding> {
  const members = await listMembers(tx, personId, plainDateOf(lastDay(month)))
  const isFamily = members.length > 0 && members.length <= LARGEST_HOUSEHOLD
  const people = isFamily ? [...new Set([personId, ...members])] : [personId]
  const rows = await tx.many<FactRow>(
    `select * from (${snapshotSelect(factsAlone, { month, coverage: await listCoverage(tx) })}) facts where person_id = any($1)`,
    [people],
  )
  const subjects = new Map<number, Subject>()
  for (const row of rows) {
    subjects.set(row.person_id, {
      fact(id, at) {
        const stored = row[columnKey(id, at)] ?? null
        return stored === null ? null : decode(getFact(id), stored)
      },
      get household() {
        return isFamily ? [...subjects.values()] : null
      },
      previous: () => null,
    })
  }
  const self = subjects.get(personId)
  if (!self) throw new Error('a person whose facts were not read')
  const types = evaluate(householdTypeRules, parametersOf(householdTypeRules.parameters, month), self)
  return {
    month,
    types: types as HouseholdStanding['types'], // the outputs of these rules
    size: isFamily ? people.length : undefined,
  }
}

/** The groups of everybody in one statement: who is to be offered what. */
export async function listHouseholdTypes(
  tx: Tx,
  month: Month,
): Promise<readonly ({ readonly person_id: number } & HouseholdStanding['types'])[]> {
  const relation = `(${factsRelation(householdTypeRules, { month, coverage: await listCoverage(tx) })})`
  const sql = sqlFor(householdTypeRules, parametersOf(householdTypeRules.parameters, month), relation)
  return tx.many(`select * from (${sql}) types order by person_id`)
}

type FactRow = { readonly person_id: number } & Readonly<Record<string, number | null>>

/** The same facts without a household, so that they can be read for a few people. */
const factsAlone = ruleSetOf({ certified, elderly, lostOnlyChild: person.lostOnlyChild.is(true) })

/** Everybody in the households of a person’s files on a day, each person once. */
async function listMembers(tx: Tx, personId: number, day: PlainDate): Promise<readonly number[]> {
  const rows = await tx.many<{ person_id: number }>(
    `select distinct coalesce(p.survivor_id, p.person_id) as person_id
     from registry.household_member own
     join registry.person f on f.person_id = own.person_id and coalesce(f.survivor_id, f.person_id) = $1
     join registry.household_member m on m.household_id = own.household_id and ${holds('m')}
     join registry.person p on p.person_id = m.person_id
     where ${holds('own')} order by person_id limit ${LARGEST_HOUSEHOLD + 1}`,
    [personId, day],
  )
  return rows.map((row) => row.person_id)
}

function holds(spell: string): string {
  return `${spell}.superseded_at is null and ${spell}.valid_from <= $2 and (${spell}.valid_until is null or ${spell}.valid_until > $2)`
}

function ruleSetOf(outputs: Readonly<Record<string, Node>>): RuleSet {
  const read = columnsNeeded({ facts: {}, parameters: {}, outputs }).map(({ fact }) => getFact(fact))
  const figures: readonly ParameterDeclaration[] = [elderlyFrom, severalDisabledFrom, ageOfMajority]
  return {
    facts: Object.fromEntries(read.map((fact) => [fact.id, fact])),
    parameters: Object.fromEntries(figures.map((figure) => [figure.id, figure])),
    outputs,
  }
}
