import { pinyin, polyphonic } from 'pinyin-pro'

/** Of a name whose characters have many readings only so many are kept. */
const MOST_READINGS = 12

/**
 * How a name may be read, the likeliest first, as syllables with spaces between them and without tones; ü is v.
 *
 * A surname has its own reading (单 shan, 仇 qiu, 区 ou), but whoever looks for somebody may not know it, so the other
 * readings follow. Empty for a name without a Chinese character.
 */
export function readingsOf(name: string): readonly string[] {
  const characters = [...name].filter((character) => /\p{Script=Han}/u.test(character))
  if (characters.length === 0) return []
  const head = characters.slice(0, 2).join('')
  const possible = characters.map((character) =>
    remember(`all ${character}`, () => polyphonic(character, plain)[0]),
  )
  // A surname is one character or two; what follows is read as it mostly is.
  const surname = remember(`head ${head}`, () => pinyin(head, { surname: 'head', ...plain }))
  let readings: string[][] = [[]]
  for (const [place, syllables] of possible.entries()) {
    const likeliestFirst = [...new Set([surname[place] ?? syllables[0] ?? '', ...syllables])]
    readings = likeliestFirst
      .flatMap((next) => readings.map((before) => [...before, next]))
      .slice(0, MOST_READINGS)
  }
  return readings.map((reading) => reading.join(' '))
}

/** Kept, because names are made of few characters and a city has few surnames, and looking them up takes long. */
const remembered = new Map<string, readonly string[]>()

function remember(key: string, find: () => readonly string[] | undefined): readonly string[] {
  const known = remembered.get(key)
  if (known) return known
  const found = find() ?? []
  remembered.set(key, found)
  return found
}

const plain = { toneType: 'none', v: true, toneSandhi: false, type: 'array' } as const

/** What somebody types for a reading, as readings are kept: `Lǚ Bù`, `lyu bu` and `LvBu` are `lvbu`. */
export function foldReading(typed: string): string {
  return (
    typed
      .toLowerCase()
      .normalize('NFC')
      .replace(/[üǖǘǚǜ]/g, 'v')
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      // No syllable ends in l, many end in n: 林雨 is linyu too.
      .replace(/lyu|(?<![a-z])nyu/g, (syllable) => `${syllable.charAt(0)}v`)
      .replace(/[^a-z]/g, '')
  )
}
