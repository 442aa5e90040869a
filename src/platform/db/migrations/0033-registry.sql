-- 一人一档: what somebody is found by, who acts for them, how and where they are reached and paid, and which files are one person.

-- `pinyin` holds the readings of the name, the likeliest first, syllables apart. `survivor_id` is the file this one was merged
-- into, at the end of the chain; the merges themselves are in `person_merge`.
alter table registry.person
  add column grid text,
  add column pinyin text[] not null default '{}',
  add column phone_digest bytea,
  add column survivor_id bigint references registry.person check (survivor_id <> person_id);
create index person_survivor on registry.person (survivor_id) where survivor_id is not null; -- which files are one person?
create index person_phone on registry.person (phone_digest) where phone_digest is not null; -- whose telephone is this?
create index person_born on registry.person (birth_on); -- who may be the same person?
create index person_place on registry.person (township, village, grid); -- who lives in this village or grid?
grant update (grid, pinyin, phone_digest, survivor_id) on registry.person to yongzhu_batch;

-- A name as it is compared: compatibility forms, spaces and middle dots make no difference.
create function registry.folded_name(name text) returns text language sql immutable strict parallel safe
  return lower(regexp_replace(normalize(name, nfkc), '[\s.·•・‧]', '', 'g'));

-- Every two neighbouring characters of a name: 王秀英 is found by 王秀 and by 秀英.
create function registry.bigrams(name text) returns text[] language sql immutable strict parallel safe
  return array(select distinct substr(registry.folded_name(name), at, 2)
    from generate_series(1, length(registry.folded_name(name)) - 1) at);

-- What a name is found by: its bigrams, each reading without spaces, and each reading's initials in capitals.
create function registry.name_keys(name text, pinyin text[]) returns text[] language sql immutable parallel safe
  return array(select unnest(registry.bigrams(name))
    union select replace(reading, ' ', '') from unnest(pinyin) reading
    union select upper(regexp_replace(reading, '(\S)\S*\s*', '\1', 'g')) from unnest(pinyin) reading);

-- One row for each thing a name is found by. An array with a GIN index would take less room, but under row security no
-- operator on arrays reaches an index, because none is leakproof; equality and order of text are.
-- Derived from `person` and rewritten with it.
create table registry.name_key (
  person_id bigint not null,
  key text collate "C" not null,
  district text not null,
  township text not null,
  primary key (person_id, key)
);
create index name_key_key on registry.name_key (key, person_id); -- whose name is this?
grant select on registry.name_key to yongzhu_app, yongzhu_batch;
grant insert, update (district, township), delete on registry.name_key to yongzhu_batch;

-- The keys a set of people should have, and no others.
create function registry.refresh_name_keys(people bigint[]) returns void language sql begin atomic
  delete from registry.name_key k using registry.person p
    where k.person_id = p.person_id and p.person_id = any(people) and k.key <> all(registry.name_keys(p.name, p.pinyin));
  insert into registry.name_key (person_id, key, district, township)
    select p.person_id, key, p.district, p.township
    from registry.person p, unnest(registry.name_keys(p.name, p.pinyin)) key
    where p.person_id = any(people) and key <> ''
    on conflict do nothing;
end;

-- Names that are there already; their readings come with the next list.
create policy migrate on registry.person for select to yongzhu_owner using (true);
create policy migrate on registry.name_key for insert to yongzhu_owner with check (true);
insert into registry.name_key (person_id, key, district, township)
  select p.person_id, key, p.district, p.township from registry.person p, unnest(registry.bigrams(p.name)) key;
drop policy migrate on registry.person;
drop policy migrate on registry.name_key;

-- One file was found to be another's: an edge from `person_id` to `into_id`, both at the head of their chains at that time.
-- Nothing else is moved, so that taking an edge away gives back what was. `…_before` is where the file belonged on its own.
create table registry.person_merge (
  merge_id uuid not null,
  person_id bigint not null references registry.person,
  into_id bigint not null references registry.person check (into_id <> person_id),
  district text not null,
  township text not null,
  district_before text not null,
  township_before text not null,
  reason text not null,
  score integer not null,
  components jsonb not null, -- what spoke for it and against it, as codes with weights
  merged_at timestamptz not null,
  merged_by text not null,
  undone_at timestamptz,
  undone_by text,
  undone_reason text,
  primary key (person_id, merge_id),
  check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_reason is null))
);
create unique index person_merge_standing on registry.person_merge (person_id) where undone_at is null; -- into whom?
create index person_merge_into on registry.person_merge (into_id); -- whom does this file hold?

