import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Identity } from '#core/registry/identity.ts'
import type { World } from './world.ts'

/** The month everybody granted in a world is granted in, and its run. */
export const worldMonth = '2026-10'
export const worldRun = '00000000-0000-4000-8000-00000000000a'
export const worldBenefit = 'lamp-aid'

/** What all worlds share: one decided month whose lines change with the world. Asks for every right in the database. */
export async function prepareWorlds(admin: pg.Client): Promise<void> {
  await admin.query(`
    insert into determination.rule_version (rule_hash, ast, semantics, published_by) values ('h', '{}', 1, 'system:example');
    insert into determination.snapshot (snapshot_id, month, known_at, row_count, content_hash)
      values ('${worldRun}', '${worldMonth}-01', now(), 0, '');
    insert into determination.run (run_id, month, rule_hash, snapshot_id, compared_with, actor)
      values ('${worldRun}', '${worldMonth}-01', 'h', '${worldRun}', '{}', 'system:example')`)
}

/** Whatever points at something before what it points at. */
const emptied = [
  ...['task_step', 'task'].map((name) => `casework.${name}`),
  ...['session', 'stated_work', 'break_glass', 'stand_in', 'duty_end', 'duty', 'staff'].map(
    (name) => `access.${name}`,
  ),
  ...['decision', 'run_step'].map((name) => `determination.${name}`),
  ...['mandate', 'death', 'household_member', 'identifier', 'name_key', 'person'].map(
    (name) => `registry.${name}`,
  ),
]

