import type { Tx } from '#platform/db/transaction.ts'

/**
 * Brings what people are found by into line with their names, after these were written; `people` is SQL that selects the
 * keys. Whatever writes a name calls it in the same transaction.
 */
export async function refreshNameKeys(
  tx: Tx,
  people: string,
  values: readonly unknown[] = [],
): Promise<void> {
  await tx.run(`select registry.refresh_name_keys(array(${people}))`, values)
}
