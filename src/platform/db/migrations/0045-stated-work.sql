-- A colleague says what work they have with one person; for half an hour that person is shown to them in full.
create table access.stated_work (
  staff_id uuid not null references access.staff,
  person_id bigint not null references registry.person,
  work text not null check (work in ('task', 'month')), -- what links the two: an open task, a decision that waits
  valid_from timestamptz not null,
  valid_until timestamptz not null check (valid_until > valid_from and valid_until <= valid_from + interval '30 minutes'),
  primary key (staff_id, valid_from, person_id)
);
create index stated_work_staff on access.stated_work (staff_id, valid_until); -- whom does stated work link now?

alter table access.stated_work enable row level security;
alter table access.stated_work force row level security;
create policy batch on access.stated_work to yongzhu_batch using (true) with check (true);
create policy sign_in on access.stated_work for select to yongzhu_app using ('c:sign-in' = any (platform.tags('read')));
create policy record on access.stated_work for insert to yongzhu_app with check ('c:staff' = any (platform.tags('write')));
grant select, insert on access.stated_work to yongzhu_app, yongzhu_batch;
