import type { Check } from './checks.ts'

/** A guard with one thing wrong, and which check has to find it. */
export type Mutant = { readonly wrong: string; readonly killer: string } & (
  | { readonly sql: string }
  | { readonly role: string; readonly reason: string }
  | { readonly file: string; readonly find: string; readonly put: string }
)

const sql = (killer: Check, wrong: string, statement: string): Mutant => ({ wrong, killer, sql: statement })
const source = (killer: string, wrong: string, file: string, find: string, put = ''): Mutant => {
  return { wrong, killer, file, find, put }
}
const staff = `'c:staff' = any (platform.tags('read'))`
const session = 'src/core/access/session.ts'
const duties = 'src/core/access/duties.ts'
const matrix = 'src/core/access/matrix.ts'
const roles = 'src/core/access/roles.ts'
const standing = 'src/core/access/standing.ts'

/** Holes in the database. */
export const holes: readonly Mutant[] = [
  sql(
    'lint',
    'people without forced row security',
    'alter table registry.person no force row level security',
  ),
  sql('lint', 'people without row security', 'alter table registry.person disable row level security'),
  sql('lint', 'tasks without forced row security', 'alter table casework.task no force row level security'),
  sql('lint', 'what notices say, not forced', 'alter table notices.content no force row level security'),
  sql(
    'lint',
    'accounts without row security',
    'alter table registry.payment_account disable row level security',
  ),
  sql('lint', 'a view of all people', 'create view registry.everybody as select * from registry.person'),
  sql(
    'lint',
    'a copy of all people within reach',
    'create materialized view registry.copy as select * from registry.person; grant select on registry.copy to yongzhu_app',
  ),
  sql(
    'lint',
    'a function that runs as its owner',
    `create function registry.peek() returns setof registry.person language sql security definer as 'select * from registry.person'`,
  ),
  sql(
    'lint',
    'a policy with a sub-query',
    'create policy hole on registry.person for select using (exists (select from platform.installation))',
  ),
  sql(
    'lint',
    'a policy that reads a setting by itself',
    `create policy hole on registry.person for select using (name = current_setting('app.read'))`,
  ),
  sql('lint', 'staging within reach of the app role', 'grant usage on schema staging to yongzhu_app'),
  sql('lint', 'the audit can be edited', 'grant update on platform.audit to yongzhu_app'),
  sql('lint', 'seals of the audit can be deleted', 'grant delete on platform.audit_seal to yongzhu_batch'),
  sql('lint', 'the app role owns a table', 'alter table platform.job_progress owner to yongzhu_app'),
  sql(
    'lint',
    'what notices say, to everybody',
    'create policy hole on notices.content for select to yongzhu_app using (true)',
  ),
  sql(
    'lint',
    'accounts, to everybody',
    'alter policy read_by_label on registry.payment_account using (true)',
  ),
  sql(
    'lint',
    'needs in an emergency, to everybody',
    'alter policy read_by_label on registry.emergency_need using (true)',
  ),
  sql('lint', 'people, to everybody', 'alter policy read_by_label on registry.person using (true)'),
  sql('lint', 'tasks opened about anybody', 'alter policy open_by_label on casework.task with check (true)'),
  sql(
    'lint',
    'mandates changed by whoever reads them',
    `alter policy change_by_label on registry.mandate using (registry.labels(district, township, person_id) && platform.tags('read')) with check (registry.labels(district, township, person_id) && platform.tags('read'))`,
  ),
  sql(
    'lint',
    'files merged by whoever sees them',
    `alter policy merge on registry.person using (acl && platform.tags('read')) with check (acl && platform.tags('read'))`,
  ),
  sql(
    'cells',
    'people, to every colleague',
    `alter policy read_by_label on registry.person using (acl && platform.tags('read') or ${staff})`,
  ),
  sql('cells', 'people, to nobody', 'drop policy read_by_label on registry.person'),
  sql(
    'cells',
    'numbers, to every colleague',
    `alter policy read_by_person on registry.identifier using (${staff})`,
  ),
  sql(
    'cells',
    'numbers of a region',
    `alter policy read_by_person on registry.identifier using (array['r:ningbo', 'p:' || person_id] && platform.tags('read'))`,
  ),
  sql(
    'cells',
    'sign-in by number shows the person',
    `alter policy sign_in on registry.person using ('c:by-number' = any (platform.tags('read')))`,
  ),
  sql(
    'cells',
    'labels of a record widened',
    `create or replace function registry.labels(district text, township text, person_id bigint) returns text[] language sql immutable parallel safe return array['r:ningbo', 'r:' || district, 'r:' || township, 'p:' || person_id::text, 'c:staff']`,
  ),
  sql(
    'cells',
    'labels of a record without the person',
    `create or replace function registry.labels(district text, township text, person_id bigint) returns text[] language sql immutable parallel safe return array['r:ningbo', 'r:' || district, 'r:' || township]`,
  ),
  sql(
    'cells',
    'labels of a record without the township',
    `create or replace function registry.labels(district text, township text, person_id bigint) returns text[] language sql immutable parallel safe return array['r:ningbo', 'r:' || district, 'p:' || person_id::text]`,
  ),
  sql(
    'cells',
    'no label means the whole city',
    `create or replace function platform.tags(k text) returns text[] language sql stable parallel safe as $$ select coalesce(string_to_array(nullif(current_setting('app.' || k, true), ''), ','), '{r:ningbo}'::text[]) $$`,
  ),
  sql('cells', 'mandates, to every colleague', `alter policy sign_in on registry.mandate using (${staff})`),
  sql(
    'cells',
    'accounts by number, to every colleague',
    `alter policy by_number on registry.payment_account using (${staff})`,
  ),
  sql('cells', 'tasks, to every colleague', `alter policy sign_in on casework.task using (${staff})`),
  sql(
    'cells',
    'names people are found by, to every colleague',
    `alter policy read_by_label on registry.name_key using (${staff})`,
  ),
  sql(
    'cells',
    'decisions, to every colleague',
    `alter policy read_by_label on determination.decision using (${staff})`,
  ),
  sql(
    'cells',
    'certificates, to every colleague',
    `alter policy read_by_label on registry.certificate using (${staff})`,
  ),
  sql(
    'compartments',
    'sessions, to every colleague',
    `alter policy sign_in on access.session using (${staff})`,
  ),
  sql('compartments', 'keys, to every colleague', `alter policy sign_in on access.passkey using (${staff})`),
  sql(
    'compartments',
    'attempts to sign in, to every colleague',
    `alter policy sign_in on access.attempt using (${staff})`,
  ),
  sql(
    'compartments',
    'stated work, to every colleague',
    `alter policy sign_in on access.stated_work using (${staff})`,
  ),
  sql('compartments', 'the audit, to everybody', 'alter policy look on platform.audit using (true)'),
]

