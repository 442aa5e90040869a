import { Checklist } from '#ui/record/checklist.tsx'
import { benefits } from '../catalogue.ts'
import { countUnchecked, listFigures } from './figures.ts'

/** What makes a new installation ready, and what only the authority can answer. */
export function FirstRun({
  hasColleagues,
  isImported,
  hasCompleteLists,
}: {
  readonly hasColleagues: boolean
  readonly isImported: boolean
  readonly hasCompleteLists: boolean
}) {
  const unchecked = countUnchecked(listFigures(benefits))
  return (
    <>
      <Checklist
        items={[
          {
            what: '请第一位系统管理员进来',
            why: '在服务器上运行 npm run yongzhu -- staff add 姓名 ningbo sysadmin，把打印出来的邀请码交给他。别的同事由他来加。',
            href: '/sign-in/invitation',
            done: hasColleagues,
          },
          {
            what: '导入人员名单和各部门的表',
            why: '在服务器上运行 npm run yongzhu -- import 文件夹。有毛病的行会退回并写明怎么改，不影响别的行。',
            href: '/imports',
            done: isImported,
          },
          {
            what: '随表带上交接清单',
            why: '清单说明每张表是谁给的、截至哪天、全不全。没有它，名单里找不到的人只能算「不知道」。',
            href: '/imports#complete-lists',
            done: hasCompleteLists,
          },
          {
            what: `核对 ${unchecked} 个待核实的数`,
            why: '这些标准和界线没有和官方文本核对过。不核对也能先算，页面上会一直标着。',
            href: '/rules',
            done: unchecked === 0,
          },
          {
            what: '问清只有主管部门能回答的事',
            why: '问题列在下面。',
            href: '#questions',
            done: false,
          },
          {
            what: '认定第一个月',
            why: '算出谁应当有什么、为什么。结果只是建议，由各部门决定。',
            href: '/months/run',
            done: false,
          },
        ]}
      />
      <h2 id="questions">只有主管部门能回答的</h2>
      <ul>
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </>
  )
}

const questions = [
  '各区（县、市）每年的低保标准和低边标准各是多少，算出的零头怎么取整？',
  '宁波执行两项补贴的文件是哪一份：补贴哪些人、分几档、住机构的上浮多少、证件过期后补不补发？',
  '渐退期按哪份文件、正文怎么写：多长时间、收入到标准的几倍为止？',
  '居民医保明年个人要交多少，哪些残疾人全额代交、哪些代交一部分？',
] as const
