import { defineProblems } from '#platform/problem.ts'

/** What can stand in the way of starting, reaching the database, or calling a command. */
export const platformProblem = defineProblems({
  'setting-invalid': {
    status: 500,
    text: { zh: '设置 {name} 不能用：{reason}。', en: 'The setting {name} cannot be used: {reason}.' },
    next: { zh: '例如：{example}', en: 'For example: {example}' },
  },
  'option-unknown': {
    status: 500,
    text: {
      zh: '没有 {option} 这个选项；可用的有 {known}。',
      en: 'The option {option} is not known; there are {known}.',
    },
    next: { zh: '请改正后再运行。', en: 'Correct it and run the command again.' },
  },
  'host-not-local': {
    status: 500,
    text: {
      zh: '不能直接在 {host} 上对外服务：登录信息要经加密的前端传来。',
      en: 'Other machines cannot be served on {host} directly: sign-in has to travel encrypted.',
    },
    next: {
      zh: '请在前面放一个 TLS 反向代理，设置 YONGZHU_URL 和 YONGZHU_PROXY；写法见 docs/how-to/install.md',
      en: 'Put a TLS proxy in front and set YONGZHU_URL and YONGZHU_PROXY; see docs/how-to/install.md',
    },
  },
  'trial-not-for-others': {
    status: 500,
    text: {
      zh: '演示只在本机打开：谁都能扮演虚构的人登录。',
      en: 'A trial is for this machine only: whoever opens it may be anybody invented.',
    },
    next: {
      zh: '请去掉 YONGZHU_URL 和 --host 设置，或换一个空的数据目录用 npm start 启动正式系统。',
      en: 'Remove YONGZHU_URL and --host, or start a real installation in an empty data folder with npm start.',
    },
  },
  'port-taken': {
    status: 500,
    text: { zh: '端口 {port} 已被别的程序占用。', en: 'Port {port} is used by another program.' },
    next: {
      zh: '请换一个端口：在命令后加 -- --port {other}',
      en: 'Choose another: add -- --port {other} to the command.',
    },
  },
  'port-not-allowed': {
    status: 500,
    text: {
      zh: '当前用户不能使用端口 {port}：1024 以下的端口通常只有管理员可用。',
      en: 'This user may not use port {port}: those below 1024 are usually kept for the administrator.',
    },
    next: {
      zh: '请换一个端口：在命令后加 -- --port {other}',
      en: 'Choose another: add -- --port {other} to the command.',
    },
  },
  'data-folder-not-writable': {
    status: 500,
    text: {
      zh: '不能写入数据目录 {folder}（{reason}）。',
      en: 'The data folder {folder} cannot be written ({reason}).',
    },
    next: {
      zh: '请换一个可写的目录：在命令后加 -- --data 目录',
      en: 'Choose a folder you may write: add -- --data FOLDER to the command.',
    },
  },
  'data-folder-not-ours': {
    status: 500,
    text: { zh: '{path} 属于另一个用户。', en: '{path} belongs to another user.' },
    next: {
      zh: '请用那个用户运行，或换一个数据目录：-- --data 目录',
      en: 'Run as that user, or choose another data folder: -- --data FOLDER',
    },
  },
  'data-folder-locked': {
    status: 500,
    text: {
      zh: '数据目录 {folder} 正被另一个没有响应的数据库进程（{pid}）占用。',
      en: 'The data folder {folder} is held by a database process ({pid}) that does not answer.',
    },
    next: {
      zh: '请稍后再试；如仍不行，结束进程 {pid} 后重试。',
      en: 'Try again shortly; if it stays, end process {pid} and try again.',
    },
  },
  'data-folder-other-version': {
    status: 500,
    text: {
      zh: '数据目录 {folder} 由 PostgreSQL {found} 建立，现在的程序是 {needed}。',
      en: 'The data folder {folder} was made by PostgreSQL {found}; this program brings {needed}.',
    },
    next: {
      zh: '请用原来的版本打开并导出，或换一个数据目录：-- --data 目录',
      en: 'Open it with the earlier version and export, or choose another data folder: -- --data FOLDER',
    },
  },
  'secret-file-exposed': {
    status: 500,
    text: { zh: '密钥文件 {file} 能被其他用户读取。', en: 'Other users can read the secret file {file}.' },
    next: { zh: '请运行：chmod 600 {file}', en: 'Run: chmod 600 {file}' },
  },
  'secret-file-damaged': {
    status: 500,
    text: {
      zh: '密钥文件 {file} 无法读懂。',
      en: 'The secret file {file} cannot be read as it was written.',
    },
    next: { zh: '请从备份恢复这个文件。', en: 'Restore this file from a backup.' },
  },
  'embedded-database-missing': {
    status: 500,
    text: {
      zh: '本机（{platform}）没有可用的自带数据库程序。',
      en: 'There is no bundled database program for this machine ({platform}).',
    },
    next: {
      zh: '请重新运行 npm ci；或用 DATABASE_URL 指定一个 PostgreSQL。',
      en: 'Run npm ci again, or name a PostgreSQL server with DATABASE_URL.',
    },
  },
  'embedded-database-failed': {
    status: 500,
    text: { zh: '自带数据库启动不了：{reason}', en: 'The bundled database did not start: {reason}' },
    next: { zh: '详情见 {log}', en: 'See {log}' },
  },
  'database-unreachable': {
    status: 503,
    text: {
      zh: '连不上数据库 {where}（{reason}）。',
      en: 'The database {where} cannot be reached ({reason}).',
    },
    next: {
      zh: '请检查 DATABASE_URL 和数据库服务；不设 DATABASE_URL 则使用自带数据库。',
      en: 'Check DATABASE_URL and the server; without DATABASE_URL the bundled database is used.',
    },
  },
  'database-too-old': {
    status: 500,
    text: {
      zh: '数据库 {where} 是 PostgreSQL {version}，至少需要 15。',
      en: 'The database {where} is PostgreSQL {version}; at least 15 is needed.',
    },
    next: {
      zh: '请升级数据库；不设 DATABASE_URL 则使用自带数据库。',
      en: 'Upgrade it; without DATABASE_URL the bundled database is used.',
    },
  },
  'database-not-utf8': {
    status: 500,
    text: {
      zh: '数据库 {where} 的编码是 {encoding}，需要 UTF8。',
      en: 'The database {where} is encoded in {encoding}; UTF8 is needed.',
    },
    next: { zh: '请另建一个 UTF8 数据库。', en: 'Create another database with UTF8 encoding.' },
  },
  'database-not-prepared': {
    status: 500,
    text: {
      zh: '数据库 {where} 尚未准备好：{reason}。',
      en: 'The database {where} is not prepared: {reason}.',
    },
    next: {
      zh: '请由数据库管理员执行 bin/yongzhu db prepare 打印的语句，并设置它列出的变量。',
      en: 'Have its administrator run what bin/yongzhu db prepare prints, and set the variables it lists.',
    },
  },
  'migration-changed': {
    status: 500,
    text: {
      zh: '已执行过的数据库变更 {name} 与现在的文件不一致。',
      en: 'The database change {name} was applied earlier and its file is different now.',
    },
    next: {
      zh: '请使用与该数据库相符的程序版本；演示数据可换一个目录：-- --data 目录',
      en: 'Use the program version this database belongs to; for a trial choose another folder: -- --data FOLDER',
    },
  },
  'migration-unknown': {
    status: 500,
    text: {
      zh: '数据库已被更新的程序改动过（{name}）。',
      en: 'The database was changed by a newer program ({name}).',
    },
    next: { zh: '请升级程序。', en: 'Upgrade this program.' },
  },
  'privileged-role': {
    status: 500,
    text: {
      zh: '拒绝以数据库角色 {role} 运行：{reason}。',
      en: 'Refusing to run as the database role {role}: {reason}.',
    },
    next: {
      zh: '请执行 bin/yongzhu db prepare 打印的语句，使用其中权限受限的角色。',
      en: 'Run what bin/yongzhu db prepare prints and use the restricted roles it makes.',
    },
  },
  'rls-hole': {
    status: 500,
    text: {
      zh: '拒绝运行：数据库的行级权限有漏洞（{holes}）。',
      en: 'Refusing to run: the row-level security of the database has holes ({holes}).',
    },
    next: {
      zh: '请用原来的程序版本重新建库或修复这些表的权限。',
      en: 'Repair these objects, or set the database up again with this program.',
    },
  },
  'not-demo-database': {
    status: 409,
    text: {
      zh: '这个数据库用于正式业务，不能放入演示数据。',
      en: 'This database is a real installation; trial data cannot be put into it.',
    },
    next: {
      zh: '请换一个目录（-- --data 目录）；设了 DATABASE_URL 时，换一个空的数据库。',
      en: 'Choose another folder (-- --data FOLDER) or, where DATABASE_URL is set, an empty database.',
    },
  },
  'database-of-others': {
    status: 409,
    text: {
      zh: '数据库 {where} 里有别的程序的表（{tables} 个，例如 {example}），没有动它。',
      en: 'The database {where} holds tables of something else ({tables}, {example} among them) and was left as it is.',
    },
    next: {
      zh: '请另建一个空的数据库，写进 DATABASE_URL。',
      en: 'Create an empty database and name it in DATABASE_URL.',
    },
  },
  'invalid-input': {
    status: 400,
    text: { zh: '填写的内容不能用：{path}。', en: 'The input cannot be used: {path}.' },
    next: { zh: '请改正后再试。', en: 'Correct it and try again.' },
  },
  'not-allowed': {
    status: 403,
    text: { zh: '您没有做这件事的权限。', en: 'You may not do this.' },
    next: { zh: '请联系管理员。', en: 'Ask your administrator.' },
  },
  'key-used-before': {
    status: 409,
    text: { zh: '这张表单已经用别的内容提交过。', en: 'This form was sent before with other content.' },
    next: { zh: '请重新打开表单再填。', en: 'Open the form again and fill it in.' },
  },
  'keys-do-not-fit': {
    status: 500,
    text: {
      zh: '数据库 {where} 是用另一套密钥建立的，数据目录里的 keys.json 与它不符。',
      en: 'The database {where} was set up with other keys than keys.json in the data folder.',
    },
    next: {
      zh: '请恢复原来的 keys.json；若只是试用，请换一个空的数据库。',
      en: 'Restore the original keys.json; for a trial, use another empty database.',
    },
  },
  'not-found': {
    status: 404,
    text: { zh: '没有这个页面。', en: 'There is no such page.' },
    next: { zh: '请回到首页。', en: 'Go back to the start page.' },
  },
  'read-too-often': {
    status: 429,
    text: {
      zh: '从您所在的网络，这几分钟里打开得太多了。',
      en: 'Too many pages were opened from your network in these minutes.',
    },
    next: {
      zh: '请过 {minutes} 分钟再打开；着急的打 12385。',
      en: 'Open it again in {minutes} minutes; call 12385 if it cannot wait.',
    },
  },
  'request-from-elsewhere': {
    status: 403,
    text: {
      zh: '这个请求不是从本系统的页面发出的。',
      en: 'This request did not come from one of our own pages.',
    },
    next: { zh: '请从本系统的页面重新操作。', en: 'Do it again from a page of this system.' },
  },
  'something-went-wrong': {
    status: 500,
    text: {
      zh: '系统出错了，没有完成。编号 {reference}。',
      en: 'Something went wrong and it was not done. Reference {reference}.',
    },
    next: {
      zh: '请再试一次；仍不行请把编号告诉管理员。',
      en: 'Try again; if it stays, tell your administrator the reference.',
    },
  },
})
