import { parametersOf } from '#engine/parameters.ts'
import { sqlFor } from '#engine/sql.ts'
import type { RuleSet } from '#engine/ast.ts'
import type { Month } from '#kernel/month.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { decidingOutputs } from './rule-set.ts'
import { factsRelation } from './snapshot-query.ts'
import { listCoverage } from './snapshot.ts'

/**
 * The same month decided inside the database: one generated statement over the facts of everybody,
 * `person_id` and a column for each deciding output. For cities that are too large to be read out.
 */
async function monthInSql(tx: Tx, ruleSet: RuleSet, month: Month): Promise<string> {
  const deciding = decidingOutputs(ruleSet)
  const relation = `(${factsRelation(deciding, { month, coverage: await listCoverage(tx) })})`
  return sqlFor(deciding, parametersOf(deciding.parameters, month), relation, { keep: ['on_roll'] })
}

/** Runs it (jit is off for our roles); amounts and truths by output, `null` where unknown. */
export async function decideInSql(
  tx: Tx,
  ruleSet: RuleSet,
  month: Month,
): Promise<readonly Readonly<Record<string, number | boolean | null>>[]> {
  return tx.many(`select * from (${await monthInSql(tx, ruleSet, month)}) decided order by person_id`)
}
