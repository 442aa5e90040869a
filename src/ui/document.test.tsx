import { describe, expect, it } from 'vitest'
import { type Page, renderPage } from './document.tsx'
import { useSay } from './language.tsx'

const plain: Page = { size: 'm', reading: 'std', lang: 'zh-Hans', answer: '今天没有事', body: null }

describe('renderPage', () => {
  it('says the answer once as h1 and as the title', () => {
    const html = renderPage(plain)
    expect(html).toContain('<title>今天没有事 · 甬助</title>')
    expect(html.match(/<h1>今天没有事<\/h1>/g)).toHaveLength(1)
    expect(html).toMatch(/^<!doctype html><html lang="zh-Hans"/)
  })

  it('keeps a name out of the title when told to', () => {
    const html = renderPage({ ...plain, answer: '陈小样有 1 件事', title: '有 1 件事' })
    expect(html).toContain('<title>有 1 件事 · 甬助</title>')
    expect(html).toContain('<h1 data-title="有 1 件事">陈小样有 1 件事</h1>')
  })

  it('announces problems in the title and leads to their fields', () => {
    const html = renderPage({ ...plain, problems: [{ field: 'wage', message: '请用数字写工资' }] })
    expect(html).toContain('<title>有错误：今天没有事 · 甬助</title>')
    expect(html).toContain('href="#wage">请用数字写工资</a>')
  })

  it('follows the device unless the reader chose a theme', () => {
    expect(renderPage(plain)).not.toContain('data-theme')
    expect(renderPage({ ...plain, theme: 'dark' })).toContain('data-theme="dark"')
  })

  it('speaks the language and the reading of the reader, falling back to the usual wording', () => {
    const answer = { zh: '没有需要确认的事项', en: 'Nothing to confirm', easy: '今天没有事' }
    function Body() {
      const say = useSay()
      return <p>{say({ zh: '只有一种说法', en: 'One wording' })}</p>
    }
    expect(renderPage({ ...plain, answer, lang: 'en', reading: 'easy' })).toContain(
      '<h1>Nothing to confirm</h1>',
    )
    const easy = renderPage({ ...plain, answer, reading: 'easy', body: <Body /> })
    expect(easy).toContain('<h1>今天没有事</h1>')
    expect(easy).toContain('<p>只有一种说法</p>')
  })

  it('writes what people typed as text', () => {
    const html = renderPage({ ...plain, answer: '<script>alert(1)</script>' })
    expect(html).not.toContain('<script')
  })

  it('marks made-up data, and only that', () => {
    expect(renderPage({ ...plain, demo: true })).toContain('演示数据')
    expect(renderPage(plain)).not.toContain('演示数据')
  })

  it('refuses a sixth link in the header', () => {
    const links = Array.from({ length: 6 }, (_, at) => ({ label: `第 ${at} 项`, href: `/${at}` }))
    expect(() => renderPage({ ...plain, navigation: { links } })).toThrow('at most 5')
  })
})
