import type { RunStep } from '#core/benefits/run-month.ts'

/** What a month run is doing, in words. */
export const runSteps: Readonly<Record<RunStep, string>> = {
  reading: '读取事实',
  deciding: '逐人认定',
  storing: '保存认定',
  comparing: '与上次比较',
}
