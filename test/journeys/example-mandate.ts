import { randomUUID } from 'node:crypto'
import type { MandateBasis, MandateScope } from '#core/registry/mandate.ts'
import { connect } from '#platform/db/connection.ts'
import type { TestDatabase } from '#platform/db/test-database.ts'

type ExampleMandate = {
  readonly wardId: number
  readonly delegateId: number
  readonly scopes: readonly MandateScope[]
  readonly basis?: MandateBasis
}

/** Has one invented person act for another, as if a colleague had recorded it in autumn; gives its id. */
export async function giveMandate(
  { admin }: Pick<TestDatabase, 'admin'>,
  { wardId, delegateId, scopes, basis = 'written' }: ExampleMandate,
): Promise<string> {
  const mandateId = randomUUID()
  const client = await connect(admin)
  await client.query(
    `insert into registry.mandate (mandate_id, person_id, delegate_id, delegate_name, basis, relation, scopes, evidence,
       money_evidence, district, township, valid_from, source, recorded_by, recorded_at)
     select $1, w.person_id, d.person_id, d.name, $4, 'child', $5, '委托书 2026-10-08', '本人当面确认', w.district, w.township,
       '2026-10-08', 'dpf', 'staff:example', now()
     from registry.person w, registry.person d where w.person_id = $2 and d.person_id = $3`,
    [mandateId, wardId, delegateId, basis, scopes],
  )
  await client.end()
  return mandateId
}
