import { type Fen, formatYuan } from '#kernel/money.ts'
import { calendarMonthOf, type Month } from '#kernel/month.ts'
import { civilOf, epochDayOf, type PlainDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import { calendarMonthWords } from '#engine/number-words.ts'

/** Values as short as they can be read: for a message on a phone and for easy reading. */

/** `500元`, `1,234.50元` */
export function shortMoney(amountFen: Fen): Text {
  const amount = formatYuan(amountFen)
    .replace(/\.00$/, '')
    .replace(/\B(?=(?:\d{3})+(?:\.|$))/g, ',')
  return text(`${amount}元`, `${amount} yuan`)
}

/** `12月`, `December` */
export function shortMonth(month: Month): Text {
  const calendarMonth = calendarMonthOf(month)
  return text(`${calendarMonth}月`, calendarMonthWords(calendarMonth).en)
}

/** `12月10日`, `10 December` */
export function shortDate(date: PlainDate): Text {
  const { month, day } = civilOf(epochDayOf(date))
  return text(`${month}月${day}日`, `${day} ${calendarMonthWords(month).en}`)
}
