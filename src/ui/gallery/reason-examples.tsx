import { AmountsByDate } from '../reason/amounts-by-date.tsx'
import { ArticleBlock } from '../reason/article-block.tsx'
import { ExplanationList } from '../reason/explanation-list.tsx'
import { WorkedCases } from '../reason/worked-cases.tsx'
import type { GalleryExample } from './gallery-example.ts'

export const reasonExamples: readonly GalleryExample[] = [
  {
    id: 'explanation-list',
    title: '为什么',
    render: () => (
      <ExplanationList
        reasons={[
          {
            sentence: { zh: '您的证件有效', en: 'Your certificate is valid' },
            verdict: 'holds',
            fact: {
              value: { zh: '有效', en: 'valid' },
              source: { zh: '来自示范系统', en: 'from the example system' },
              asOf: { zh: '11 月 22 日核对', en: 'checked on 22 November' },
            },
            citations: [
              {
                label: { zh: '示范办法 第一条', en: 'Example measures, art. 1' },
                href: '/law/example/1',
                checked: true,
              },
            ],
            disputeHref: '/wrong/certificate',
          },
          {
            sentence: { zh: '家里的平均收入超过了界线', en: 'The household income is over the limit' },
            verdict: 'fails',
            fact: {
              value: { zh: '每人每月 1,820 元', en: '1,820 yuan per person and month' },
              source: { zh: '来自样例部门', en: 'from the sample department' },
              asOf: { zh: '10 月的数', en: 'figure of October' },
            },
            limit: { zh: '每人每月 1,780 元以下', en: 'below 1,780 yuan per person and month' },
            citations: [{ label: { zh: '样例通知', en: 'Sample notice' }, checked: false }],
            disputeHref: '/wrong/income',
          },
          {
            sentence: { zh: '还没有评过需要多少照顾', en: 'Your care needs have not been assessed' },
            verdict: 'unknown',
            fact: {
              value: { zh: '没有记录', en: 'nothing recorded' },
              source: { zh: '问过两个来源', en: 'two sources asked' },
              asOf: { zh: '今天', en: 'today' },
            },
            citations: [],
          },
          {
            sentence: { zh: '本人在世', en: 'The person is alive' },
            verdict: 'holds',
            told: {
              zh: '在世：是（示范系统，名单截至 2026-11-22），要求为是。',
              en: 'Alive: yes (example system, list as of 22 November 2026); this is met.',
            },
            citations: [],
          },
        ]}
      />
    ),
  },
  {
    id: 'article-block',
    title: '依据',
    render: () => (
      <>
        <ArticleBlock
          name={{ zh: '示范办法 第一条', en: 'Example measures, article 1' }}
          summary={{ zh: '证件有效的人可以领。', en: 'People with a valid certificate qualify.' }}
          quotation="（这里是附上的示范条文，不是真的规定。）"
          inForce={{ zh: '2020 年 1 月 1 日起施行', en: 'In force from 1 January 2020' }}
          checked
        />
        <ArticleBlock
          name={{ zh: '样例通知', en: 'Sample notice' }}
          summary={{
            zh: '只知道有这份文件，还没有读到原文。',
            en: 'Known to exist; its text has not been read.',
          }}
          inForce={{ zh: '施行日期还不知道', en: 'Date of entry into force not known' }}
          checked={false}
        />
      </>
    ),
  },
  {
    id: 'amounts-by-date',
    title: '从哪天起多少钱',
    render: () => (
      <AmountsByDate
        id="amounts"
        caption={{ zh: '每月标准', en: 'Monthly amount' }}
        amounts={[
          {
            from: '2026-01-01',
            amount: '500 元',
            source: { label: { zh: '样例通知', en: 'Sample notice' }, checked: false },
          },
          {
            from: '2020-01-01',
            amount: '250 元',
            source: { label: { zh: '示范办法', en: 'Example measures' }, checked: true },
          },
        ]}
      />
    ),
  },
  {
    id: 'worked-cases',
    title: '手算的例子',
    render: () => (
      <WorkedCases
        id="cases"
        caption={{ zh: '3 个例子，程序照着它们检查', en: 'Three examples the program is checked against' }}
        cases={[
          {
            name: '住在家里',
            given: { zh: '证件有效，照顾需要一档', en: 'Valid certificate, care level one' },
            on: '2026-03-01',
            outcome: { zh: '每月 500 元', en: '500 yuan a month' },
          },
          {
            name: '实施前一天',
            given: { zh: '同上', en: 'The same' },
            on: '2019-12-31',
            outcome: { zh: '不发：还没有开始', en: 'Nothing: not yet in force' },
          },
          {
            name: '还没评过',
            given: { zh: '证件有效', en: 'Valid certificate' },
            on: '2026-03-01',
            outcome: { zh: '只问照顾需要几档', en: 'Ask only for the care level' },
          },
        ]}
      />
    ),
  },
]
