import { type Text, text } from '#kernel/text.ts'
import type { PageAnswer, PageRequest, Route } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import type { Words } from '#ui/language.tsx'
import type { FieldProblem } from '#ui/question/error-summary.tsx'
import { framed, type Here, sent, type Site, type SitePage } from './site.tsx'

/**
 * A form that is sent: done, its reader goes on. What they can put right is said on the same form, with everything they typed;
 * anything else is a page of its own.
 */
export function formRoute(
  site: Site,
  path: string,
  act: (request: PageRequest, here: Here) => Promise<PageAnswer>,
  again: (request: PageRequest, here: Here, error: Problem) => SitePage | Promise<SitePage>,
): Route {
  return sent(site, path, async (request, here) => {
    try {
      return await act(request, here)
    } catch (error) {
      if (!(error instanceof Problem) || !isMendable(error)) throw error
      return framed(here, request, { ...(await again(request, here, error)), status: 422 })
    }
  })
}

/** A form that was refused: what was typed, and what is to be put right. */
export type Refused<Error = string> = { readonly form: PageRequest['form']; readonly error: Error }

/** What was typed into a field of a form that comes back; empty on one that is new. */
export function typedIn(form: PageRequest['form'] | undefined): (name: string) => string {
  return (name) => String(form?.[name] ?? '')
}

/** What a question of a form that comes back is told: its name, and the sentence beside it where it is to be put right. */
export function askedOf(problems: readonly FieldProblem[]) {
  return <Name extends string>(name: Name): { readonly name: Name; readonly error?: Words } => {
    const error = problems.find(({ field }) => field === name)?.message
    return error === undefined ? { name } : { name, error }
  }
}

/** What was wrong and what to do about it, in one breath. */
export function saidOf({ text: { zh, en }, next }: Problem): Text {
  return text(`${zh}${next.zh}`, `${en} ${next.en}`)
}

function isMendable({ status, code }: Problem): boolean {
  return status === 422 || code === 'invalid-input'
}
