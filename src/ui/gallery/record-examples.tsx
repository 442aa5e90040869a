import { Letter } from '../paper/letter.tsx'
import { Outcome } from '../paper/outcome.tsx'
import { PrintSheet } from '../paper/print-sheet.tsx'
import { Checklist } from '../record/checklist.tsx'
import { SummaryList } from '../record/summary-list.tsx'
import { Timeline } from '../record/timeline.tsx'
import type { GalleryExample } from './gallery-example.ts'

export const recordExamples: readonly GalleryExample[] = [
  {
    id: 'summary-list',
    title: '一条一条的情况',
    render: () => (
      <SummaryList
        entries={[
          {
            label: { zh: '账户', en: 'Account' },
            value: '示范银行，尾号 0000',
            action: { label: { zh: '改', en: 'Change' }, href: '/change/account' },
          },
          {
            label: { zh: '怎么联系', en: 'How to reach you' },
            value: '请发短信',
            action: { label: { zh: '改', en: 'Change' }, href: '/change/contact' },
          },
          { label: { zh: '编号', en: 'Reference' }, value: 'YS 2026 1122 0000' },
        ]}
      />
    ),
  },
  {
    id: 'timeline',
    title: '办到哪了',
    render: () => (
      <Timeline
        steps={[
          {
            state: 'done',
            what: { zh: '收到', en: 'Received' },
            when: { zh: '11 月 20 日', en: '20 November' },
            who: { zh: '示范街道', en: 'Example street office' },
          },
          {
            state: 'now',
            what: { zh: '核对', en: 'Checking' },
            when: { zh: '12 月 4 日以前', en: 'by 4 December' },
            who: { zh: '样例区', en: 'Sample district' },
            detail: { zh: '在等医院的一份记录。', en: 'Waiting for a record from the hospital.' },
          },
          {
            state: 'next',
            what: { zh: '告诉您结果', en: 'Telling you the result' },
            when: { zh: '12 月 9 日以前', en: 'by 9 December' },
            who: { zh: '示范街道', en: 'Example street office' },
          },
        ]}
      />
    ),
  },
  {
    id: 'checklist',
    title: '先做这几步',
    render: () => (
      <Checklist
        items={[
          {
            what: { zh: '带来第一份名单', en: 'Bring the first list' },
            why: { zh: '有了名单，才知道该发给谁', en: 'Without it nobody can be found' },
            href: '/import',
            done: true,
          },
          {
            what: { zh: '请第二个人来', en: 'Invite a second person' },
            why: { zh: '发钱要两个人看过', en: 'Two people look before money moves' },
            href: '/people',
            done: false,
          },
        ]}
      />
    ),
  },
  {
    id: 'outcome',
    title: '办好了',
    render: () => (
      <>
        <Outcome seal="办好" reference="YS 2026 1122 0000">
          <p>您什么都不用再交。</p>
        </Outcome>
        <Outcome seal="已经核对" reference="YS 2026 1122 0001" />
      </>
    ),
  },
  {
    id: 'print-sheet',
    title: '一张纸',
    render: () => (
      <PrintSheet
        title={{ zh: '示范审批表', en: 'Example approval form' }}
        issuer={{ zh: '样例区', en: 'Sample district' }}
        number="样例〔2026〕1 号"
        issuedOn={{ zh: '2026 年 11 月 22 日', en: '22 November 2026' }}
        signatures={[
          { zh: '经办人', en: 'Prepared by' },
          { zh: '复核人', en: 'Checked by' },
        ]}
        verify={{
          zh: '打 12385 报编号，可以核对真假。',
          en: 'Call 12385 with the number to check this paper.',
        }}
      >
        <SummaryList
          entries={[
            { label: { zh: '姓名', en: 'Name' }, value: '陈小样' },
            { label: { zh: '每月', en: 'Each month' }, value: '500 元' },
            { label: { zh: '从哪月起', en: 'From' }, value: '2026 年 12 月' },
          ]}
        />
      </PrintSheet>
    ),
  },
  {
    id: 'letter',
    title: '一封信',
    render: () => (
      <Letter
        letter={{
          title: { zh: '有一笔补贴要给您', en: 'There is a payment for you' },
          to: { name: '陈小样', place: { zh: '样例区示范街道', en: 'Example street, Sample district' } },
          issuer: { zh: '样例区残疾人联合会', en: "Sample disabled persons' federation" },
          number: '3F2A 91C0 77DE',
          issuedOn: { zh: '2026 年 11 月 22 日', en: '22 November 2026' },
          inShort: {
            heading: { zh: '简单说', en: 'In short' },
            lines: [
              { zh: '有一笔钱要给您。', en: 'There is money for you.' },
              { zh: '您什么都不用做。', en: 'You need not do anything.' },
            ],
          },
          sections: [
            {
              heading: { zh: '接下来', en: 'What comes next' },
              paragraphs: [
                { zh: '钱从 2026 年 12 月起打到您的账户。', en: 'It is paid from December 2026.' },
              ],
            },
          ],
        }}
      />
    ),
  },
]
