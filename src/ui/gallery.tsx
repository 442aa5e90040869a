import { type Display, renderPage } from './document.tsx'
import { chartExamples } from './gallery/chart-examples.tsx'
import type { GalleryExample } from './gallery/gallery-example.ts'
import { pageExamples } from './gallery/page-examples.tsx'
import { questionExamples } from './gallery/question-examples.tsx'
import { reasonExamples } from './gallery/reason-examples.tsx'
import { recordExamples } from './gallery/record-examples.tsx'
import { tableExamples } from './gallery/table-examples.tsx'
import { wholePages } from './gallery/whole-pages.tsx'

const groups: Record<string, { readonly title: string; readonly examples: readonly GalleryExample[] }> = {
  'parts-page': { title: '页面上的部件', examples: pageExamples },
  'parts-question': { title: '问与答', examples: questionExamples },
  'parts-table': { title: '清单', examples: tableExamples },
  'parts-chart': { title: '数与图', examples: chartExamples },
  'parts-reason': { title: '为什么', examples: reasonExamples },
  'parts-record': { title: '档案与纸面', examples: recordExamples },
}

/** Every component in every state. */
export const galleryExamples: readonly GalleryExample[] = Object.values(groups).flatMap(
  ({ examples }) => examples,
)

/** Names of the pages `renderGalleryPage` knows: the groups of components, then the whole pages. */
export const galleryPages: readonly string[] = [...Object.keys(groups), ...Object.keys(wholePages)]

export function renderGalleryPage(name: string, display: Display): string {
  const whole = wholePages[name]
  if (whole) return renderPage({ ...display, ...whole })
  const group = groups[name]
  if (!group) throw new Error(`The gallery has no page ${name}`)
  return renderPage({
    ...display,
    answer: `${group.title}：${group.examples.length} 个样子`,
    demo: true,
    body: <GalleryPage examples={group.examples} />,
  })
}

/** Examples one below the other, each under its name. */
export function GalleryPage({ examples }: { readonly examples: readonly GalleryExample[] }) {
  return examples.map(({ id, title, render }) => (
    <section key={id} aria-labelledby={`example-${id}`}>
      <h2 id={`example-${id}`}>{title}</h2>
      {render()}
    </section>
  ))
}
