-- 公示: what an office puts up about people or units, who answers for it, and until when it can be seen.
create schema publicity authorization yongzhu_owner;
grant usage on schema publicity to yongzhu_app, yongzhu_batch;

-- A notice for a whole district carries the district's id as its township too, one for the city `ningbo` in both.
create function publicity.labels(district text, township text) returns text[]
  language sql immutable parallel safe
  return array['r:ningbo', 'r:' || district, 'r:' || township];

-- Two accounts are two people; kept with the steps of a notice, so that the database itself can tell.
alter table access.staff add constraint staff_person unique (staff_id, natural_person);

-- What a notice says, word for word, with the digests of its files: frozen. Another wording is another notice, which
-- replaces it.
create table publicity.notice (
  notice_id uuid primary key,
  publicity text not null,
  district text not null,
  township text not null,
  content bytea not null,
  content_sha256 text not null constraint content_is_its_digest check (content_sha256 = encode(sha256(content), 'hex')),
  withheld jsonb not null, -- how many of the list are not in it, by reason
  replaces uuid unique references publicity.notice,
  made_at timestamptz not null,
  unique (notice_id, content_sha256),
  unique (notice_id, district, township)
);
create index notice_place on publicity.notice (township, made_at); -- what has this office made?

-- The files as they would be handed out.
create table publicity.file (
  notice_id uuid not null,
  name text not null check (name in ('page', 'print', 'xlsx')),
  district text not null,
  township text not null,
  bytes bytea not null,
  sha256 text not null constraint file_is_its_digest check (sha256 = encode(pg_catalog.sha256(bytes), 'hex')),
  primary key (notice_id, name),
  foreign key (notice_id, district, township) references publicity.notice (notice_id, district, township)
);

-- Each look of the scanner at all files of a notice.
create table publicity.scan (
  scan_id uuid primary key,
  notice_id uuid not null,
  content_sha256 text not null,
  district text not null,
  township text not null,
  scanner smallint not null,
  leaks integer not null check (leaks >= 0),
  passed boolean not null generated always as (leaks = 0) stored,
  at timestamptz not null,
  foreign key (notice_id, content_sha256) references publicity.notice (notice_id, content_sha256),
  foreign key (notice_id, district, township) references publicity.notice (notice_id, district, township),
  unique (scan_id, notice_id, content_sha256, passed)
);

-- Made by one, approved by another: two rows, bound to the content, never the same account or natural person.
create table publicity.step (
  notice_id uuid not null,
  step text not null check (step in ('made', 'approved')),
  content_sha256 text not null,
  district text not null,
  township text not null,
  staff_id uuid not null,
  natural_person bytea not null,
  at timestamptz not null,
  primary key (notice_id, step),
  unique (notice_id, staff_id),
  unique (notice_id, natural_person),
  unique (notice_id, content_sha256, step),
  foreign key (notice_id, content_sha256) references publicity.notice (notice_id, content_sha256),
  foreign key (notice_id, district, township) references publicity.notice (notice_id, district, township),
  foreign key (staff_id, natural_person) references access.staff (staff_id, natural_person)
);

-- Nothing is put up that was not approved as it is, or that the scanner did not pass.
create table publicity.publication (
  notice_id uuid primary key,
  content_sha256 text not null,
  district text not null,
  township text not null,
  step text not null default 'approved' check (step = 'approved'),
  scan_id uuid not null,
  scan_passed boolean not null default true check (scan_passed),
  published_on date not null,
  take_down_on date not null check (take_down_on > published_on), -- the first day it is no longer up
  published_by uuid not null references access.staff,
  published_at timestamptz not null,
  foreign key (notice_id, content_sha256, step) references publicity.step (notice_id, content_sha256, step),
  foreign key (scan_id, notice_id, content_sha256, scan_passed)
    references publicity.scan (scan_id, notice_id, content_sha256, passed),
  foreign key (notice_id, district, township) references publicity.notice (notice_id, district, township),
  unique (notice_id, content_sha256, take_down_on)
);

-- The public's copy, the only thing they can read: here exactly as long as it is up, then deleted.
create table publicity.on_display (
  notice_id uuid primary key,
  content bytea not null,
  content_sha256 text not null constraint content_is_its_digest check (content_sha256 = encode(sha256(content), 'hex')),
  district text not null,
  township text not null,
  published_on date not null,
  take_down_on date not null,
  foreign key (notice_id, content_sha256, take_down_on)
    references publicity.publication (notice_id, content_sha256, take_down_on),
  foreign key (notice_id, district, township) references publicity.notice (notice_id, district, township)
);
create index on_display_until on publicity.on_display (take_down_on); -- what has to come down?

create table publicity.take_down (
  notice_id uuid primary key references publicity.publication,
  district text not null,
  township text not null,
  reason text not null check (reason in ('expired', 'mistake', 'objection-upheld')),
  taken_down_at timestamptz not null,
  taken_down_by text not null,
  foreign key (notice_id, district, township) references publicity.notice (notice_id, district, township)
);

-- That somebody objected, and how; what they said is a matter for a case and not kept here.
create table publicity.objection (
  objection_id uuid primary key,
  notice_id uuid not null references publicity.publication,
  district text not null,
  township text not null,
  received_on date not null,
  channel text not null check (channel in ('phone', 'visit', 'letter', 'hotline')),
  line integer check (line > 0), -- which line of the notice; null is the whole
  recorded_at timestamptz not null,
  recorded_by uuid not null references access.staff,
  foreign key (notice_id, district, township) references publicity.notice (notice_id, district, township)
);
create index objection_notice on publicity.objection (notice_id); -- how many objected?

do $$
declare
  name text;
begin
  foreach name in array array['notice', 'file', 'scan', 'step', 'publication', 'take_down', 'objection', 'on_display'] loop
    execute format('alter table publicity.%I enable row level security', name);
    execute format('alter table publicity.%I force row level security', name);
    execute format('create policy read_by_label on publicity.%I for select to yongzhu_app
      using (publicity.labels(district, township) && platform.tags(''read''))', name);
    execute format('create policy write_by_label on publicity.%I for insert to yongzhu_app
      with check (publicity.labels(district, township) && platform.tags(''write''))', name);
    execute format('grant select, insert on publicity.%I to yongzhu_app', name);
  end loop;
end $$;
-- Anybody may read what is up; only the office takes it down.
create policy public_reads on publicity.on_display for select to yongzhu_app using (true);
create policy take_down on publicity.on_display for delete to yongzhu_app
  using (publicity.labels(district, township) && platform.tags('write'));
grant delete on publicity.on_display to yongzhu_app;
