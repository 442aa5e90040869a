import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Language, type Reading, ReadingChosen, Speaking, type Words, sayIn } from './language.tsx'
import { DemoStrip } from './page/demo-strip.tsx'
import { type Help, SiteFooter } from './page/site-footer.tsx'
import { type Navigation, SiteHeader } from './page/site-header.tsx'
import { ErrorSummary, type FieldProblem } from './question/error-summary.tsx'
import { stylesheetPath } from './stylesheet.ts'
import type { Theme } from './themes.ts'
import { writtenIn } from './written-in.ts'

export type TextSize = 'm' | 'l' | 'xl' | 'xxl'

/** How this reader wants pages to look. Without a theme the page follows the device. */
export type Display = {
  readonly theme?: Theme | undefined
  readonly size: TextSize
  readonly reading: Reading
  readonly lang: Language
}

export type Page = Display & {
  /** The answer to the page's one question: the only `<h1>`, and the title. */
  readonly answer: Words
  /** For an answer that tells something about a person: a title without it, since titles stay in histories and on shared screens. */
  readonly title?: Words | undefined
  /** Who reads it: one calm column for a person, the full width for an office. */
  readonly shell?: 'person' | 'console'
  /** The body holds the `<h1>` itself, as a question page does in its legend. */
  readonly answerInBody?: boolean
  /** What stands before the answer: the way back, and where we are. */
  readonly above?: ReactNode
  readonly body: ReactNode
  /** Left out on question and outcome pages, which have one way on. */
  readonly navigation?: Navigation | undefined
  readonly help?: Help | undefined
  /** What has to be put right before the page can be sent. */
  readonly problems?: readonly FieldProblem[]
  /** Everything on the page is made up. */
  readonly demo?: boolean
  /** Search engines are to leave it alone: it is up for some days only. */
  readonly noindex?: boolean
}

const brand: Words = '甬助'
const skip: Words = { zh: '跳到正文', en: 'Skip to the content' }
const wrongTitle: Words = { zh: '有错误：', en: 'Error: ' }

/** A complete page that works without any script. */
export function renderPage(page: Page): string {
  const { theme, size, reading, lang, answer, title, shell = 'person', answerInBody, above, body } = page
  const { navigation, help, problems = [], demo, noindex } = page
  const say = sayIn(lang, reading)
  const heading = say(answer)
  const shownTitle = title === undefined ? heading : say(title)
  const prefix = problems.length > 0 ? say(wrongTitle) : ''

  const markup = renderToStaticMarkup(
    <Speaking value={say}>
      <ReadingChosen value={reading}>
        <html lang={lang} data-theme={theme} data-size={size} data-read={reading} data-shell={shell}>
          <head>
            <meta charSet="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            {noindex && <meta name="robots" content="noindex, noarchive, nosnippet" />}
            <title>{`${prefix}${shownTitle} · ${say(brand)}`}</title>
            <link rel="stylesheet" href={stylesheetPath} />
          </head>
          <body>
            <a className="skip" href="#main">
              {say(skip)}
            </a>
            <SiteHeader brand={brand} {...navigation} />
            {demo && <DemoStrip />}
            <main id="main" tabIndex={-1} className="wrap">
              {above}
              {problems.length > 0 && <ErrorSummary problems={problems} />}
              {!answerInBody && <h1 data-title={title === undefined ? undefined : shownTitle}>{heading}</h1>}
              {body}
            </main>
            <SiteFooter {...help} />
          </body>
        </html>
      </ReadingChosen>
    </Speaking>,
  )
  return `<!doctype html>${writtenIn(markup, lang)}`
}
