import { BulletRow } from '../chart/bullet-row.tsx'
import { FigureSentence } from '../chart/figure-sentence.tsx'
import type { Display, Page } from '../document.tsx'
import { BackLink } from '../page/back-link.tsx'
import { Breadcrumb } from '../page/breadcrumb.tsx'
import { Actions, Button, LinkButton } from '../page/button.tsx'
import { Card, CardGrid } from '../page/card.tsx'
import { ProblemBody } from '../page/problem-body.tsx'
import type { Navigation } from '../page/site-header.tsx'
import { Outcome } from '../paper/outcome.tsx'
import { ChoiceQuestion } from '../question/choice-question.tsx'
import { SummaryList } from '../record/summary-list.tsx'
import { DifferenceTable } from '../table/difference-table.tsx'
import { FilterForm } from '../table/filter-form.tsx'
import { Pagination } from '../table/pagination.tsx'
import { differences } from './table-examples.tsx'

export type WholePage = Omit<Page, keyof Display>

const office: Navigation = {
  links: [
    { label: { zh: '工作台', en: 'Desk' }, href: '/desk' },
    { label: { zh: '名册', en: 'People' }, href: '/people' },
    { label: { zh: '名单', en: 'Lists' }, href: '/lists', current: true },
    { label: { zh: '年审', en: 'Reviews' }, href: '/reviews' },
    { label: { zh: '看板', en: 'Board' }, href: '/board' },
  ],
  reader: { label: '王样板 · 样例区', href: '/me' },
}
const home: Navigation = {
  links: [
    { label: { zh: '我的', en: 'Mine' }, href: '/home', current: true },
    { label: { zh: '待遇', en: 'Benefits' }, href: '/benefits' },
    { label: { zh: '找服务', en: 'Services' }, href: '/services' },
  ],
}
const help = { signHref: '/sign', visitHref: '/visit' }

const account = {
  name: 'account',
  question: { zh: '这笔钱打到哪个账户？', en: 'Which account should it go to?' },
  why: { zh: '护理补贴每月 500 元，12 月 10 日起发。', en: 'It is 500 yuan a month from 10 December.' },
  isPageHeading: true,
  choices: [
    {
      value: 'card',
      label: { zh: '社会保障卡，尾号 0000', en: 'Social security card ending 0000' },
      hint: { zh: '示范银行，开户名 陈小样', en: 'Example Bank' },
    },
    { value: 'other', label: { zh: '换一个本人账户', en: 'Another account of mine' } },
  ],
  mayBeUnknown: true,
} as const

const missing = { zh: '请选择打到哪个账户', en: 'Choose an account' }

function accountPage(error?: typeof missing): WholePage {
  return {
    answer: account.question,
    answerInBody: true,
    above: <BackLink href="/home" />,
    problems: error ? [{ field: account.name, message: error }] : [],
    help,
    body: (
      <form method="post" action="/account" noValidate>
        <ChoiceQuestion {...account} error={error} />
        <Actions>
          <Button label={{ zh: '继续', en: 'Continue' }} />
          <LinkButton
            weight="other"
            label={{ zh: '打电话办 12385', en: 'Do it by phone' }}
            href="tel:12385"
          />
        </Actions>
      </form>
    ),
  }
}

