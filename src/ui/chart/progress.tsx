import { type Words, useSay } from '../language.tsx'
import { Bar } from './bar.tsx'

type Props = {
  readonly done: number
  readonly total: number
  /** 每秒 1,600 人 */
  readonly rate: Words
  /** 大约还要 1 分钟 */
  readonly timeLeft: Words
  /** As of when: the page does not refresh by itself. */
  readonly asOf: Words
}

/** How far a long job has come, in words first. Leaving the page never stops the job. */
export function Progress({ done, total, rate, timeLeft, asOf }: Props) {
  const say = useSay()
  const counted: Words = {
    zh: `已做 ${count(done)}／${count(total)}`,
    en: `${count(done)} of ${count(total)} done`,
  }
  return (
    <div className="progress">
      <p>
        <b className="number">{say(counted)}</b>
      </p>
      <Bar share={total === 0 ? 1 : done / total} />
      <p>
        {say(rate)} · {say(timeLeft)}
      </p>
      <p className="soft">{say(asOf)}</p>
    </div>
  )
}

function count(value: number): string {
  return value.toLocaleString('en-US')
}
