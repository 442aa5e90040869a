import { expect, test } from 'vitest'
import { renderPage } from './document.tsx'
import { Phrase } from './language.tsx'
import { IdentityBar } from './page/identity-bar.tsx'
import { Button } from './page/button.tsx'
import { TextQuestion } from './question/text-question.tsx'
import { writtenIn } from './written-in.ts'

const page = (lang: 'zh-Hans' | 'zh-Hant' | 'en', body: React.ReactNode) =>
  renderPage({ lang, size: 'm', reading: 'std', answer: { zh: '钱打到哪里？', en: 'Where to?' }, body })

test('繁體只换给人看的字：姓名、表单的值、地址、打的字都不动', () => {
  const html = page(
    'zh-Hant',
    <form action="/残疾">
      <IdentityBar
        name="于复发"
        needs={[]}
        facts={[{ label: { zh: '镇街', en: 'Township' }, value: '余姚市' }]}
      />
      <input type="hidden" name="问题" value="发放" />
      <TextQuestion name="a" question="余额复核" why="为什么" value="发放" long />
      <Button label="发送" value="发送" name="go" />
    </form>,
  )
  expect(html).toContain('<html lang="zh-Hant"')
  expect(html).toContain('<title>錢打到哪裏？ · 甬助</title>')
  expect(html).toContain('>于复发</p>')
  expect(html).toContain('余姚市')
  expect(html).toContain('餘額覆核')
  expect(html).toContain('aria-label="這是誰"')
  expect(html).toContain('action="/残疾"')
  expect(html).toContain('name="问题" value="发放"')
  expect(html).toMatch(/<textarea[^>]*>发放<\/textarea>/)
  expect(html).toContain('value="发送" name="go">發送</button>')
})

test('正式条文原样照登，不换字', () => {
  const quoted = '<blockquote lang="zh-Hans"><p>应当<b>发放</b></p></blockquote><p>应当</p>'
  expect(writtenIn(quoted, 'zh-Hant')).toBe(
    '<blockquote lang="zh-Hans"><p>应当<b>发放</b></p></blockquote><p>應當</p>',
  )
})

test('同名的元素套在里面，也在该停的地方停', () => {
  expect(writtenIn('<div translate="no"><div>发</div>发</div><div>发</div>', 'zh-Hant')).toBe(
    '<div translate="no"><div>发</div>发</div><div>發</div>',
  )
})

test('英文里还是中文的，标明是中文；译好的不标', () => {
  const html = page(
    'en',
    <p>
      <Phrase zh="好" en="Fine" />
      还没有译，2 项
    </p>,
  )
  expect(html).toContain('<html lang="en"')
  expect(html).toContain('<title>Where to? · 甬助</title>')
  expect(html).toContain('Fine<span lang="zh-Hans">还没有译，2 项</span>')
  expect(html).not.toContain('<span lang="zh-Hans">Fine')
  expect(writtenIn('<title>钱打到哪里</title>', 'en')).toBe('<title lang="zh-Hans">钱打到哪里</title>')
  expect(writtenIn('<b translate="no">于某</b>', 'en')).toBe('<b translate="no" lang="zh-Hans">于某</b>')
})

test('简体一个字节也不动', () => {
  const markup = '<p>发放</p>'
  expect(writtenIn(markup, 'zh-Hans')).toBe(markup)
})