/** The kinds of page the product is made of, so that parts are also seen together. */
export const wholePages: Record<string, WholePage> = {
  home: {
    answer: { zh: '陈阿姨，今天有 1 件事要您确认', en: 'One thing to confirm today' },
    title: { zh: '今天有 1 件事', en: 'One thing today' },
    navigation: home,
    help,
    demo: true,
    body: (
      <>
        <Card due heading={{ zh: '护理补贴可以发给您了', en: 'Your subsidy is ready' }}>
          <FigureSentence
            before={{ zh: '从 12 月起，每月', en: 'From December ' }}
            figure="500 元"
            after={{ zh: '。您不用申请，只要确认打到哪个账户。', en: ' a month. Only confirm the account.' }}
          />
          <Actions>
            <LinkButton label={{ zh: '确认账户', en: 'Confirm the account' }} href="/account" />
            <LinkButton weight="other" label={{ zh: '为什么发给我', en: 'Why me' }} href="/why" />
          </Actions>
        </Card>
        <h2>正在领的</h2>
        <SummaryList
          entries={[
            {
              label: { zh: '生活补贴', en: 'Living subsidy' },
              value: '每月 443 元，下次 12 月 10 日到账',
              action: { label: { zh: '看详情', en: 'Details' }, href: '/benefits/living' },
            },
            {
              label: { zh: '意外保险', en: 'Accident insurance' },
              value: '已参保，到 2027 年 3 月',
              action: { label: { zh: '看保单', en: 'Policy' }, href: '/benefits/insurance' },
            },
          ]}
        />
        <h2>家里有变化？</h2>
        <p>搬家、住院、孩子上学、找到工作，告诉我们一次就行。</p>
        <Actions>
          <LinkButton weight="other" label={{ zh: '说说变化', en: 'Tell us' }} href="/change" />
        </Actions>
      </>
    ),
  },
  question: accountPage(),
  'question-wrong': accountPage(missing),
  done: {
    answer: { zh: '办好了', en: 'Done' },
    help,
    body: (
      <>
        <Outcome seal="办好" reference="YS 2026 1122 0000">
          <p>您什么都不用再交。</p>
        </Outcome>
        <h2>接下来</h2>
        <ol>
          <li>12 月 10 日，500 元到您尾号 0000 的卡。</li>
          <li>到账当天发短信。没收到，12 月 15 日会有人打电话给您。</li>
        </ol>
        <Actions>
          <LinkButton label={{ zh: '回到我的', en: 'Back to mine' }} href="/home" />
          <LinkButton weight="other" label={{ zh: '打印', en: 'Print' }} href="/print" />
        </Actions>
      </>
    ),
  },
  list: {
    answer: { zh: '12 月名单：18,204 人，有 5 人要您看一眼', en: 'December: 18,204 people, five to look at' },
    shell: 'console',
    navigation: office,
    help,
    demo: true,
    above: <Breadcrumb pages={[{ label: { zh: '名单', en: 'Lists' }, href: '/lists' }]} />,
    body: (
      <>
        <p>一共 9,317,400 元。比上月多 41 人：新增 63 人，停发 22 人。数据到 11 月 22 日。</p>
        <FilterForm
          action="/lists/2026-12"
          filtered
          filters={[
            {
              name: 'kind',
              label: { zh: '变化', en: 'Change' },
              value: 'look',
              choices: [
                { value: 'all', label: { zh: '全部', en: 'All' } },
                { value: 'look', label: { zh: '要看一眼（5）', en: 'To look at (5)' } },
              ],
            },
            { name: 'name', label: { zh: '姓名', en: 'Name' } },
          ]}
        />
        <form method="post" action="/lists/2026-12">
          <DifferenceTable
            id="lines"
            caption={{ zh: '要看一眼的 5 人', en: 'Five to look at' }}
            differences={differences}
            headings={{
              name: { zh: '姓名', en: 'Name' },
              before: { zh: '上月（元）', en: 'Last month' },
              after: { zh: '本月（元）', en: 'This month' },
            }}
            pick="line"
          />
          <Actions>
            <Button label={{ zh: '同意选中的', en: 'Agree to those chosen' }} />
            <Button
              weight="other"
              label={{ zh: '暂缓选中的', en: 'Hold those chosen' }}
              formAction="/lists/2026-12/hold"
            />
            <LinkButton weight="other" label={{ zh: '导出', en: 'Export' }} href="/lists/2026-12.xlsx" />
          </Actions>
        </form>
        <Pagination position={{ zh: '第 1–5 条，共 5 条', en: '1–5 of 5' }} />
      </>
    ),
  },
  board: {
    answer: { zh: '41 项指标，37 项按进度，4 项落后', en: '41 indicators, 37 on schedule, 4 behind' },
    shell: 'console',
    navigation: office,
    help,
    body: (
      <>
        <p>数据到 2026 年 11 月 22 日。落后的在前面。</p>
        <CardGrid>
          {[
            {
              name: '家庭无障碍改造',
              href: '/one',
              value: 3712,
              target: 4000,
              full: 4800,
              shown: '3,712 户',
              behind: true,
            },
            {
              name: '康复服务率',
              href: '/two',
              value: 83.1,
              target: 85,
              full: 100,
              shown: '83.1%',
              behind: true,
            },
            {
              name: '意外保险参保率',
              href: '/three',
              value: 96.4,
              target: 95,
              full: 100,
              shown: '96.4%',
              behind: false,
            },
            {
              name: '就业率',
              href: '/four',
              value: 62.3,
              target: 60,
              full: 100,
              shown: '62.3%',
              behind: false,
            },
          ].map(({ name, href, ...row }) => (
            <Card key={href} heading={name} href={href}>
              <BulletRow
                {...row}
                targetShown={`目标 ${row.target.toLocaleString('en-US')}`}
                standing={row.behind ? { zh: '落后', en: 'Behind' } : { zh: '按进度', en: 'On schedule' }}
              />
            </Card>
          ))}
        </CardGrid>
      </>
    ),
  },
  problem: {
    answer: { zh: '这件事已经办完，不能再改', en: 'This case is closed and cannot be changed' },
    help,
    above: <BackLink href="/cases" />,
    body: (
      <ProblemBody
        next={{
          zh: '要重新打开，请找样例区的管理员。',
          en: 'Ask the administrator of Sample district to reopen it.',
        }}
        kept={{
          zh: '您刚才填的内容没有存，原来的记录没有变。',
          en: 'What you typed was not saved; the record is unchanged.',
        }}
        reference="WT 1122 0042"
      >
        <LinkButton label={{ zh: '看这件事的记录', en: 'See the record' }} href="/cases/one" />
      </ProblemBody>
    ),
  },
}
