-- An account at the organisation's sign-in is let go of with everything else its owner came in with, and may be linked again.
alter table access.provider_account add column ended_at timestamptz;
grant update (staff_id, added_at, ended_at) on access.provider_account to yongzhu_app;
create policy keep on access.provider_account to yongzhu_app using ('c:accounts' = any (platform.tags('read')))
  with check ('c:accounts' = any (platform.tags('write')));
