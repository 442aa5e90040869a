import { appendFileSync } from 'node:fs'

/**
 * A named point at which a crash test may end this process as a power cut would. Does nothing unless
 * `YONGZHU_FAIL_POINT` names it; the name is written to `YONGZHU_FAIL_LOG` first, so that a point never reached shows.
 */
export function failPoint(name: string): void {
  if (process.env['YONGZHU_FAIL_POINT'] !== name) return
  const log = process.env['YONGZHU_FAIL_LOG']
  if (!log) throw new Error('YONGZHU_FAIL_POINT needs YONGZHU_FAIL_LOG')
  appendFileSync(log, `${name}\n`)
  process.kill(process.pid, 'SIGKILL')
}
