import { type Text, text } from '#kernel/text.ts'
import type { Benefit, Schedule } from './benefit.ts'

/** How often something is paid, before its amount in Chinese and after it in English. */
export const scheduleWords: Readonly<Record<Schedule['every'], Text>> = {
  month: text('每月', 'a month'),
  quarter: text('每季度', 'a quarter'),
  year: text('每年', 'a year'),
}

/** What the words of an outcome depend on. */
export type Spoken = Pick<Benefit, 'name' | 'kind' | 'mode' | 'decidedBy' | 'paidTo'>

export type OutcomeWords = { readonly holds: Text; readonly fails: Text; readonly unknown: Text }

/**
 * What comes of a decision, as the end of a sentence that begins elsewhere: money is due, a status applies, a right can be
 * used. Of what is only proposed nothing is said to be due: another authority decides.
 */
export function outcomeWords(benefit: Spoken, when: Text = text('本月', 'this month')): OutcomeWords {
  const { name, kind, mode, decidedBy, paidTo } = benefit
  const subject = name.en.charAt(0).toLowerCase() + name.en.slice(1)
  if (mode === 'propose-only') {
    const proposal = `建议${decidedBy.zh}${kind === 'money' ? '给予' : '适用'}${name.zh}`
    const to = `be proposed to ${decidedBy.en}`
    return {
      holds: text(`${when.zh}可以${proposal}`, `the ${subject} can ${to} ${when.en}`),
      fails: text(`${when.zh}不能${proposal}`, `the ${subject} cannot ${to} ${when.en}`),
      unknown: text(
        `还不能确定${when.zh}能不能${proposal}`,
        `whether the ${subject} can ${to} ${when.en} cannot be known yet`,
      ),
    }
  }
  switch (kind) {
    case 'money':
      return {
        holds: text(`${when.zh}可以${paidTo ? '享受' : '领'}${name.zh}`, `the ${subject} is due ${when.en}`),
        fails: text(`${when.zh}没有${name.zh}`, `there is no ${subject} ${when.en}`),
        unknown: text(
          `还不能确定${when.zh}有没有${name.zh}`,
          `whether the ${subject} is due ${when.en} cannot be known yet`,
        ),
      }
    case 'status':
      return {
        holds: text(`${when.zh}适用${name.zh}`, `the ${subject} applies ${when.en}`),
        fails: text(`${when.zh}不适用${name.zh}`, `the ${subject} does not apply ${when.en}`),
        unknown: text(
          `还不能确定${when.zh}是否适用${name.zh}`,
          `whether the ${subject} applies ${when.en} cannot be known yet`,
        ),
      }
    case 'right':
      return {
        holds: text(`${when.zh}可以享受${name.zh}`, `the ${subject} can be used ${when.en}`),
        fails: text(`${when.zh}不能享受${name.zh}`, `the ${subject} cannot be used ${when.en}`),
        unknown: text(
          `还不能确定${when.zh}能不能享受${name.zh}`,
          `whether the ${subject} can be used ${when.en} cannot be known yet`,
        ),
      }
  }
}
