/** Says what a long step is doing: rows done, rows in all, time left. One line that is written over on a terminal. */
export class Terminal {
  readonly #startedMs = performance.now()
  #stepMs = performance.now()
  #lastMs = 0

  say(line: string): void {
    process.stdout.write(`${line}\n`)
  }

  step(name: string): void {
    this.#stepMs = performance.now()
    this.#lastMs = 0
    this.say(`▸ ${name}`)
  }

  /** At most four times a second; elsewhere than on a terminal at most every five seconds. */
  progress(what: string, done: number, total: number): void {
    const now = performance.now()
    const pause = process.stdout.isTTY ? 250 : 5_000
    if (now - this.#lastMs < pause && done < total) return
    if (!process.stdout.isTTY && done >= total) return
    this.#lastMs = now
    const line = `  ${what} ${count(done)}/${count(total)} 行，还要约 ${seconds(this.#timeLeftMs(done, total))}`
    process.stdout.write(process.stdout.isTTY ? `\r\u001b[2K${line}` : `${line}\n`)
  }

  /** Ends a step with what it came to and how long it took. */
  done(result: string): void {
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[2K')
    this.say(`  ${result}（${seconds(performance.now() - this.#stepMs)}）`)
  }

  total(): string {
    return seconds(performance.now() - this.#startedMs)
  }

  #timeLeftMs(done: number, total: number): number {
    const spent = performance.now() - this.#stepMs
    return done === 0 ? 0 : (spent / done) * (total - done)
  }
}

export function count(number: number): string {
  return number.toLocaleString('en-US')
}

function seconds(ms: number): string {
  return ms >= 100_000 ? `${Math.round(ms / 60_000)} 分钟` : `${(ms / 1000).toFixed(1)} 秒`
}
