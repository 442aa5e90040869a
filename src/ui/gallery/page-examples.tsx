import { BackLink } from '../page/back-link.tsx'
import { Breadcrumb } from '../page/breadcrumb.tsx'
import { Actions, Button, LinkButton } from '../page/button.tsx'
import { Card, CardGrid } from '../page/card.tsx'
import { Disclosure } from '../page/disclosure.tsx'
import { EmptyState } from '../page/empty-state.tsx'
import { IdentityBar } from '../page/identity-bar.tsx'
import { NoticeStrip } from '../page/notice-strip.tsx'
import { Tag, UncheckedTag } from '../page/tag.tsx'
import type { GalleryExample } from './gallery-example.ts'

export const pageExamples: readonly GalleryExample[] = [
  {
    id: 'back-link',
    title: '返回',
    render: () => (
      <>
        <BackLink href="/home" />
        <BackLink href="/list" to={{ zh: '名单', en: 'the list' }} />
      </>
    ),
  },
  {
    id: 'breadcrumb',
    title: '路径',
    render: () => (
      <Breadcrumb
        pages={[
          { label: { zh: '工作台', en: 'Desk' }, href: '/desk' },
          { label: { zh: '名单', en: 'Lists' }, href: '/lists' },
        ]}
      />
    ),
  },
  {
    id: 'buttons',
    title: '按钮',
    render: () => (
      <form action="/send" method="post">
        <Actions>
          <Button label={{ zh: '确认账户', en: 'Confirm the account' }} />
          <LinkButton weight="other" label={{ zh: '为什么发给我', en: 'Why me' }} href="/why" />
        </Actions>
      </form>
    ),
  },
  {
    id: 'cards',
    title: '卡片',
    render: () => (
      <>
        <Card due level={3} heading={{ zh: '有一件事等您确认', en: 'One thing to confirm' }}>
          <p>下个月起每月多 100 元。您不用申请，只要看看账户对不对。</p>
          <Actions>
            <LinkButton label={{ zh: '去看看', en: 'Have a look' }} href="/confirm" />
          </Actions>
        </Card>
        <CardGrid>
          <Card level={3} heading={{ zh: '第一张卡片', en: 'First card' }} href="/first">
            <p>卡片里只说一件事。</p>
          </Card>
          <Card level={3} heading={{ zh: '第二张卡片', en: 'Second card' }} href="/second">
            <p>标题就是链接。</p>
          </Card>
        </CardGrid>
      </>
    ),
  },
  {
    id: 'tags',
    title: '标签',
    render: () => (
      <p className="tags">
        <Tag label={{ zh: '普通', en: 'Plain' }} />
        <Tag label={{ zh: '按进度', en: 'On schedule' }} tone="good" mark="yes" />
        <Tag label={{ zh: '落后', en: 'Behind' }} tone="warn" mark="attention" />
        <Tag label={{ zh: '送不进', en: 'Refused' }} tone="bad" mark="no" />
        <Tag label={{ zh: '正在办', en: 'In progress' }} tone="info" mark="info" />
        <UncheckedTag />
      </p>
    ),
  },
  {
    id: 'notices',
    title: '提示条',
    render: () => (
      <>
        <NoticeStrip tone="info">
          <p>今天 18 点到 20 点系统要更新，填好的内容会留着。</p>
        </NoticeStrip>
        <NoticeStrip tone="good">
          <p>已经记下，什么都不用再交。</p>
        </NoticeStrip>
        <NoticeStrip tone="warn">
          <p>
            这里的数据是 3 天前的。<a href="/feeds">看看哪个来源断了</a>，修好后会自动补上。
          </p>
        </NoticeStrip>
        <NoticeStrip tone="bad">
          <p>有 2 条没有送进去，原因写在每一条旁边。</p>
        </NoticeStrip>
      </>
    ),
  },
  {
    id: 'identity-bar',
    title: '身份条',
    render: () => (
      <IdentityBar
        name="陈小样"
        needs={[
          { zh: '先打电话', en: 'Call first' },
          { zh: '用轮椅', en: 'Uses a wheelchair' },
          { zh: '要大字', en: 'Large print' },
        ]}
        facts={[
          { label: { zh: '住在', en: 'Lives in' }, value: '示范街道' },
          { label: { zh: '电话', en: 'Phone' }, value: '尾号 0000' },
        ]}
      />
    ),
  },
  {
    id: 'disclosure',
    title: '展开看',
    render: () => (
      <>
        <Disclosure label={{ zh: '看计算过程', en: 'See the arithmetic' }}>
          <p>每月 500 元，乘以 3 个月，等于 1,500 元。</p>
        </Disclosure>
        <Disclosure open label={{ zh: '已经展开的', en: 'Already open' }}>
          <p>少数人才需要的内容放在这里。</p>
        </Disclosure>
      </>
    ),
  },
  {
    id: 'empty-state',
    title: '没有内容',
    render: () => (
      <EmptyState
        what={{ zh: '没有找到符合条件的人。', en: 'Nobody matches.' }}
        why={{
          zh: '可能是条件选得太窄，也可能是名字里有少见的字。',
          en: 'The filter may be too narrow, or the name may hold a rare character.',
        }}
      >
        <LinkButton weight="other" label={{ zh: '看全部', en: 'Show all' }} href="/list" />
      </EmptyState>
    ),
  },
]
