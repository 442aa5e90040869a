import { join } from 'node:path'
import type { LetterContent } from '#ui/paper/letter.tsx'
import { renderLetter } from '#ui/paper/letter-page.tsx'
import { formatPlainDate } from '#engine/format-value.ts'
import type { Channel, Message } from './channel.ts'
import { headings, letterNumber, letterSections, plainLetter } from './letter-words.ts'
import type { Letter } from './notice.ts'
import { noticeProblem } from './problems.ts'
import { writeOnce } from './write-once.ts'

/** A letter in A4 for each message, to be printed and posted; larger still for whoever asked for large type. */
export function printChannel(outbox: string, demo: boolean): Channel {
  return {
    name: 'print',
    wordsOf: ({ letter }) => (letter ? plainLetter(letter) : ''),
    async deliver(message) {
      const { noticeId, notice, forms, issuedOn, largeType } = message
      if (!forms.letter)
        throw noticeProblem('template-missing', { channel: 'print', notice, variable: 'letter' })
      const page = renderLetter(letterOf(message, forms.letter), {
        lang: 'zh-Hans',
        size: largeType ? 'xl' : 'l',
        demo,
      })
      const file = `${noticeId}.html`
      writeOnce(join(outbox, issuedOn), file, page)
      return { proof: `${issuedOn}/${file}` }
    },
  }
}

function letterOf({ noticeId, to, issuer, issuedOn, forms }: Message, letter: Letter): LetterContent {
  return {
    title: letter.title,
    to,
    issuer,
    number: letterNumber(noticeId),
    issuedOn: formatPlainDate(issuedOn),
    inShort: { heading: headings.easy, lines: forms.easy },
    sections: letterSections(letter),
  }
}
