import { expect, test } from 'vitest'
import { cleanNotice } from './clean-notices.ts'
import { scanFile } from '#core/publicity/scan/scan-file.ts'
import { xlsxPlants } from './planted-xlsx.ts'
import { falseAlarms, judge, plantedLeaks } from './trials.ts'

/** The full figures are `npm run prove publicity`; here every seventh leak of one round and a few notices. */
const SEED = 20261124

test('a leak of any kind, anywhere in a page, a workbook or a PDF, is stopped and named', async () => {
  const missed: string[] = []
  let tried = 0
  let turn = 0
  for await (const planted of plantedLeaks(SEED, 1)) {
    turn += 1
    if (turn % 7 !== 0) continue
    tried += 1
    const { isBlocked, isNamed } = await judge(planted)
    const { format, place, secret } = planted
    if (!isBlocked || !isNamed) missed.push(`${format}, ${place}: ${secret.kind}, ${secret.spelling}`)
  }
  expect({ seed: SEED, missed }).toEqual({ seed: SEED, missed: [] })
  expect(tried).toBeGreaterThan(95)
})

test('a notice made by the generator raises no alarm in any of its files', async () => {
  for (let at = 0; at < 12; at += 1)
    expect({ seed: SEED + at, found: await falseAlarms(cleanNotice(SEED + at)) }).toEqual({
      seed: SEED + at,
      found: [],
    })
})

test.each(['remark in a part', 'note of the container', 'custom data', 'text box', 'number format'])(
  'what only content can tell is told in a place no reader of a table sees: %s',
  async (place) => {
    const secret = { kind: 'mobile-phone', spelling: '', text: '138-0013-8000', digits: undefined } as const
    const bytes = await xlsxPlants[place]?.(secret)
    const disability = { category: false, level: false, inNames: false }
    const leaks = await scanFile('xlsx', bytes ?? Buffer.alloc(0), {
      contact: { phone: '' },
      phrases: [],
      disability,
    })
    expect(leaks.map(({ kind }) => kind)).toEqual(['mobile-phone'])
  },
)
