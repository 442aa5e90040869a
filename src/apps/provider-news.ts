import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { digestOfSecret } from '#core/access/attempt.ts'
import type { Providers } from '#core/notices/open-channels.ts'
import { recordReceipt, recordReply } from '#core/notices/provider-news.ts'
import type { Database } from '#platform/db/database.ts'
import type { PageAnswer, PageRequest, Route } from '#platform/http.ts'
import { catalogue } from './catalogue.ts'

const receipt = z.object({ id: z.string().min(1).max(200), state: z.enum(['delivered', 'read', 'failed']) })
const reply = z.object({ phone: z.string().min(5).max(30), text: z.string().max(500) })

/**
 * What providers of messages report later, by `POST /providers/<channel>/receipts` and `/replies`, JSON or a form, under the secret
 * agreed with them. A wrong secret, a channel that is not set up and news of nothing known are one answer.
 */
export function providerNews(database: Database, providers: Providers): readonly Route[] {
  const channels = ['sms', 'wechat', 'voice'] as const
  return channels.flatMap((channel) => {
    const hear = (path: string, take: (form: PageRequest['form']) => Promise<boolean>): Route => ({
      method: 'POST',
      path: `/providers/${channel}/${path}`,
      async handle({ bearer, form }): Promise<PageAnswer> {
        const isTheirs = isSame(bearer, providers[channel]?.callback)
        return isTheirs && (await take(form)) ? answered(200, 'ok') : answered(404, 'unknown')
      },
    })
    return [
      hear('receipts', async (form) => {
        const { success, data } = receipt.safeParse(form)
        return success && recordReceipt({ database }, { channel, ...data })
      }),
      hear('replies', async (form) => {
        const { success, data } = reply.safeParse(form)
        return success && recordReply({ database, notices: catalogue.notices }, data)
      }),
    ]
  })
}

function answered(status: number, html: string): PageAnswer {
  return { status, html }
}

function isSame(shown: string | undefined, secret: string | undefined): boolean {
  if (shown === undefined || secret === undefined) return false
  return timingSafeEqual(digestOfSecret(shown), digestOfSecret(secret))
}
