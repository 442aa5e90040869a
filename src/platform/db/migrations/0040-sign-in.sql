-- 登录: how often somebody knocks, who was signed in by a worker beside them, and that nothing of an attempt is kept for long.

-- Each try to come in, under the keyed digest of what was typed and of the address it came from, so that tries can be counted
-- without keeping either.
create table access.knock (
  knock_id uuid primary key,
  way text not null check (way in ('invitation', 'passkey', 'provider', 'code', 'ticket')),
  digest bytea not null,
  at timestamptz not null
);
create index knock_digest on access.knock (way, digest, at); -- how many in the last hour?

-- A resident signed in by a worker beside them: what paper was looked at, and why. Append-only.
create table access.on_site (
  session_id uuid primary key references access.session,
  person_id bigint not null references registry.person,
  staff_id uuid not null references access.staff,
  duty_id uuid not null references access.duty,
  paper text not null check (paper in ('citizen-card', 'certificate', 'household-book', 'known-in-person')),
  reason text not null check (length(reason) between 4 and 200),
  opened_at timestamptz not null
);
create index on_site_staff on access.on_site (staff_id, opened_at); -- whom did this colleague sign in?

do $$
declare
  name text;
begin
  foreach name in array array['knock', 'on_site'] loop
    execute format('alter table access.%I enable row level security', name);
    execute format('alter table access.%I force row level security', name);
    execute format('create policy batch on access.%I to yongzhu_batch using (true) with check (true)', name);
    execute format('grant select, insert on access.%I to yongzhu_app, yongzhu_batch', name);
  end loop;
end $$;
create policy sign_in on access.knock to yongzhu_app using ('c:sign-in' = any (platform.tags('read')))
  with check ('c:sign-in' = any (platform.tags('write')));
-- A worker opens a session for somebody else in their own name only; whether the person lives in their area is asked before.
create policy on_site on access.session for insert to yongzhu_app
  with check (how = 'on-site' and 'staff:' || assisted_by::text = any (platform.tags('actor')));
create policy own on access.on_site to yongzhu_app using ('staff:' || staff_id::text = any (platform.tags('actor')))
  with check ('staff:' || staff_id::text = any (platform.tags('actor')));

-- A code is made after the answer has gone out, so that nobody learns from the answer whether there is anybody.
grant update (digest, person_id) on access.attempt to yongzhu_app;
grant delete on access.attempt, access.knock to yongzhu_batch;
