import { beforeEach, describe, expect, it } from 'vitest'
import { Terminal } from './terminal.ts'

let nowMs: number
let written: string[]
let terminal: Terminal
beforeEach(() => {
  nowMs = 1_000_000
  written = []
  terminal = new Terminal({ isTTY: true, write: (text) => written.push(text) }, () => nowMs)
})

function after(ms: number, what: string, done: number, total: number): string {
  nowMs += ms
  terminal.progress(what, done, total)
  return written.at(-1)?.replace('\r\u001b[2K', '').trim() ?? ''
}

describe('time left', () => {
  it('is what is left of a file at the speed of that file, however long the files before it took', () => {
    terminal.step('导入')
    expect(after(2_000, '人员.csv', 1_000, 40_000)).toBe('人员.csv 1,000/40,000 行，还要约 78.0 秒')
    after(78_000, '人员.csv', 40_000, 40_000)
    expect(after(1_000, '残疾人证.csv', 1_000, 5_000)).toBe('残疾人证.csv 1,000/5,000 行，还要约 4.0 秒')
    expect(after(1_000, '残疾人证.csv', 2_000, 5_000)).toBe('残疾人证.csv 2,000/5,000 行，还要约 3.0 秒')
  })

  it('begins anew with a step, also where it counts the same', () => {
    terminal.step('认定 2026年10月')
    after(60_000, '逐人认定', 1_000, 1_000)
    nowMs += 30_000
    terminal.step('认定 2026年11月')
    expect(after(1_000, '逐人认定', 500, 1_000)).toBe('逐人认定 500/1,000 行，还要约 1.0 秒')
  })

  it('is not guessed before anything is done', () => {
    terminal.step('导入')
    expect(after(3_000, '人员.csv', 0, 40_000)).toBe('人员.csv 0/40,000 行')
  })
})

describe('progress', () => {
  it('is written four times a second at most, and at the end of each file', () => {
    terminal.step('导入')
    after(0, '人员.csv', 1_000, 9_000)
    after(249, '人员.csv', 2_000, 9_000)
    after(1, '人员.csv', 3_000, 9_000)
    after(1, '人员.csv', 9_000, 9_000)
    expect(written.slice(1).map((line) => /[\d,]+(?=\/)/.exec(line)?.[0])).toEqual([
      '1,000',
      '3,000',
      '9,000',
    ])
  })

  it('is a line of its own every five seconds where it is not a terminal, so that a log stays short', () => {
    terminal = new Terminal({ write: (text) => written.push(text) }, () => nowMs)
    terminal.step('导入')
    for (let row = 1; row <= 12; row += 1) after(1_000, '人员.csv', row, 12)
    terminal.done('采用 12 行')
    expect(written).toEqual([
      '▸ 导入\n',
      '  人员.csv 1/12 行，还要约 11.0 秒\n',
      '  人员.csv 6/12 行，还要约 6.0 秒\n',
      '  人员.csv 11/12 行，还要约 1.0 秒\n',
      '  采用 12 行（12.0 秒）\n',
    ])
  })
})
