-- An account that somebody else has recorded and nobody has confirmed is work with a person.
alter table access.stated_work
  drop constraint stated_work_work_check,
  add constraint stated_work_work_check check (work in ('task', 'month', 'account'));

create index payment_account_unconfirmed on registry.payment_account (district, township)
  where superseded_at is null and confirmed_at is null; -- which accounts wait for a colleague?
