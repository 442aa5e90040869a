import { z } from 'zod'
import { defineJob, type Job } from '#platform/jobs.ts'
import { deliverNotices, type Delivery } from './deliver-notices.ts'
import { tellOfMandates } from './tell-of-mandates.ts'

/**
 * Delivery as a background job. A command that has a code to send puts it in line under the id of the notice, so that a
 * delivery begins after the code is there; everything else is found by one put in line every few minutes, which is also what
 * makes voice and visit follow when their day has come.
 */
export function deliveryJob(
  means: Pick<Delivery, 'notices' | 'channels' | 'log'>,
): Job<Record<string, never>> {
  return defineJob({
    name: 'notice-delivery',
    payload: z.record(z.string(), z.never()),
    async run(_, { database, signal, progress }) {
      await tellOfMandates(database)
      const { sent, failed } = await deliverNotices({ ...means, database, signal })
      await progress(sent, sent + failed, 'notices-delivered')
    },
  })
}