/** Puts a world in the place of the one before, as one statement sent once. */
export async function stageWorld(admin: pg.Client, identity: Identity, world: World): Promise<void> {
  const { files, staff, duties, standIns, links, tasks, mandates, sessions, now } = world
  const digestOf = (text: string) => identity.digest('citizen-id', text).toString('hex')
  const granted = files.filter((each) => each.granted).length
  const summary = {
    people: granted,
    totalFen: granted * 100,
    benefits: [{ benefit: worldBenefit, granted, amountFen: granted * 100, needs: 0, changes: {} }],
  }
  const put = (table: string, columns: string, rows: readonly object[], types: string, as = columns) =>
    rows.length === 0
      ? []
      : [
          `insert into ${table} (${columns}) select ${as} from json_to_recordset(${quoted(JSON.stringify(rows))}) as x (${types})`,
        ]
  const sql = [
    ...emptied.map((table) => `delete from ${table}`),
    ...put(
      'registry.person',
      'person_id, name, birth_on, phone_cipher, on_roll, district, township, village, grid, survivor_id, source, batch_id',
      files,
      'id bigint, name text, "bornOn" date, "hasPhone" boolean, "onRoll" boolean, district text, township text, village text, grid text, survivor bigint',
      `id, name, "bornOn", case when "hasPhone" then '\\x00'::bytea end, "onRoll", district, township, village, grid, survivor, 'dpf', gen_random_uuid()`,
    ),
    `insert into registry.name_key (person_id, key, district, township)
       select person_id, key, district, township from registry.person, unnest(registry.name_keys(name, pinyin)) key where key <> ''`,
    ...put(
      'registry.identifier',
      'kind, digest, cipher, person_id, batch_id',
      files.map(({ id, number }) => ({ id, digest: digestOf(citizenNumberOf(number)) })),
      'id bigint, digest text',
      `'citizen-id', decode(digest, 'hex'), '', id, gen_random_uuid()`,
    ),
    ...put(
      'registry.household_member',
      'household_id, relation, person_id, district, township, valid_from, source, batch_id',
      files.filter(({ household }) => household !== null),
      'id bigint, household bigint, district text, township text',
      `household, 'self', id, district, township, '2020-01-01', 'dpf', gen_random_uuid()`,
    ),
    ...put(
      'registry.death',
      'person_id, district, township, valid_from, source, batch_id',
      files.filter(({ diedOn }) => diedOn !== null),
      'id bigint, district text, township text, "diedOn" date',
      `id, district, township, "diedOn", 'dpf', gen_random_uuid()`,
    ),
    ...put(
      'determination.decision',
      'run_id, benefit, person_id, month, district, township, outcome, amount_fen',
      files.filter((each) => each.granted),
      'id bigint, district text, township text',
      `'${worldRun}', '${worldBenefit}', id, '${worldMonth}-01', district, township, 'granted', 100`,
    ),
    `insert into determination.run_step (run_id, step, detail) values ('${worldRun}', 'finished', ${quoted(JSON.stringify(summary))})`,
    ...put(
      'access.staff',
      'staff_id, name, natural_person, unit, added_at, added_by, left_on',
      staff,
      'id uuid, "left" date',
      `id, '同事', decode(replace(id::text, '-', ''), 'hex'), 'ningbo', '2026-01-01', 'system:example', "left"`,
    ),
    ...put(
      'access.duty',
      'duty_id, staff_id, role, region, valid_from, valid_until, review_on, granted_at, granted_by',
      duties,
      'id uuid, staff uuid, role text, region text, "from" date, until date',
      `id, staff, role, region, "from", until, until, '2026-01-01', 'system:example'`,
    ),
    ...put(
      'access.duty_end',
      'duty_id, ends_on, ended_at, ended_by, reason',
      duties.filter(({ ended }) => ended !== null),
      'id uuid, ended date',
      `id, ended, '2026-01-01', 'system:example', '调离'`,
    ),
    ...put(
      'access.stand_in',
      'stand_in_id, duty_id, staff_id, valid_from, valid_until, arranged_at, arranged_by',
      standIns,
      'duty uuid, staff uuid, "from" date, until date',
      `gen_random_uuid(), duty, staff, "from", until, '2026-01-01', 'system:example'`,
    ),
    ...put(
      'access.break_glass',
      'grant_id, staff_id, duty_id, person_id, reason_kind, reason, valid_from, valid_until',
      links.filter(({ by }) => by === 'break-glass').map((each) => ({ ...each, duty: duties[0]?.id })),
      'staff uuid, duty uuid, file bigint, "from" timestamptz, until timestamptz',
      `gen_random_uuid(), staff, duty, file, 'danger', '有人求助', "from", until`,
    ),
    ...put(
      'access.stated_work',
      'staff_id, person_id, work, valid_from, valid_until',
      links.filter(({ by }) => by === 'stated-work'),
      'staff uuid, file bigint, "from" timestamptz, until timestamptz',
      `distinct on (staff, "from", file) staff, file, 'task', "from", until`,
    ).map((insert) => `${insert} order by staff, "from", file, until desc`),
    ...put(
      'casework.task',
      'person_id, task_id, kind, about, district, township, owner_role, owner_region, holder, opened_at, opened_by, due_on, closed_at, outcome',
      tasks,
      'id uuid, file bigint, holder uuid, "isOpen" boolean, role text, region text',
      `file, id, 'request', '{}', p.district, p.township, role, region, holder, ${quoted(now)}, 'system:example', '2026-12-01',
        case when not "isOpen" then ${quoted(now)}::timestamptz end, case when not "isOpen" then 'done' end`,
    ).map((insert) => `${insert} join registry.person p on p.person_id = file`),
    ...put(
      'registry.mandate',
      'mandate_id, person_id, delegate_id, delegate_name, basis, relation, scopes, evidence, money_evidence, district, township, valid_from, valid_until, source, recorded_by, recorded_at',
      mandates,
      'id uuid, ward bigint, delegate bigint, basis text, scopes text[], "from" date, until date',
      `id, ward, delegate, '甲', basis, 'child', scopes, '委托书', '当面', p.district, p.township, "from", until, 'dpf', 'staff:example', ${quoted(now)}`,
    ).map((insert) => `${insert} join registry.person p on p.person_id = ward`),
    ...put(
      'access.session',
      'session_id, token_digest, staff_id, duty_id, person_id, acting_for, how, opened_at, last_seen_at, expires_at, ended_at',
      sessions.map((each) => ({ ...each, digest: createHash('sha256').update(each.token).digest('hex') })),
      'digest text, staff uuid, duty uuid, person bigint, "actingFor" bigint, seen timestamptz, expires timestamptz, ended boolean',
      `gen_random_uuid(), decode(digest, 'hex'), staff, duty, person, "actingFor", 'passkey', seen, seen, expires, case when ended then seen end`,
    ),
  ]
  await admin.query(`begin; ${sql.join('; ')}; commit`)
}

/** A citizen number for the number of a file; its check character is worked out here. */
export function citizenNumberOf(number: string): string {
  const written = `33020319900101${number.padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(written[at]), 0)
  return written + '10X98765432'[sum % 11]
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
