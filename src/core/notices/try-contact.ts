import { z } from 'zod'
import { command } from '#platform/command.ts'
import { contactTrial } from './kinds/contact-trial.ts'
import { noticeProblem } from './problems.ts'
import { sendNotice } from './send-notice.ts'

/** Sends one message the way somebody wants to be reached, at most once a day; `isNew` is false where it was tried already. */
export const tryContact = command({
  id: 'contact.try',
  permission: 'contact.prefer',
  purpose: 'service',
  input: z.object({ personId: z.coerce.number().int().positive() }),
  problems: noticeProblem.pick(),
  async run({ personId }, { db, actor, now, today, audit }) {
    const noticeId = await sendNotice(db, {
      notice: contactTrial,
      values: { askedOn: today },
      personId,
      reference: today,
      actor: actor.id,
      now,
    })
    audit.subjects([personId])
    return { isNew: noticeId !== undefined }
  },
})
