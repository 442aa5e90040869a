import { expect, test } from 'vitest'
import { text } from '#kernel/text.ts'
import type { Benefit } from './benefit.ts'
import { lampAid } from './example-benefit.ts'
import { outcomeWords } from './outcome-words.ts'

type Part = Partial<Pick<Benefit, 'kind' | 'mode' | 'paidTo'>>

const words = (of: Part) =>
  outcomeWords({ ...lampAid(), decidedBy: text('民政部门', 'civil affairs'), ...of })

test.each<[Part, string, string]>([
  [{}, '本月可以领灯油补助', 'the lamp aid is due this month'],
  [{ paidTo: text('油行', 'the oil merchant') }, '本月可以享受灯油补助', 'the lamp aid is due this month'],
  [
    { mode: 'propose-only' },
    '本月可以建议民政部门给予灯油补助',
    'the lamp aid can be proposed to civil affairs this month',
  ],
  [
    { kind: 'status', mode: 'propose-only' },
    '本月可以建议民政部门适用灯油补助',
    'the lamp aid can be proposed to civil affairs this month',
  ],
  [{ kind: 'status' }, '本月适用灯油补助', 'the lamp aid applies this month'],
  [{ kind: 'right', mode: 'proof-only' }, '本月可以享受灯油补助', 'the lamp aid can be used this month'],
])('what holds of %o', (of, zh, en) => {
  expect(words(of).holds).toEqual({ zh, en })
})

test('nothing that is only proposed is ever said to be due', () => {
  const said = (['money', 'status'] as const).flatMap((kind) =>
    Object.values(words({ kind, mode: 'propose-only' })).flatMap(({ zh, en }) => [zh, en]),
  )
  expect(said.filter((sentence) => /可以领|没有|\bdue\b|applies/.test(sentence))).toEqual([])
})
