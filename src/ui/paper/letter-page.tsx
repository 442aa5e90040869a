import { renderToStaticMarkup } from 'react-dom/server'
import { type Language, sayIn, Speaking } from '../language.tsx'
import { DemoStrip } from '../page/demo-strip.tsx'
import { stylesheet } from '../stylesheet.ts'
import type { TextSize } from '../document.tsx'
import { Letter, type LetterContent } from './letter.tsx'

/** A letter as a file of its own that asks for nothing else: to be opened, printed in A4 and posted. */
export function renderLetter(
  letter: LetterContent,
  { lang, size, demo }: { readonly lang: Language; readonly size: TextSize; readonly demo: boolean },
): string {
  const say = sayIn(lang, 'std')
  const title = renderToStaticMarkup(<title>{say(letter.title)}</title>)
  const body = renderToStaticMarkup(
    <Speaking value={say}>
      {demo && <DemoStrip />}
      <main className="wrap">
        <Letter letter={letter} isPageHeading />
      </main>
    </Speaking>,
  )
  return [
    `<!doctype html><html lang="${lang}" data-theme="light" data-size="${size}" data-shell="person">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `${title}<style>${stylesheet()}</style></head><body>${body}</body></html>`,
  ].join('')
}
