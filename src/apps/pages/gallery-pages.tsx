import type { Route } from '#platform/http.ts'
import { platformProblem } from '#platform/problems.ts'
import { galleryPages, renderGalleryPage } from '#ui/gallery.tsx'
import { displayOf } from './display.ts'
import { shown, type Site } from './site.tsx'

/** Every component in every state, and whole pages, with made-up text. */
export function galleryRoutes(site: Site): readonly Route[] {
  return [
    shown(site, '/gallery', () => ({
      part: '/',
      answer: `部件和整页样子：${galleryPages.length} 页`,
      body: (
        <ul className="plain-list">
          {galleryPages.map((name) => (
            <li key={name}>
              <a className="line-link" href={`/gallery/${name}`}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      ),
    })),
    {
      method: 'GET',
      path: '/gallery/:name',
      handle(request) {
        const { name = '' } = request.params
        if (!galleryPages.includes(name)) throw platformProblem('not-found')
        return { html: renderGalleryPage(name, displayOf(request)) }
      },
    },
  ]
}
