import { expect, it } from 'vitest'
import { encodedGb18030 } from './gb18030.ts'

it('reads back as it was written, rare characters and both byte lengths included', () => {
  const words = 'A1,。宁波 周䶮 马𬍛 㛃 頔 𫖯\r\n\u{10ffff}陈\ufffd英'
  expect(new TextDecoder('gb18030', { fatal: true }).decode(encodedGb18030(words))).toBe(words)
})

it('writes common characters in two bytes, as old programs expect', () => {
  expect([...encodedGb18030('中')]).toEqual([0xd6, 0xd0])
})
