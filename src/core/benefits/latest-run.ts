/** SQL for the id of the run that stands for the last decided month; no row where nothing has been decided. */
export const latestRunSql = `select r.run_id from determination.run r
  join determination.run_step s on s.run_id = r.run_id and s.step = 'finished'
  order by r.month desc, r.started_at desc, r.run_id limit 1`
