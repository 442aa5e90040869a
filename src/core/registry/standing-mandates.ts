import type { PlainDate } from '#kernel/plain-date.ts'
import type { Tx } from '#platform/db/transaction.ts'
import {
  type Mandate,
  type MandateBasis,
  type MandateCircumstances,
  type MandateScope,
  mandateStandsOn,
  type MandateStanding,
} from './mandate.ts'

/** A mandate as it is believed now, with what else ends it and whether it stands on the day asked about. */
export type KnownMandate = Mandate & {
  readonly standing: MandateStanding
  readonly wardName: string
  readonly delegateName: string
  readonly relation: string
  readonly endedBecause: string | undefined
  readonly recordedAt: string
}

/** Somebody a person may act for today. */
export type Ward = {
  readonly mandateId: string
  readonly personId: number
  /** All files that are this person, the surviving one first: one label each. */
  readonly files: readonly number[]
  readonly name: string
  readonly scopes: readonly MandateScope[]
  readonly basis: MandateBasis
  /** The day from which it is over, as far as is known. */
  readonly until: PlainDate | undefined
}

/**
 * For whom a person, or an institution by its credit code, may act on a day, and in what. Looked up anew for every request:
 * what ended yesterday gives nothing. The reader sees mandates and deaths of everybody, as at sign-in.
 */
export async function listWards(
  tx: Tx,
  delegate: { readonly personId: number } | { readonly institutionCode: string },
  day: PlainDate,
): Promise<readonly Ward[]> {
  const known = await ('personId' in delegate
    ? listMandates(
        tx,
        `m.delegate_id in (select d.person_id from registry.person d join registry.person own
           on own.person_id = $2 and coalesce(d.survivor_id, d.person_id) = coalesce(own.survivor_id, own.person_id))`,
        day,
        delegate.personId,
      )
    : listMandates(tx, 'm.institution_code = $2', day, delegate.institutionCode))
  const standing = known.filter(({ standing: { stands } }) => stands)
  const files = await filesOf(
    tx,
    standing.map(({ wardId }) => wardId),
  )
  return standing.map(({ mandateId, wardId, wardName, scopes, basis, standing: stood }) => ({
    mandateId,
    personId: wardId,
    files: files.get(wardId) ?? [wardId],
    name: wardName,
    scopes,
    basis,
    until: stood.stands ? stood.until : undefined,
  }))
}

/** What is believed of the mandates about somebody, those that have ended included; `wards` are all their files. */
export function listMandatesOf(
  tx: Tx,
  wards: readonly number[],
  day: PlainDate,
): Promise<readonly KnownMandate[]> {
  return listMandates(tx, 'm.person_id = any($2)', day, wards)
}

type MandateRow = {
  mandate_id: string
  ward_id: number
  ward_name: string
  delegate_id: number | null
  institution_code: string | null
  delegate_name: string
  basis: MandateBasis
  relation: string
  scopes: readonly MandateScope[]
  valid_from: PlainDate
  valid_until: PlainDate | null
  ended_because: string | null
  recorded_at: string
  born_on: PlainDate | null
  ward_gone_from: PlainDate | null
  delegate_gone_from: PlainDate | null
  court_since: PlainDate | null
}

async function listMandates(
  tx: Tx,
  condition: string,
  day: PlainDate,
  value: unknown,
): Promise<readonly KnownMandate[]> {
  const rows = await tx.many<MandateRow>(
    `select m.mandate_id, w.person_id as ward_id, w.name as ward_name, m.delegate_id, m.institution_code, m.delegate_name,
       m.basis, m.relation, m.scopes, m.valid_from, m.valid_until, m.ended_because, m.recorded_at,
       coalesce(w.birth_on, f.birth_on) as born_on,
       (select min(d.valid_from) from registry.death d join registry.person x on x.person_id = d.person_id
         where d.superseded_at is null and coalesce(x.survivor_id, x.person_id) = w.person_id) as ward_gone_from,
       (select min(d.valid_from) from registry.death d join registry.person x on x.person_id = d.person_id
         join registry.person g on g.person_id = m.delegate_id
         where d.superseded_at is null and coalesce(x.survivor_id, x.person_id) = coalesce(g.survivor_id, g.person_id))
         as delegate_gone_from,
       (select max(c.valid_from) from registry.mandate c join registry.person x on x.person_id = c.person_id
         where c.superseded_at is null and c.basis = 'court' and c.valid_from <= $1
           and coalesce(x.survivor_id, x.person_id) = w.person_id) as court_since
     from registry.mandate m
     join registry.person f on f.person_id = m.person_id
     join registry.person w on w.person_id = coalesce(f.survivor_id, f.person_id)
     where m.superseded_at is null and ${condition}
     order by m.valid_from, m.recorded_at, m.mandate_id`,
    [day, value],
  )
  return rows.map((row) => {
    const mandate: Mandate = {
      mandateId: row.mandate_id,
      wardId: row.ward_id,
      delegateId: row.delegate_id ?? undefined,
      institutionCode: row.institution_code ?? undefined,
      basis: row.basis,
      scopes: row.scopes,
      from: row.valid_from,
      until: row.valid_until ?? undefined,
    }
    const circumstances: MandateCircumstances = {
      wardBornOn: row.born_on ?? undefined,
      wardGoneFrom: row.ward_gone_from ?? undefined,
      delegateGoneFrom: row.delegate_gone_from ?? undefined,
      courtSince: row.court_since ?? undefined,
    }
    return {
      ...mandate,
      standing: mandateStandsOn(mandate, circumstances, day),
      wardName: row.ward_name,
      delegateName: row.delegate_name,
      relation: row.relation,
      endedBecause: row.ended_because ?? undefined,
      recordedAt: row.recorded_at,
    }
  })
}

async function filesOf(tx: Tx, people: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await tx.many<{ whole: number; files: number[] }>(
    `select coalesce(survivor_id, person_id) as whole, array_agg(person_id order by survivor_id is not null, person_id) as files
     from registry.person where person_id = any($1) or survivor_id = any($1) group by 1`,
    [people],
  )
  return new Map(rows.map(({ whole, files }) => [whole, files]))
}
