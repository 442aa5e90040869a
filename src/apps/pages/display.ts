import { type DisplayChoice, displayChoice } from '#core/access/display.ts'
import type { PageRequest } from '#platform/http.ts'
import type { Display } from '#ui/document.tsx'

const cookie = 'display'

/** The look kept for whoever is signed in; for anybody else, and until they choose, the one this device remembers. */
export function displayOf({ cookies }: Pick<PageRequest, 'cookies'>, kept?: DisplayChoice): Display {
  if (kept) return kept
  const [theme, size, reading, lang] = cookies[cookie]?.split('.') ?? []
  return displayChoice.parse({ theme, size, reading, lang })
}

/** What the form on the display page says; a choice that is missing or unknown is the usual look. */
export function displayIn({ form }: Pick<PageRequest, 'form'>): DisplayChoice {
  return displayChoice.parse(form)
}

/** The device remembers as well: a page of an error, or of signing in again, looks the same. */
export function displayToRemember({ theme, size, reading, lang }: DisplayChoice): {
  readonly name: string
  readonly value: string
} {
  return { name: cookie, value: [theme ?? 'device', size, reading, lang].join('.') }
}
