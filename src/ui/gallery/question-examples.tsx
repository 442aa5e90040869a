import { Actions, Button } from '../page/button.tsx'
import { ChoiceQuestion } from '../question/choice-question.tsx'
import { DateQuestion } from '../question/date-question.tsx'
import { IdNumberQuestion } from '../question/id-number-question.tsx'
import { ManyQuestion } from '../question/many-question.tsx'
import { MoneyQuestion } from '../question/money-question.tsx'
import { NumberQuestion } from '../question/number-question.tsx'
import { TextQuestion } from '../question/text-question.tsx'
import { FilterForm } from '../table/filter-form.tsx'
import type { GalleryExample } from './gallery-example.ts'

export const questionExamples: readonly GalleryExample[] = [
  {
    id: 'choice',
    title: '选一个',
    render: () => (
      <ChoiceQuestion
        name="account"
        question={{ zh: '这笔钱打到哪个账户？', en: 'Which account should it go to?' }}
        why={{ zh: '护理补贴每月 500 元，12 月 10 日起发。', en: 'The subsidy starts on 10 December.' }}
        chosen="card"
        choices={[
          {
            value: 'card',
            label: { zh: '社会保障卡，尾号 0000', en: 'Social security card ending 0000' },
            hint: { zh: '示范银行，开户名 陈小样', en: 'Example Bank, in the name of Chen Xiaoyang' },
          },
          { value: 'other', label: { zh: '换一个本人账户', en: 'Another account of mine' } },
        ]}
        mayBeUnknown
      />
    ),
  },
  {
    id: 'choice-wrong',
    title: '选一个：没有选',
    render: () => (
      <ChoiceQuestion
        name="cared"
        question={{ zh: '现在有人照顾您吗？', en: 'Is somebody looking after you now?' }}
        why={{ zh: '用来决定要不要安排上门服务。', en: 'This decides whether visits are arranged.' }}
        error={{ zh: '请选择现在有没有人照顾', en: 'Choose whether somebody looks after you' }}
        choices={[
          { value: 'yes', label: { zh: '有', en: 'Yes' } },
          { value: 'no', label: { zh: '没有', en: 'No' } },
        ]}
      />
    ),
  },
  {
    id: 'many',
    title: '可以选几个',
    render: () => (
      <ManyQuestion
        name="wanted"
        question={{ zh: '您想要哪些？', en: 'Which of these do you want?' }}
        why={{ zh: '选了的会一起办，可以一个都不选。', en: 'All chosen are done together; none is fine.' }}
        chosen={['bus']}
        choices={[
          { value: 'bus', label: { zh: '公交优惠', en: 'Bus fares' } },
          {
            value: 'device',
            label: { zh: '辅助器具', en: 'Assistive device' },
            hint: { zh: '会先有人上门看看。', en: 'Somebody visits first.' },
          },
        ]}
      />
    ),
  },
  {
    id: 'text',
    title: '写一句',
    render: () => (
      <>
        <TextQuestion
          name="street"
          question={{ zh: '搬到哪里？', en: 'Where did you move to?' }}
          why={{ zh: '以后的信和上门服务按这个地址。', en: 'Letters and visits go to this address.' }}
          value="示范街道样例路 1 号"
          autoComplete="street-address"
        />
        <TextQuestion
          name="remark"
          long
          question={{ zh: '哪里不对？', en: 'What is wrong?' }}
          why={{ zh: '我们会去核对，再告诉您结果。', en: 'We check it and tell you the result.' }}
          error={{ zh: '请写一写哪里不对', en: 'Say what is wrong' }}
        />
      </>
    ),
  },
  {
    id: 'number',
    title: '数和钱',
    render: () => (
      <>
        <NumberQuestion
          name="members"
          question={{ zh: '家里一共几个人？', en: 'How many people are in the household?' }}
          why={{ zh: '用来算家里每个人的平均收入。', en: 'This gives the income per person.' }}
          unit={{ zh: '人', en: 'people' }}
          value="3"
        />
        <MoneyQuestion
          name="wage"
          question={{ zh: '上个月的工资是多少？', en: 'What was the wage last month?' }}
          why={{ zh: '用来看还能不能继续领。', en: 'This shows whether the subsidy goes on.' }}
          value="三千"
          error={{ zh: '请用数字写工资，例如 3000', en: 'Write the wage in digits, such as 3000' }}
        />
      </>
    ),
  },
  {
    id: 'date',
    title: '日期',
    render: () => (
      <>
        <DateQuestion
          name="discharged"
          question={{ zh: '哪天出院的？', en: 'When did you leave hospital?' }}
          why={{ zh: '从出院那天起可以安排康复。', en: 'Rehabilitation starts from that day.' }}
          value={{ year: '2026', month: '11', day: '2' }}
        />
        <DateQuestion
          name="moved"
          question={{ zh: '哪天搬的家？', en: 'When did you move?' }}
          why={{ zh: '从下个月起由新的街道发。', en: 'The new street office pays from next month.' }}
          value={{ year: '2026', month: '13' }}
          error={{ zh: '月份只有 1 到 12，请再看一看', en: 'Months go from 1 to 12' }}
        />
      </>
    ),
  },
  {
    id: 'id-number',
    title: '证件号',
    render: () => (
      <IdNumberQuestion
        name="citizen"
        question={{ zh: '身份证号是多少？', en: 'What is the identity number?' }}
        why={{ zh: '只用来找到您的档案。', en: 'Only used to find your file.' }}
      />
    ),
  },
  {
    id: 'filters',
    title: '筛选',
    render: () => (
      <FilterForm
        action="/list"
        filtered
        filters={[
          {
            name: 'kind',
            label: { zh: '变化', en: 'Change' },
            value: 'new',
            choices: [
              { value: 'all', label: { zh: '全部', en: 'All' } },
              { value: 'new', label: { zh: '新增（63）', en: 'New (63)' } },
            ],
          },
          { name: 'name', label: { zh: '姓名', en: 'Name' } },
        ]}
      />
    ),
  },
  {
    id: 'send',
    title: '提交',
    render: () => (
      <Actions>
        <Button label={{ zh: '继续', en: 'Continue' }} />
        <Button weight="other" label={{ zh: '先存着', en: 'Save for later' }} formAction="/save" />
      </Actions>
    ),
  },
]