/** The role of the app with a right too many. */
export const rights: readonly Mutant[] = [
  ['is superuser', 'ALTER ROLE bad SUPERUSER', 'superuser'],
  ['bypasses row security', 'ALTER ROLE bad BYPASSRLS', 'bypasses'],
  ['makes roles', 'ALTER ROLE bad CREATEROLE', 'make roles'],
  [
    'owns a table',
    'CREATE SCHEMA own AUTHORIZATION bad; CREATE TABLE own.t (); ALTER TABLE own.t OWNER TO bad',
    'owns tables',
  ],
  ['is the owner too', 'GRANT yongzhu_owner TO bad', 'member of another role'],
  ['is another role', '', 'expected yongzhu_app'],
].map(([wrong = '', role = '', reason = '']) => ({
  wrong: `the role of the app ${wrong}`,
  killer: 'guard',
  role,
  reason,
}))

/** Wrong sources: run in a copy of the tree. */
export const slips: readonly Mutant[] = [
  source(
    'cells',
    'the payment office lists people',
    matrix,
    `'person.list': { ...field, ...offices }`,
    `'person.list': { ...field, ...offices, payment: 'area' }`,
  ),
  source(
    'cells',
    'the city opens any file',
    matrix,
    `township: 'area', district: 'area', city: 'case', auditor: 'case' },\n  'person.reveal'`,
    `township: 'area', district: 'area', city: 'area', auditor: 'case' },\n  'person.reveal'`,
  ),
  source(
    'cells',
    'a township merges files',
    matrix,
    `'person.merge': { district: 'area' }`,
    `'person.merge': { district: 'area', township: 'area' }`,
  ),
  source(
    'cells',
    'the auditor keeps accounts',
    matrix,
    `'duty.keep': { sysadmin: 'accounts' }`,
    `'duty.keep': { sysadmin: 'accounts', auditor: 'accounts' }`,
  ),
  source(
    'cells',
    'a district reads who looked at somebody',
    matrix,
    `'look.read': oneself`,
    `'look.read': { ...oneself, district: 'area' }`,
  ),
  source(
    'cells',
    'the city sees names',
    roles,
    `'city', ['reveal', 'reveal', 'reveal']`,
    `'city', ['full', 'reveal', 'reveal']`,
  ),
  source(
    'cells',
    'a township sees secrets without work',
    roles,
    `'township', ['full', 'full', 'reveal']`,
    `'township', ['full', 'full', 'full']`,
  ),
  source(
    'cells',
    'an employer sees names',
    roles,
    `role('用人单位', 'employer', 'none', ['masked'`,
    `role('用人单位', 'employer', 'none', ['full'`,
  ),
  source(
    'cells',
    'what waits for work is shown at once',
    standing,
    `showing === 'reveal' && cases.includes(personId)`,
    `showing === 'reveal'`,
  ),
  source(
    'cells',
    'a delegate may what their mandate does not say',
    standing,
    ` || permissions?.every((each) => each !== permission)`,
  ),
  source(
    'cells',
    'a query writes',
    'src/platform/execute.ts',
    `operation.kind === 'write' ? (access?.write ?? []) : []`,
    `access?.write ?? []`,
  ),
  source(
    'worlds',
    'a session is left lying for ever',
    session,
    `if (idle > (row.staff_id === null ? IDLE_MS.resident : IDLE_MS.staff)) return undefined`,
  ),
  source(
    'worlds',
    'a session never expires',
    session,
    ` and s.expires_at > $2`,
    ` and $2::timestamptz is not null`,
  ),
  source(
    'worlds',
    'an ended session goes on',
    session,
    `s.token_digest = $1 and s.ended_at is null and`,
    `s.token_digest = $1 and`,
  ),
  source('worlds', 'who has left still comes in', session, `f.left_on > $3`, `$3::date is not null`),
  source(
    'worlds',
    'an emergency never ends',
    session,
    `from access.break_glass where staff_id = $1 and valid_from <= $2 and valid_until > $2`,
    `from access.break_glass where staff_id = $1 and valid_from <= $2`,
  ),
  source(
    'worlds',
    'stated work never ends',
    session,
    `from access.stated_work where staff_id = $1 and valid_from <= $2 and valid_until > $2`,
    `from access.stated_work where staff_id = $1 and valid_from <= $2`,
  ),
  source(
    'worlds',
    'a closed task still links',
    session,
    `where holder = $1 and closed_at is null and`,
    `where holder = $1 and`,
  ),
  source(
    'worlds',
    'a duty never ends',
    duties,
    `and d.valid_from <= $2 and d.valid_until > $2`,
    `and d.valid_from <= $2`,
  ),
  source(
    'worlds',
    'a duty that was ended goes on',
    duties,
    ` and (e.ends_on is null or e.ends_on > $2)\n     order`,
    `\n     order`,
  ),
  source(
    'worlds',
    'a stand-in goes on',
    duties,
    `i.valid_from <= $2 and i.valid_until > $2`,
    `i.valid_from <= $2`,
  ),
  source(
    'src/core/registry/mandate.test.ts',
    'a mandate that ended stands',
    'src/core/registry/mandate.ts',
    `['ended', until],`,
  ),
  source(
    'src/core/registry/mandate.test.ts',
    'a mandate outlives the ward',
    'src/core/registry/mandate.ts',
    `['ward-died', wardGoneFrom],`,
  ),
  source(
    'worlds',
    'a list shows full names',
    'src/core/registry/list-people.ts',
    `shownName(actor, row.person_id, row.name)`,
    `row.name`,
  ),
  source(
    'worlds',
    'a search shows full names',
    'src/core/registry/search-people.ts',
    `shownName(actor, row.person_id, row.name)`,
    `row.name`,
  ),
  source(
    'fields',
    'a file shows accounts to everybody',
    'src/core/registry/shown-file.ts',
    `seesAll ? file.accounts : []`,
    `file.accounts`,
  ),
  source(
    'fields',
    'accounts are told to everybody',
    'src/core/registry/payment-accounts.ts',
    `ifShown(actor, 'secret', whole.personId, await accountsOf(db, whole)) ?? []`,
    `await accountsOf(db, whole)`,
  ),
  source(
    'src/core/registry/payment-accounts.test.ts',
    'who recorded an account confirms it',
    'src/core/registry/payment-accounts.ts',
    `if (found.recorded_by === actor.id) throw problem('confirmed-by-another')`,
  ),
  source(
    'src/core/access/session.test.ts',
    'a look is reviewed by the same unit',
    'src/core/access/break-glass.ts',
    `if (looked.same_unit) throw problem('review-by-another-unit')`,
  ),
  source(
    'src/platform/execute.test.ts',
    'nobody asks whether one may',
    'src/platform/execute.ts',
    `if (!access) throw platformProblem('not-allowed')`,
  ),
  source(
    'src/platform/db/transaction.test.ts',
    'labels outlive their transaction',
    'src/platform/db/transaction.ts',
    `set_config('app.read', $1, true)`,
    `set_config('app.read', $1, false)`,
  ),
  source(
    'src/platform/db/transaction.test.ts',
    'anything is a label',
    'src/platform/db/transaction.ts',
    `if (invalid !== undefined) throw`,
    `if (invalid === '-') throw`,
  ),
  source(
    'src/platform/db/transaction.test.ts',
    'a statement widens the context',
    'src/platform/db/transaction.ts',
    `if (forbidden.test(sql)) throw`,
    `if (sql === '-') throw`,
  ),
  source(
    'src/platform/http.test.ts',
    'forms of other sites are taken',
    'src/platform/http.ts',
    `if (!isOurHost || !isOurOrigin || !isOurSite) throw`,
    `if (!isOurHost) throw`,
  ),
]
