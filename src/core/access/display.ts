import { z } from 'zod'
import { command } from '#platform/command.ts'
import { accessProblem } from './problems.ts'

/** How somebody has chosen to see pages. Without a theme they follow the device. */
export const displayChoice = z.object({
  theme: z.enum(['light', 'dark', 'contrast']).optional().catch(undefined),
  size: z.enum(['m', 'l', 'xl', 'xxl']).catch('m'),
  reading: z.enum(['std', 'easy']).catch('std'),
  lang: z.enum(['zh-Hans', 'zh-Hant', 'en']).catch('zh-Hans'),
})

export type DisplayChoice = z.output<typeof displayChoice>

/** Keeps the choice of whoever is signed in, for every device they sign in on; `findVisit` reads it. */
export const chooseDisplay = command({
  id: 'display.choose',
  permission: 'session.own',
  purpose: 'service',
  input: displayChoice,
  problems: accessProblem.pick(),
  async run({ theme, size, reading, lang }, { db, actor, now }) {
    await db.run(
      `insert into access.display (account, theme, size, reading, lang, chosen_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (account) do update set theme = excluded.theme, size = excluded.size, reading = excluded.reading,
         lang = excluded.lang, chosen_at = excluded.chosen_at`,
      [actor.id, theme ?? null, size, reading, lang, now],
    )
  },
})
