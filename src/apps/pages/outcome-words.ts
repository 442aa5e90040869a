import type { Benefit, Schedule } from '#core/benefits/benefit.ts'
import type { Decision } from '#core/benefits/decide.ts'
import { formatMoney } from '#kernel/money.ts'
import { formatMonthWords, type Month } from '#kernel/month.ts'

type Named = Pick<Benefit, 'name' | 'kind' | 'pays'>

/** The decision as a sentence that names nobody. */
export function outcomeSentence({ name, kind, pays }: Named, month: Month, decision: Decision): string {
  const when = formatMonthWords(month)
  switch (decision.outcome) {
    case 'granted':
      return kind === 'money'
        ? `${when}可以领${name.zh}：${periods[pays.every]} ${formatMoney(decision.amountFen)}`
        : `${when}适用${name.zh}`
    case 'denied':
      return kind === 'money' ? `${when}没有${name.zh}` : `${when}不适用${name.zh}`
    case 'needs':
      return `还不能确定${when}${kind === 'money' ? '有没有' : '是否适用'}${name.zh}`
  }
}

/** What somebody has who is granted it: the amount, or that it applies. */
export function grantWords({ kind }: Pick<Benefit, 'kind'>, amountFen: number): string {
  return kind === 'money' ? formatMoney(amountFen) : '适用'
}

const periods: Readonly<Record<Schedule['every'], string>> = {
  month: '本月',
  quarter: '本季度',
  year: '今年',
}
