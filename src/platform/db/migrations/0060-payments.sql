-- 发放: what is owed for a decided month, the lists it is paid by, and what became of each payment. Nothing here is ever
-- changed or deleted, and what must never happen is refused by UNIQUE, CHECK and FOREIGN KEY, whoever runs the statement.
create schema payment authorization yongzhu_owner;
grant usage on schema payment to yongzhu_app, yongzhu_batch;

-- What a person is owed for one benefit of one month. Late news adds a row (nth 1, 2, ...) for what more is owed, or, where a
-- named person has ruled it, for what is owed less; each starts from the total the one before came to.
create table payment.entitlement (
  person_id bigint not null references registry.person,
  benefit text not null,
  month date not null check (extract(day from month) = 1),
  nth smallint not null check (nth >= 0),
  district text not null,
  township text not null,
  before_fen integer not null check (before_fen >= 0),
  amount_fen integer not null check (amount_fen <> 0),
  total_fen integer not null generated always as (before_fen + amount_fen) stored check (total_fen >= 0),
  before_nth smallint generated always as (case when nth > 0 then nth - 1 end) stored,
  run_id uuid not null references determination.run, -- the decided month it follows from
  ruled_by uuid references access.staff,
  found_at timestamptz not null,
  primary key (person_id, benefit, month, nth),
  unique (person_id, benefit, month, nth, total_fen),
  unique (person_id, benefit, month, nth, amount_fen),
  check (nth > 0 or before_fen = 0),
  check (amount_fen > 0 or ruled_by is not null),
  foreign key (person_id, benefit, month, before_nth, before_fen)
    references payment.entitlement (person_id, benefit, month, nth, total_fen)
);
create index entitlement_place on payment.entitlement (benefit, township, month); -- what is there to pay here?

-- The runs whose entitlements have been written down.
create table payment.found_run (
  run_id uuid primary key references determination.run,
  at timestamptz not null
);
alter table payment.found_run enable row level security;
alter table payment.found_run force row level security;
create policy batch on payment.found_run to yongzhu_batch using (true) with check (true);
grant select, insert on payment.found_run to yongzhu_batch;

-- Something about an entitlement that somebody has to look at before it is paid. It holds this one and no other.
create table payment.hold (
  person_id bigint not null,
  benefit text not null,
  month date not null,
  nth smallint not null,
  rule text not null,
  about jsonb not null, -- codes and figures, never a name or a number of a person
  district text not null,
  township text not null,
  raised_at timestamptz not null,
  primary key (person_id, benefit, month, nth, rule),
  foreign key (person_id, benefit, month, nth) references payment.entitlement
);
create table payment.hold_verdict (
  person_id bigint not null,
  benefit text not null,
  month date not null,
  nth smallint not null,
  rule text not null,
  verdict text not null check (verdict in ('pay', 'keep-back')),
  reason text not null check (length(reason) >= 4),
  staff_id uuid not null references access.staff,
  district text not null,
  township text not null,
  at timestamptz not null,
  primary key (person_id, benefit, month, nth, rule),
  foreign key (person_id, benefit, month, nth, rule) references payment.hold
);

-- 名册: frozen lines under one hash. A mistake is not mended in it: another one is made.
create table payment.roster (
  roster_id uuid primary key,
  benefit text not null,
  district text not null,
  township text not null,
  pay_month date not null check (extract(day from pay_month) = 1),
  kind text not null check (kind in ('regular', 'supplementary', 're-issue')),
  nth smallint not null check (nth > 0),
  lines integer not null check (lines > 0),
  total_fen bigint not null check (total_fen > 0),
  content_hash text not null,
  unique (benefit, township, pay_month, kind, nth),
  unique (roster_id, content_hash)
);

-- n counts the attempts to pay one entitlement.
create table payment.line (
  roster_id uuid not null references payment.roster,
  person_id bigint not null,
  benefit text not null,
  month date not null,
  nth smallint not null,
  n smallint not null check (n >= 0),
  amount_fen integer not null check (amount_fen > 0),
  payee text not null, -- the holder of the account as the bank knows them
  account_id uuid not null,
  account_at timestamptz not null,
  account_of bigint not null,
  district text not null,
  township text not null,
  primary key (roster_id, person_id, benefit, month, nth, n),
  unique (roster_id, person_id, benefit, month, nth, n, amount_fen),
  foreign key (person_id, benefit, month, nth, amount_fen)
    references payment.entitlement (person_id, benefit, month, nth, amount_fen),
  foreign key (account_of, account_id, account_at)
    references registry.payment_account (person_id, account_id, recorded_at)
);

