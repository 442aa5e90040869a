import { defineProblems } from '#platform/problem.ts'

/** Why a folder, or one file of it, cannot be read at all. Rows are never Problems: they get a verdict. */
export const exchangeProblem = defineProblems({
  'folder-not-found': {
    status: 404,
    text: { zh: '没有这个文件夹：{folder}。', en: 'There is no such folder: {folder}.' },
    next: { zh: '请核对路径。', en: 'Check the path.' },
  },
  'folder-empty': {
    status: 400,
    text: { zh: '文件夹 {folder} 里没有可以导入的表。', en: 'The folder {folder} holds no table to import.' },
    next: { zh: '请放入 xlsx 或 csv 文件。', en: 'Put xlsx or csv files into it.' },
  },
  'old-spreadsheet': {
    status: 400,
    text: {
      zh: '{file} 是旧格式（.xls、.et 等），读不了。',
      en: '{file} is in an old format (.xls, .et) and cannot be read.',
    },
    next: { zh: '请用表格软件打开，另存为 xlsx 或 csv 再导入。', en: 'Open it and save it as xlsx or csv.' },
  },
  'password-protected': {
    status: 400,
    text: {
      zh: '{file} 设有打开密码或是旧格式，读不了。',
      en: '{file} is protected by a password or in an old format.',
    },
    next: {
      zh: '请用表格软件打开，去掉密码，另存为 xlsx 再导入。',
      en: 'Open it, remove the password and save it as xlsx.',
    },
  },
  'file-damaged': {
    status: 400,
    text: { zh: '{file} 打不开，可能已损坏。', en: '{file} cannot be opened; it may be damaged.' },
    next: { zh: '请用表格软件打开，另存为 xlsx 或 csv 再导入。', en: 'Open it and save it as xlsx or csv.' },
  },
  'file-not-recognised': {
    status: 400,
    text: {
      zh: '{file} 认不出是哪一类表。找到的表头：{headers}。',
      en: 'It is not clear what kind of table {file} is. Headers found: {headers}.',
    },
    next: {
      zh: '请核对表头，每列一个名称，例如：{example}。',
      en: 'Check the headers; for example: {example}.',
    },
  },
  'column-missing': {
    status: 400,
    text: {
      zh: '{file} 像是“{kind}”，但缺少列：{missing}。找到的表头：{headers}。',
      en: '{file} looks like {kindEn} but lacks the columns {missing}. Headers found: {headers}.',
    },
    next: { zh: '请补上这些列再导入。', en: 'Add these columns and import again.' },
  },
})
