-- As of which day a file speaks: an older list brought in again does not undo what a later one said.
alter table exchange.batch add column as_of date not null default current_date;
alter table exchange.batch alter column as_of drop default;

-- One line for each person a row that was not taken may be about. `about`: the row itself says so, by the person or, while
-- nobody has the number, by its digest. The others bear the same name, or belong to the same group (`group_key`, a household).
alter table exchange.gap add column row_no integer not null default 0;
alter table exchange.gap alter column row_no drop default;
alter table exchange.gap add column about boolean not null default true;
alter table exchange.gap alter column about drop default;
alter table exchange.gap add column digest bytea;
alter table exchange.gap add column group_key bigint;
alter table exchange.gap alter column person_id drop not null;
alter table exchange.gap add check (person_id is not null or digest is not null);
drop index exchange.gap_open;
create index gap_open on exchange.gap (kind, person_id) where closed_at is null; -- is this absence meant?
create index gap_digest on exchange.gap (digest) where person_id is null; -- whose gap is it, now that the person is known?
create index gap_statement on exchange.gap (batch_id, row_no); -- what was settled with this row?
grant update (person_id) on exchange.gap to yongzhu_batch;
