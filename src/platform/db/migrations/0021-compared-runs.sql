-- A benefit paid quarterly or yearly is compared with another run than one paid monthly.
alter table determination.run drop constraint run_compared_with_fkey;
alter table determination.run alter column compared_with type uuid[]
  using case when compared_with is null then '{}' else array[compared_with] end;
alter table determination.run alter column compared_with set not null;
