type Output = { readonly isTTY?: boolean; write(text: string): unknown }

/** Says what a long step is doing: rows done, rows in all, time left. One line that is written over on a terminal. */
export class Terminal {
  readonly #output: Output
  readonly #now: () => number
  readonly #startedMs: number
  #stepMs: number
  /** What is being counted, since when, and when it was last heard of. */
  #subject: { readonly what: string; readonly sinceMs: number } | undefined
  #heardMs: number
  #writtenMs = Number.NEGATIVE_INFINITY

  /** `now` is in milliseconds from any beginning. */
  constructor(output: Output = process.stdout, now: () => number = () => performance.now()) {
    this.#output = output
    this.#now = now
    this.#startedMs = this.#stepMs = this.#heardMs = now()
  }

  say(line: string): void {
    this.#output.write(`${line}\n`)
  }

  step(name: string): void {
    this.#stepMs = this.#heardMs = this.#now()
    this.#subject = undefined
    this.#writtenMs = Number.NEGATIVE_INFINITY
    this.say(`▸ ${name}`)
  }

  /** At most four times a second; elsewhere than on a terminal at most every five seconds. */
  progress(what: string, done: number, total: number): void {
    const now = this.#now()
    // One subject is at work at a time: each begins where the one before was last heard of.
    if (this.#subject?.what !== what) this.#subject = { what, sinceMs: this.#heardMs }
    this.#heardMs = now
    const { isTTY = false } = this.#output
    if (now - this.#writtenMs < (isTTY ? 250 : 5_000) && done < total) return
    if (!isTTY && done >= total) return
    this.#writtenMs = now
    const left =
      done === 0 ? '' : `，还要约 ${seconds(((now - this.#subject.sinceMs) / done) * (total - done))}`
    const line = `  ${what} ${count(done)}/${count(total)} 行${left}`
    this.#output.write(isTTY ? `\r\u001b[2K${line}` : `${line}\n`)
  }

  /** Ends a step with what it came to and how long it took. */
  done(result: string): void {
    if (this.#output.isTTY) this.#output.write('\r\u001b[2K')
    this.say(`  ${result}（${seconds(this.#now() - this.#stepMs)}）`)
  }

  total(): string {
    return seconds(this.#now() - this.#startedMs)
  }
}

export function count(number: number): string {
  return number.toLocaleString('en-US')
}

function seconds(ms: number): string {
  return ms >= 100_000 ? `${Math.round(ms / 60_000)} 分钟` : `${(ms / 1000).toFixed(1)} 秒`
}
