import { z } from 'zod'
import type { PageRequest } from '#platform/http.ts'
import type { Display } from '#ui/document.tsx'

/** How a reader has chosen to see pages; a choice that is missing or unknown is the usual look. */
const choices = z.object({
  theme: z.enum(['light', 'dark', 'contrast']).optional().catch(undefined),
  size: z.enum(['m', 'l', 'xl', 'xxl']).catch('m'),
  reading: z.enum(['std', 'easy']).catch('std'),
})

const cookie = 'display'

export function displayOf({ cookies }: PageRequest): Display {
  const [theme, size, reading] = cookies[cookie]?.split('.') ?? []
  return { ...choices.parse({ theme, size, reading }), lang: 'zh-Hans' }
}

/** What the browser is to remember of the form on the display page. */
export function displayToRemember({ form }: PageRequest): { readonly name: string; readonly value: string } {
  const { theme = 'device', size, reading } = choices.parse(form)
  return { name: cookie, value: [theme, size, reading].join('.') }
}
