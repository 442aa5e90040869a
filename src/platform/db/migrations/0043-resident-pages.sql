-- 打到哪里: whoever is paid may say themselves that an account on file is right; that is not a colleague’s comparison.
alter table registry.payment_account
  drop constraint payment_account_confirmed_how_check,
  add constraint payment_account_confirmed_how_check
    check (confirmed_how in ('card-seen', 'bank-answer', 'paid-before', 'own-word'));

-- How somebody wants pages to look, on whatever device they sign in. `account` as in the audit: `staff:…`, `resident:…`.
create table access.display (
  account text primary key,
  theme text check (theme in ('light', 'dark', 'contrast')), -- null: as the device has it
  size text not null check (size in ('m', 'l', 'xl', 'xxl')),
  reading text not null check (reading in ('std', 'easy')),
  lang text not null check (lang in ('zh-Hans', 'zh-Hant', 'en')),
  chosen_at timestamptz not null
);
alter table access.display enable row level security;
alter table access.display force row level security;
create policy sign_in on access.display to yongzhu_app using ('c:sign-in' = any (platform.tags('read')))
  with check ('c:sign-in' = any (platform.tags('write')));
grant select, insert, update (theme, size, reading, lang, chosen_at) on access.display to yongzhu_app;
