import { expect, test } from 'vitest'
import { named, office, topic, type ValueKind } from './value-kinds.ts'

const longer = (text: string) => `${text}长`

test.each<[string, ValueKind<unknown>, (value: never) => unknown]>([
  [
    'named',
    named,
    ({ full, plain }: (typeof named)['extremes'][0]) => ({ full, plain: { ...plain, zh: longer(plain.zh) } }),
  ],
  [
    'named',
    named,
    ({ full, plain }: (typeof named)['extremes'][0]) => ({ full, plain: { ...plain, en: longer(plain.en) } }),
  ],
  [
    'named',
    named,
    ({ full, plain }: (typeof named)['extremes'][0]) => ({ plain, full: { ...full, zh: longer(full.zh) } }),
  ],
  ['office', office, ({ zh, en }: (typeof office)['extremes'][0]) => ({ zh: longer(zh), en })],
  ['office', office, ({ zh, en }: (typeof office)['extremes'][0]) => ({ zh, en: longer(en) })],
  ['topic', topic, ({ zh, en }: (typeof topic)['extremes'][0]) => ({ zh: longer(zh), en })],
])('the longest %s a notice is tested with is the longest it takes', (_, { schema, extremes }, lengthen) => {
  expect(extremes.filter((value) => !schema.safeParse(value).success)).toEqual([])
  expect(schema.safeParse(lengthen(extremes.at(-1) as never)).success).toBe(false)
})

test.each(['重度护理补贴', '低保金', '精神补贴'])('a message never calls a benefit %s', (zh) => {
  const plain = { zh, en: 'aid' }
  expect(named.schema.safeParse({ full: plain, plain }).success).toBe(false)
})
