-- 办件: what somebody has to do about a person by a day.
create schema casework authorization yongzhu_owner;
grant usage on schema casework to yongzhu_app, yongzhu_batch;

-- A task belongs to a duty (role and region); `holder` is the colleague who has it in hand.
create table casework.task (
  person_id bigint not null references registry.person,
  task_id uuid not null,
  kind text not null,
  about jsonb not null, -- codes: which fact, benefit, month
  said text, -- what the person wrote, in their words
  district text not null,
  township text not null,
  owner_role text not null,
  owner_region text not null,
  holder uuid references access.staff,
  opened_at timestamptz not null,
  opened_by text not null,
  due_on date not null,
  closed_at timestamptz,
  outcome text,
  answer text,
  correction jsonb, -- of a fact found to be wrong: what is right and from which day
  primary key (person_id, task_id),
  check ((closed_at is null) = (outcome is null))
);
create index task_owner on casework.task (owner_role, owner_region, due_on) where closed_at is null; -- what is next here?
create index task_holder on casework.task (holder) where closed_at is null; -- whom does a task link to this colleague?

-- Everything that happened to a task; nothing is overwritten here.
create table casework.task_step (
  person_id bigint not null,
  task_id uuid not null,
  step integer not null check (step > 0),
  kind text not null check (kind in ('opened', 'taken', 'handed-on', 'noted', 'closed')),
  at timestamptz not null,
  actor text not null,
  note text,
  district text not null,
  township text not null,
  primary key (person_id, task_id, step),
  foreign key (person_id, task_id) references casework.task
);

do $$
declare
  name text;
begin
  foreach name in array array['task', 'task_step'] loop
    execute format('alter table casework.%I enable row level security', name);
    execute format('alter table casework.%I force row level security', name);
    execute format('create policy batch on casework.%I to yongzhu_batch using (true) with check (true)', name);
    execute format('create policy read_by_label on casework.%I for select to yongzhu_app
      using (registry.labels(district, township, person_id) && platform.tags(''read''))', name);
    execute format('create policy open_by_label on casework.%I for insert to yongzhu_app
      with check (registry.labels(district, township, person_id) && platform.tags(''write''))', name);
    execute format('grant select, insert on casework.%I to yongzhu_app, yongzhu_batch', name);
  end loop;
end $$;
create policy change_by_label on casework.task for update to yongzhu_app
  using (registry.labels(district, township, person_id) && platform.tags('write'))
  with check (registry.labels(district, township, person_id) && platform.tags('write'));
create policy sign_in on casework.task for select to yongzhu_app using ('c:sign-in' = any (platform.tags('read')));
grant update (holder, closed_at, outcome, answer, correction) on casework.task to yongzhu_app, yongzhu_batch;
grant update (district, township) on casework.task, casework.task_step to yongzhu_batch;
