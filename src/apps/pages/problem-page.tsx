import type { PageRequest } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { type Page, renderPage } from '#ui/document.tsx'
import { LinkButton } from '#ui/page/button.tsx'
import { ProblemBody } from '#ui/page/problem-body.tsx'
import { displayOf } from './display.ts'
import type { Site } from './site.tsx'

export function problemPage({ isDemo }: Site, problem: Problem, request: PageRequest): string {
  return renderPage({ ...displayOf(request), ...problemParts(problem), demo: isDemo })
}

/** Says what stood in the way, what to do now, and that nothing was half done. */
export function problemParts({ text, next }: Problem): Pick<Page, 'answer' | 'body'> {
  return {
    answer: text,
    body: (
      <ProblemBody
        next={next}
        kept={{
          zh: '已经存下的内容都在，没有做到一半的事。',
          en: 'What was stored is kept; nothing is half done.',
        }}
      >
        <LinkButton label={{ zh: '回到首页', en: 'To the start page' }} href="/" />
      </ProblemBody>
    ),
  }
}