-- A row of a list said that the certificate of one person bears the citizen number of another.
create table registry.duplicate_hint (
  person_id bigint not null references registry.person,
  other_id bigint not null references registry.person,
  district text not null,
  township text not null,
  batch_id uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (person_id, other_id)
);
-- Two files somebody looked at and found to be two people.
create table registry.not_duplicate (
  person_id bigint not null references registry.person,
  other_id bigint not null references registry.person check (other_id > person_id),
  district text not null,
  township text not null,
  reason text not null,
  decided_at timestamptz not null,
  decided_by text not null,
  primary key (person_id, other_id)
);

-- Who may act for somebody, in what, and on what ground. `delegate_id` is a natural person, `institution_code` an
-- organisation's credit code. An ending is a correction: the row is superseded by one that ends.
create table registry.mandate (
  mandate_id uuid not null,
  person_id bigint not null references registry.person,
  delegate_id bigint references registry.person check (delegate_id <> person_id),
  delegate_name text not null,
  institution_code text,
  basis text not null check (basis in ('birth', 'court', 'written', 'institution')),
  relation text not null check (relation in
    ('parent', 'spouse', 'child', 'sibling', 'grandparent', 'other-relative', 'neighbour', 'committee', 'institution', 'other')),
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['view', 'apply', 'receive-money', 'object']),
  evidence text not null,
  money_evidence text,
  district text not null,
  township text not null,
  valid_from date not null,
  valid_until date check (valid_until > valid_from),
  ended_because text check (ended_because in ('ward', 'delegate', 'federation', 'court', 'withdrawn', 'entered-wrongly')),
  ended_told_by text, -- who called or came
  ended_told_at timestamptz,
  source text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (person_id, mandate_id, recorded_at),
  check ((delegate_id is null) = (institution_code is not null)),
  check ((basis = 'institution') = (institution_code is not null)),
  check (not ('receive-money' = any (scopes)) or money_evidence is not null),
  check ((ended_because is null) = (ended_told_by is null) and (ended_because is null) = (ended_told_at is null))
);
create unique index mandate_standing on registry.mandate (person_id, mandate_id) where superseded_at is null; -- which row counts?
create index mandate_delegate on registry.mandate (delegate_id) where superseded_at is null; -- whom does this person act for?
create index mandate_institution on registry.mandate (institution_code) where superseded_at is null; -- and this institution?

-- How somebody wants to be reached. `channels` in their order.
create table registry.contact_preference (
  person_id bigint not null references registry.person,
  district text not null,
  township text not null,
  channels text[] not null check (cardinality(channels) > 0 and channels <@ array['sms', 'wechat', 'voice', 'letter', 'visit']),
  large_type boolean not null,
  sign_language boolean not null,
  text_only boolean not null, -- not to be called: cannot hear or does not want to
  quiet_from time,
  quiet_until time,
  source text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (person_id, recorded_at),
  check ((quiet_from is null) = (quiet_until is null) and quiet_from <> quiet_until),
  check (not (text_only and 'voice' = any (channels)))
);
create unique index contact_preference_standing on registry.contact_preference (person_id) where superseded_at is null; -- what counts?