-- Three people, each once, in order, all of the same content; the third works for another office than the first.
create table payment.roster_step (
  roster_id uuid not null,
  step text not null check (step in ('made', 'checked', 'released')),
  staff_id uuid not null references access.staff,
  unit text not null,
  content_hash text not null,
  district text not null,
  township text not null,
  at timestamptz not null,
  after text generated always as (case step when 'checked' then 'made' when 'released' then 'checked' end) stored,
  made text generated always as (case step when 'released' then 'made' end) stored,
  made_by_unit text,
  primary key (roster_id, step),
  unique (roster_id, staff_id),
  unique (roster_id, step, unit),
  check ((step = 'released') = (made_by_unit is not null)),
  check (unit <> made_by_unit),
  foreign key (roster_id, content_hash) references payment.roster (roster_id, content_hash),
  foreign key (roster_id, after) references payment.roster_step (roster_id, step),
  foreign key (roster_id, made, made_by_unit) references payment.roster_step (roster_id, step, unit)
);

-- A released line on its way: one attempt to pay one entitlement, whatever list it stands in. The next attempt follows only
-- where this one is known to have come back.
create table payment.payment (
  person_id bigint not null,
  benefit text not null,
  month date not null,
  nth smallint not null,
  n smallint not null,
  roster_id uuid not null,
  amount_fen integer not null,
  district text not null,
  township text not null,
  reference text not null unique, -- what the bank knows it by
  released text not null generated always as ('released') stored,
  n_before smallint generated always as (case when n > 0 then n - 1 end) stored,
  came_back_before boolean generated always as (case when n > 0 then true end) stored,
  primary key (person_id, benefit, month, nth, n),
  foreign key (roster_id, person_id, benefit, month, nth, n, amount_fen)
    references payment.line (roster_id, person_id, benefit, month, nth, n, amount_fen),
  foreign key (roster_id, released) references payment.roster_step (roster_id, step)
);
create index payment_roster on payment.payment (roster_id); -- what does this list pay?

-- What became of a payment, once: paid, refused by the bank with its code, or called back before the bank took it.
create table payment.outcome (
  person_id bigint not null,
  benefit text not null,
  month date not null,
  nth smallint not null,
  n smallint not null,
  outcome text not null check (outcome in ('paid', 'refused', 'recalled')),
  code text,
  district text not null,
  township text not null,
  at timestamptz not null,
  came_back boolean not null generated always as (outcome <> 'paid') stored,
  primary key (person_id, benefit, month, nth, n),
  unique (person_id, benefit, month, nth, n, came_back),
  check ((outcome = 'refused') = (code is not null)),
  foreign key (person_id, benefit, month, nth, n) references payment.payment
);
alter table payment.payment add foreign key (person_id, benefit, month, nth, n_before, came_back_before)
  references payment.outcome (person_id, benefit, month, nth, n, came_back);

do $$
declare
  name text;
begin
  foreach name in array array['entitlement', 'hold', 'hold_verdict', 'line', 'payment', 'outcome'] loop
    execute format('create policy read_by_label on payment.%I for select to yongzhu_app
      using (registry.labels(district, township, person_id) && platform.tags(''read''))', name);
  end loop;
  foreach name in array array['line', 'payment', 'outcome'] loop
    execute format('create policy write_by_label on payment.%I for insert to yongzhu_app
      with check (registry.labels(district, township, person_id) && platform.tags(''write''))', name);
    execute format('grant insert on payment.%I to yongzhu_app', name);
  end loop;
  foreach name in array array['roster', 'roster_step'] loop
    execute format('create policy read_by_place on payment.%I for select to yongzhu_app
      using (array[''r:ningbo'', ''r:'' || district, ''r:'' || township] && platform.tags(''read''))', name);
  end loop;
  create policy write_by_place on payment.roster for insert to yongzhu_app
    with check (array['r:ningbo', 'r:' || district, 'r:' || township] && platform.tags('write'));
  -- Nobody signs for somebody else.
  create policy sign_oneself on payment.roster_step for insert to yongzhu_app
    with check (array['r:ningbo', 'r:' || district, 'r:' || township] && platform.tags('write')
      and ('staff:' || staff_id::text) = any (platform.tags('actor')));
  create policy judge_oneself on payment.hold_verdict for insert to yongzhu_app
    with check (registry.labels(district, township, person_id) && platform.tags('write')
      and ('staff:' || staff_id::text) = any (platform.tags('actor')));
  -- What is owed less is ruled by a person; what is owed more follows from a decided month alone.
  create policy rule_oneself on payment.entitlement for insert to yongzhu_app
    with check (registry.labels(district, township, person_id) && platform.tags('write') and amount_fen < 0
      and ('staff:' || ruled_by::text) = any (platform.tags('actor')));
  grant insert on payment.roster, payment.roster_step, payment.hold_verdict, payment.entitlement to yongzhu_app;
  foreach name in array array['entitlement', 'hold', 'hold_verdict', 'roster', 'line', 'roster_step', 'payment', 'outcome'] loop
    execute format('create policy batch on payment.%I to yongzhu_batch using (true) with check (true)', name);
    execute format('alter table payment.%I enable row level security', name);
    execute format('alter table payment.%I force row level security', name);
    execute format('grant select on payment.%I to yongzhu_app, yongzhu_batch', name);
  end loop;
end $$;
grant insert on payment.entitlement, payment.hold, payment.outcome to yongzhu_batch;
