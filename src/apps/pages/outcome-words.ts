import { type Benefit, isPaid, type Schedule } from '#core/benefits/benefit.ts'
import type { Decision } from '#core/benefits/decide.ts'
import { outcomeWords, type Spoken } from '#core/benefits/outcome-words.ts'
import { formatNumber } from '#engine/format-value.ts'
import { formatMoney } from '#kernel/money.ts'
import { formatMonth, formatMonthWords, type Month } from '#kernel/month.ts'
import { type Text, text } from '#kernel/text.ts'

/** The decision as a sentence that names nobody. */
export function outcomeSentence(
  benefit: Spoken & Pick<Benefit, 'pays'>,
  month: Month,
  decision: Decision,
): string {
  const { holds, fails, unknown } = outcomeWords(benefit, text(formatMonthWords(month), formatMonth(month)))
  switch (decision.outcome) {
    case 'granted':
      return benefit.kind === 'money'
        ? `${holds.zh}：${periods[benefit.pays.every]} ${formatMoney(decision.amountFen)}${toWhom(benefit)}`
        : holds.zh
    case 'denied':
      return fails.zh
    case 'needs':
      return unknown.zh
  }
}

/** What somebody has who is granted it: the amount, or that it applies; of a proposal, that it is one. */
export function grantText({ kind, mode }: Pick<Benefit, 'kind' | 'mode'>, amountFen: number): Text {
  const granted = {
    money: formatNumber(amountFen, 'fen'),
    status: text('适用', 'applies'),
    right: text('可以享受', 'can be used'),
  }[kind]
  return mode === 'propose-only' ? text(`建议${granted.zh}`, `proposed: ${granted.en}`) : granted
}

export function grantWords(benefit: Pick<Benefit, 'kind' | 'mode'>, amountFen: number): string {
  return grantText(benefit, amountFen).zh
}

/** Whether to stop it is a decision somebody has to take: a proposal is simply not made again, and a right ends by law. */
export function stopsByDecision({ mode }: Pick<Benefit, 'mode'>): boolean {
  return mode !== 'propose-only' && mode !== 'proof-only'
}

/** What all of it comes to over everybody; a proposal is no money given, and says so. */
export function totalWords(benefit: Pick<Benefit, 'kind' | 'mode'>, amountFen: number): string {
  if (isPaid(benefit)) return formatMoney(amountFen)
  return benefit.kind === 'money' ? `建议 ${formatMoney(amountFen)}，不计入` : '不发钱'
}

function toWhom({ paidTo }: Spoken): string {
  return paidTo ? `，直接付给${paidTo.zh}` : ''
}

const periods: Readonly<Record<Schedule['every'], string>> = {
  month: '本月',
  quarter: '本季度',
  year: '今年',
}
