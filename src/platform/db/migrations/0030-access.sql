-- Who may come in, on which duty, for which place and until when.
create schema access authorization yongzhu_owner;
grant usage on schema access to yongzhu_app, yongzhu_batch;

-- One account for one natural person, known by the keyed digest of their citizen number: who makes something and who checks
-- it can then be told apart by account.
create table access.staff (
  staff_id uuid primary key,
  name text not null,
  natural_person bytea not null unique,
  unit text not null, -- region id of the office they work for
  added_at timestamptz not null,
  added_by text not null,
  left_on date -- from this day on they no longer come in
);

-- A role in a place for a time. Ending one is a date, never a deletion; every duty is looked at again by `review_on`.
create table access.duty (
  duty_id uuid primary key,
  staff_id uuid not null references access.staff,
  role text not null,
  region text not null, -- region id; for a village or grid `township/village[/grid]`
  valid_from date not null,
  valid_until date not null check (valid_until > valid_from),
  review_on date not null,
  granted_at timestamptz not null,
  granted_by text not null
);
create index duty_staff on access.duty (staff_id); -- what may this person do today?
create table access.duty_end (
  duty_id uuid primary key references access.duty,
  ends_on date not null,
  ended_at timestamptz not null,
  ended_by text not null,
  reason text not null
);

-- AB 角: somebody else holds a duty for some days.
create table access.stand_in (
  stand_in_id uuid primary key,
  duty_id uuid not null references access.duty,
  staff_id uuid not null references access.staff,
  valid_from date not null,
  valid_until date not null check (valid_until > valid_from),
  arranged_at timestamptz not null,
  arranged_by text not null
);
create index stand_in_staff on access.stand_in (staff_id); -- whose duties does this person hold today?

-- One person seen without a task, for minutes, for a stated reason, looked at afterwards by somebody of another unit.
create table access.break_glass (
  grant_id uuid primary key,
  staff_id uuid not null references access.staff,
  duty_id uuid not null references access.duty,
  person_id bigint not null references registry.person,
  reason_kind text not null check (reason_kind in ('danger', 'found-person', 'emergency-list', 'court-or-police', 'other')),
  reason text not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null check (valid_until > valid_from and valid_until <= valid_from + interval '30 minutes')
);
create index break_glass_staff on access.break_glass (staff_id, valid_until); -- what is open now?
create table access.break_glass_review (
  grant_id uuid primary key references access.break_glass,
  reviewed_by uuid not null references access.staff,
  verdict text not null check (verdict in ('justified', 'misuse', 'unclear')),
  remark text not null,
  reviewed_at timestamptz not null
);

create table access.passkey (
  credential_id text primary key,
  staff_id uuid not null references access.staff,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  added_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index passkey_staff on access.passkey (staff_id); -- which keys may this person use?

-- The account of somebody at an identity provider (OIDC).
create table access.provider_account (
  issuer text not null,
  subject text not null,
  staff_id uuid not null references access.staff,
  added_at timestamptz not null,
  primary key (issuer, subject)
);

-- What is going on at sign-in: a challenge, an OIDC state, an invitation, a one-time code. Used once, kept for minutes or days.
create table access.attempt (
  attempt_id uuid primary key,
  kind text not null check (kind in ('passkey', 'provider', 'invitation', 'code')),
  digest bytea not null, -- of what the other side must show
  staff_id uuid references access.staff,
  person_id bigint references registry.person,
  detail jsonb not null,
  expires_at timestamptz not null,
  tries smallint not null default 0,
  used_at timestamptz
);
create index attempt_digest on access.attempt (kind, digest); -- what does this answer belong to?

-- The browser holds a random token, we hold its digest. A session acts on one duty or as one person; changing either makes a
-- new session.
create table access.session (
  session_id uuid primary key,
  token_digest bytea not null unique,
  staff_id uuid references access.staff,
  duty_id uuid references access.duty,
  person_id bigint references registry.person, -- a resident, signed in as themselves
  acting_for bigint references registry.person, -- somebody whose mandate they hold
  assisted_by uuid references access.staff, -- the worker who signed a resident in on the spot
  how text not null check (how in ('passkey', 'provider', 'invitation', 'ticket', 'code', 'on-site', 'persona')),
  opened_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  check ((staff_id is null) <> (person_id is null)),
  check ((duty_id is null) or (staff_id is not null)),
  check ((acting_for is null) or (person_id is not null))
);
create index session_staff on access.session (staff_id) where ended_at is null; -- sign out everywhere
create index session_person on access.session (person_id) where ended_at is null; -- sign out everywhere

do $$
declare
  name text;
begin
  foreach name in array array['staff', 'duty', 'duty_end', 'stand_in', 'break_glass', 'break_glass_review', 'passkey',
    'provider_account', 'attempt', 'session'] loop
    execute format('alter table access.%I enable row level security', name);
    execute format('alter table access.%I force row level security', name);
    execute format('create policy batch on access.%I to yongzhu_batch using (true) with check (true)', name);
    execute format('grant select, insert on access.%I to yongzhu_app, yongzhu_batch', name);
  end loop;
  -- Whoever signs in is nobody yet: the one compartment in which a session, a duty or a key may be looked up.
  foreach name in array array['staff', 'duty', 'duty_end', 'stand_in', 'break_glass', 'passkey', 'provider_account', 'attempt',
    'session'] loop
    execute format('create policy sign_in on access.%I to yongzhu_app using (''c:sign-in'' = any (platform.tags(''read'')))
      with check (''c:sign-in'' = any (platform.tags(''write'')))', name);
  end loop;
  -- Colleagues know one another's names, units and duties; who keeps accounts changes them.
  foreach name in array array['staff', 'duty', 'duty_end', 'stand_in'] loop
    execute format('create policy colleagues on access.%I for select to yongzhu_app using (''c:staff'' = any (platform.tags(''read'')))', name);
    execute format('create policy keep on access.%I to yongzhu_app using (''c:accounts'' = any (platform.tags(''read'')))
      with check (''c:accounts'' = any (platform.tags(''write'')))', name);
  end loop;
  foreach name in array array['break_glass', 'break_glass_review'] loop
    execute format('create policy colleagues on access.%I for select to yongzhu_app using (''c:staff'' = any (platform.tags(''read'')))', name);
    execute format('create policy record on access.%I for insert to yongzhu_app with check (''c:staff'' = any (platform.tags(''write'')))', name);
  end loop;
end $$;
create policy keep on access.passkey to yongzhu_app using ('c:accounts' = any (platform.tags('read')))
  with check ('c:accounts' = any (platform.tags('write')));
create policy keep on access.attempt to yongzhu_app using ('c:accounts' = any (platform.tags('read')))
  with check ('c:accounts' = any (platform.tags('write')));
create policy keep on access.session to yongzhu_app using ('c:accounts' = any (platform.tags('read')))
  with check ('c:accounts' = any (platform.tags('write')));
grant update (left_on) on access.staff to yongzhu_app;
grant update (counter, last_used_at, revoked_at) on access.passkey to yongzhu_app;
grant update (tries, used_at) on access.attempt to yongzhu_app;
grant update (last_seen_at, ended_at) on access.session to yongzhu_app;

-- Somebody who signs in, or is in danger, is found by the digest of their number, and by nothing else.
create policy by_number on registry.identifier for select to yongzhu_app using ('c:by-number' = any (platform.tags('read')));
create policy sign_in on registry.person for select to yongzhu_app using ('c:sign-in' = any (platform.tags('read')));
