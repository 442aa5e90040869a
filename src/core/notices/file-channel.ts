import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Channel } from './channel.ts'
import { writeOnce } from './write-once.ts'

/** Where a message lies that is a secret for some minutes; its file name says until when. */
const PASSING = 'passing'

const madeUp = '演示数据 · Demonstration data'

/** A text file for each message, for an office that sends by means of its own, and for trying this out. */
export function fileChannel(outbox: string, demo: boolean): Channel {
  return {
    name: 'file',
    wordsOf: ({ sms }) => sms.zh,
    async deliver({ noticeId, to, forms, issuedOn, expiresAt }) {
      const folder = expiresAt === undefined ? issuedOn : PASSING
      const file = expiresAt === undefined ? `${noticeId}.txt` : `${Date.parse(expiresAt)}-${noticeId}.txt`
      const lines = [to.name, to.phone ?? to.place.zh, '', forms.sms.zh, '', ...(demo ? [madeUp, ''] : [])]
      writeOnce(join(outbox, folder), file, lines.join('\n'))
      return { proof: `${folder}/${file}` }
    },
    forget(now) {
      const folder = join(outbox, PASSING)
      if (!existsSync(folder)) return
      const over = readdirSync(folder).filter((file) => Number(file.split('-')[0]) <= Date.parse(now))
      for (const file of over) rmSync(join(folder, file), { force: true })
    },
  }
}