-- Where money for somebody goes. The number is sealed; `digest` finds the same account under other people.
create table registry.payment_account (
  account_id uuid not null,
  person_id bigint not null references registry.person,
  district text not null,
  township text not null,
  digest bytea not null,
  cipher bytea not null,
  last_four text not null check (last_four ~ '^[0-9]{4}$'),
  bank text not null,
  holder text not null check (holder in ('own', 'guardian', 'institution')),
  holder_name text not null,
  mandate_id uuid, -- by which the holder receives it, where it is not the person's own
  name_check text not null check (name_check in ('same', 'variant', 'unreadable', 'different')),
  valid_from date not null,
  valid_until date check (valid_until > valid_from),
  source text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  confirmed_how text check (confirmed_how in ('card-seen', 'bank-answer', 'paid-before')),
  superseded_at timestamptz,
  primary key (person_id, account_id, recorded_at),
  check ((holder = 'own') = (mandate_id is null)),
  check (confirmed_by <> recorded_by),
  check ((confirmed_by is null) = (confirmed_at is null) and (confirmed_by is null) = (confirmed_how is null)),
  constraint payment_account_no_overlap exclude using gist
    (person_id with =, daterange(valid_from, valid_until) with &&) where (superseded_at is null)
);
create index payment_account_digest on registry.payment_account (digest) where superseded_at is null; -- who else is paid there?

-- All of them are read and written under the person's labels, and follow a move: the batch role may
-- change their place.
do $$
declare
  name text;
begin
  foreach name in array array['name_key', 'person_merge', 'duplicate_hint', 'not_duplicate', 'mandate', 'contact_preference', 'payment_account'] loop
    execute format('alter table registry.%I enable row level security', name);
    execute format('alter table registry.%I force row level security', name);
    execute format('create policy batch on registry.%I to yongzhu_batch using (true) with check (true)', name);
    execute format('create policy read_by_label on registry.%I for select to yongzhu_app
      using (registry.labels(district, township, person_id) && platform.tags(''read''))', name);
  end loop;
  foreach name in array array['person_merge', 'not_duplicate', 'mandate', 'contact_preference', 'payment_account'] loop
    execute format('create policy record_by_label on registry.%I for insert to yongzhu_app
      with check (registry.labels(district, township, person_id) && platform.tags(''write''))', name);
    execute format('grant select, insert on registry.%I to yongzhu_app', name);
    execute format('grant select, update (district, township) on registry.%I to yongzhu_batch', name);
  end loop;
  foreach name in array array['mandate', 'contact_preference', 'payment_account'] loop
    execute format('grant update (superseded_at) on registry.%I to yongzhu_app', name);
  end loop;
  foreach name in array array['person_merge', 'mandate', 'contact_preference', 'payment_account'] loop
    execute format('create policy change_by_label on registry.%I for update to yongzhu_app
      using (registry.labels(district, township, person_id) && platform.tags(''write''))
      with check (registry.labels(district, township, person_id) && platform.tags(''write''))', name);
  end loop;
end $$;
grant update (undone_at, undone_by, undone_reason) on registry.person_merge to yongzhu_app;
grant select on registry.duplicate_hint to yongzhu_app;
grant select, insert, update (district, township) on registry.duplicate_hint to yongzhu_batch;

-- Merging says of a file which one it belongs to, of nobody outside the actor's reach.
create policy merge on registry.person for update to yongzhu_app
  using (acl && platform.tags('write')) with check (acl && platform.tags('write'));
grant update (survivor_id) on registry.person to yongzhu_app;

-- Whoever is given a mandate may be nobody we knew: a member of no roll, recorded in the place of whom they act for.
create policy introduce on registry.person for insert to yongzhu_app
  with check (not on_roll and acl && platform.tags('write'));
create policy introduce on registry.identifier for insert to yongzhu_app
  with check ('c:by-number' = any (platform.tags('write')));
create policy introduce on registry.name_key for insert to yongzhu_app
  with check (registry.labels(district, township, person_id) && platform.tags('write'));
grant insert on registry.person, registry.identifier, registry.name_key to yongzhu_app;

-- Whether one account receives for many, and how many somebody acts for, is looked up everywhere, by exact number only.
create policy by_number on registry.payment_account for select to yongzhu_app using ('c:by-number' = any (platform.tags('read')));
create policy by_number on registry.mandate for select to yongzhu_app using ('c:by-number' = any (platform.tags('read')));

-- At sign-in it is looked up whom somebody may act for, and whether all concerned are alive.
create policy sign_in on registry.mandate for select to yongzhu_app using ('c:sign-in' = any (platform.tags('read')));
create policy sign_in on registry.death for select to yongzhu_app using ('c:sign-in' = any (platform.tags('read')));

-- When did this colleague last look at somebody?
create index audit_looks on platform.audit (actor, operation, at);
