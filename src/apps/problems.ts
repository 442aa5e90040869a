import { defineProblems } from '#platform/problem.ts'

/** What can be wrong with a command line. */
export const appProblem = defineProblems({
  'folder-missing': {
    status: 400,
    text: { zh: '没有说要导入哪个文件夹。', en: 'No folder to import was named.' },
    next: {
      zh: '例如：npm run yongzhu -- import ./本月表格',
      en: 'For example: npm run yongzhu -- import ./this-month',
    },
  },
  'word-unexpected': {
    status: 400,
    text: { zh: '命令 {command} 用不到“{word}”。', en: 'The command {command} has no use for "{word}".' },
    next: {
      zh: '有空格的路径要加引号；npm run 的选项写在两个短横线之后，例如：npm run demo -- --people 300',
      en: 'Put a path with spaces in quotes; options go behind two dashes: npm run demo -- --people 300',
    },
  },
  'month-missing': {
    status: 400,
    text: { zh: '没有说是哪个月，或写法不对。', en: 'No month was named, or not as a month.' },
    next: { zh: '例如：--month 2026-11', en: 'For example: --month 2026-11' },
  },
  'document-unknown': {
    status: 400,
    text: { zh: '法规目录里没有 {document}。', en: 'The law index has no {document}.' },
    next: { zh: '目录在 law/ 下，用文件里的 id。', en: 'The index is in law/; use the id given there.' },
  },
  'file-unreadable': {
    status: 400,
    text: { zh: '读不了这个文件。', en: 'The file cannot be read.' },
    next: { zh: '请给出一个纯文本或 Markdown 文件。', en: 'Give a plain text or Markdown file.' },
  },
  'role-unknown': {
    status: 400,
    text: { zh: '没有这个角色；可用的有 {known}。', en: 'There is no such role; there are {known}.' },
    next: {
      zh: '例如：npm run yongzhu -- staff add 它山 ningbo sysadmin',
      en: 'For example: npm run yongzhu -- staff add Tashan ningbo sysadmin',
    },
  },
  'colleague-unknown': {
    status: 400,
    text: {
      zh: '这个单位里叫这个名字的同事有 {found} 位，不是一位。',
      en: 'There are {found} colleagues of that name in that unit, not one.',
    },
    next: {
      zh: '请核对姓名和单位；同名的，请系统管理员在页面上重新邀请。',
      en: 'Check name and unit; of two with one name, have the administrator invite on the page.',
    },
  },
  'checkpoints-missing': {
    status: 400,
    text: { zh: '没有检查点目录 {folder}。', en: 'There is no folder of checkpoints {folder}.' },
    next: {
      zh: '服务启动后会在那里写检查点；已抄到别处的，例如：--checkpoints /mnt/audit-office/yongzhu',
      en: 'The running server writes them there; where they were copied, for example: --checkpoints /mnt/audit-office/yongzhu',
    },
  },
  'month-failed': {
    status: 500,
    text: { zh: '这个月没有认定成功（{failure}）。', en: 'The month could not be decided ({failure}).' },
    next: { zh: '已存下的部分不会丢，可以再运行一次。', en: 'What was stored is kept; run it again.' },
  },
})
