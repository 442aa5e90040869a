import { SEMANTICS_VERSION, type RuleSet } from '#engine/ast.ts'
import { canonicalJson } from '#engine/canonical.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { sha256 } from './stored-column.ts'

/** Stores the rules as they are about to be applied and gives their hash; the same rules are stored once. */
export async function publishRules(tx: Tx, ruleSet: RuleSet, actor: string): Promise<string> {
  const ast = canonicalJson(ruleSet)
  const hash = sha256(ast)
  await tx.run(
    `insert into determination.rule_version (rule_hash, ast, semantics, published_by) values ($1, $2, $3, $4)
       on conflict (rule_hash) do nothing`,
    [hash, ast, SEMANTICS_VERSION, actor],
  )
  return hash
}

/** The rules a run applied. Throws where they have been altered or were written for other semantics. */
export async function loadRules(tx: Tx, hash: string): Promise<RuleSet> {
  const stored = await tx.one<{ ast: string; semantics: number }>(
    'select ast, semantics from determination.rule_version where rule_hash = $1',
    [hash],
  )
  if (!stored) throw new Error(`no rules are stored under ${hash}`)
  if (sha256(stored.ast) !== hash) throw new Error('the stored rules have been altered')
  if (stored.semantics !== SEMANTICS_VERSION)
    throw new Error(
      `the rules were written for semantics ${stored.semantics}, this program knows ${SEMANTICS_VERSION}`,
    )
  return JSON.parse(stored.ast) as RuleSet // what the hash vouches for was written by publishRules
}
