import { BarsTable } from '../chart/bars-table.tsx'
import { BulletRow } from '../chart/bullet-row.tsx'
import { FigureSentence } from '../chart/figure-sentence.tsx'
import { Progress } from '../chart/progress.tsx'
import { Trend } from '../chart/trend.tsx'
import { Card, CardGrid } from '../page/card.tsx'
import type { GalleryExample } from './gallery-example.ts'

export const chartExamples: readonly GalleryExample[] = [
  {
    id: 'figure-sentence',
    title: '一个数',
    render: () => (
      <FigureSentence
        before={{ zh: '这个月发给', en: 'This month ' }}
        figure="18,204 人"
        after={{ zh: '，比上月多 41 人。', en: ' are paid, 41 more than last month.' }}
      />
    ),
  },
  {
    id: 'bullets',
    title: '离目标多远',
    render: () => (
      <CardGrid>
        <Card level={3} heading={{ zh: '意外保险参保率', en: 'Accident insurance' }} href="/indicators/one">
          <BulletRow
            value={96.4}
            target={95}
            full={100}
            shown="96.4%"
            targetShown={{ zh: '目标 95% 以上', en: 'Target 95%' }}
            standing={{ zh: '按进度', en: 'On schedule' }}
            behind={false}
          />
        </Card>
        <Card level={3} heading={{ zh: '家庭无障碍改造', en: 'Homes adapted' }} href="/indicators/two">
          <BulletRow
            value={3712}
            target={4000}
            full={4800}
            shown="3,712 户"
            targetShown={{ zh: '目标 4,000 户', en: 'Target 4,000' }}
            standing={{ zh: '落后 41 户', en: '41 behind' }}
            behind
          />
        </Card>
      </CardGrid>
    ),
  },
  {
    id: 'bars-table',
    title: '比一比',
    render: () => (
      <BarsTable
        id="by-income"
        finding={{ zh: '多得的钱主要到了收入最低的两组', en: 'Most goes to the two lowest groups' }}
        measure={{ zh: '每人每年平均多得，元', en: 'Yuan more per person and year' }}
        headings={{ name: { zh: '收入组', en: 'Income group' }, value: { zh: '元', en: 'Yuan' } }}
        bars={[
          { name: { zh: '最低', en: 'Lowest' }, value: 512, shown: '512' },
          { name: { zh: '次低', en: 'Second' }, value: 401, shown: '401' },
          { name: { zh: '中间', en: 'Middle' }, value: 236, shown: '236' },
          { name: { zh: '次高', en: 'Fourth' }, value: 118, shown: '118' },
          { name: { zh: '最高', en: 'Highest' }, value: 0, shown: '0' },
        ]}
      />
    ),
  },
  {
    id: 'trend',
    title: '走势',
    render: () => (
      <Trend
        id="coverage"
        finding={{ zh: '参保率三年升到 96.4%，已经过了目标', en: 'Coverage rose to 96.4%, past its target' }}
        headings={{ when: { zh: '年份', en: 'Year' }, value: { zh: '参保率', en: 'Coverage' } }}
        points={[
          { when: '2022 年', value: 88.1, shown: '88.1%' },
          { when: '2023 年', value: 91.5, shown: '91.5%' },
          { when: '2024 年', value: 93.2, shown: '93.2%' },
          { when: '2025 年', value: 96.4, shown: '96.4%' },
        ]}
        target={{ value: 95, shown: { zh: '95%', en: '95%' } }}
        forecast={{
          low: 96.2,
          high: 99,
          when: '2026 年',
          shown: { zh: '2026 年 96.2% 到 99%', en: '96.2% to 99% in 2026' },
        }}
      />
    ),
  },
  {
    id: 'progress',
    title: '跑到哪了',
    render: () => (
      <Progress
        done={92_000}
        total={148_220}
        rate={{ zh: '每秒 1,600 人', en: '1,600 a second' }}
        timeLeft={{ zh: '大约还要 35 秒', en: 'about 35 seconds left' }}
        asOf={{
          zh: '这是 9 点 30 分 12 秒的情况。可以离开，做完会通知您。',
          en: 'As of 9:30:12. You may leave; you will be told when it is done.',
        }}
      />
    ),
  },
]
