import { describe, expect, it } from 'vitest'
import { type Theme, palettes } from './themes.ts'

const themes: readonly Theme[] = ['light', 'dark', 'contrast']
const grounds = ['paper', 'surface', 'tint'] as const

const textPairs = [
  ...grounds.flatMap((ground) =>
    (['ink', 'inkSoft', 'link', 'visited', 'brand', 'bad', 'good', 'warn', 'info'] as const).map(
      (ink) => [ink, ground] as const,
    ),
  ),
  ['ink', 'goodGround'],
  ['ink', 'warnGround'],
  ['ink', 'badGround'],
  ['ink', 'infoGround'],
  ['link', 'warnGround'],
  ['link', 'infoGround'],
  ['onBrand', 'brand'],
  ['onBrand', 'brandPressed'],
  ['good', 'goodGround'],
  ['warn', 'warnGround'],
  ['bad', 'badGround'],
  ['info', 'infoGround'],
  ['focusInk', 'focus'],
] as const

const shapePairs = grounds.flatMap((ground) =>
  (['line', 'brand', 'bad', 'chart1', 'chart2', 'chart3', 'chart4', 'chart5'] as const).map(
    (shape) => [shape, ground] as const,
  ),
)

describe.each(themes)('theme %s', (theme) => {
  it.each(textPairs)('reads %s on %s at 7:1', (ink, ground) => {
    expect(contrastRatio(palettes[theme][ink], palettes[theme][ground])).toBeGreaterThanOrEqual(7)
  })

  it.each(shapePairs)('shows %s on %s at 3:1', (shape, ground) => {
    expect(contrastRatio(palettes[theme][shape], palettes[theme][ground])).toBeGreaterThanOrEqual(3)
  })

  it.each(grounds)('shows one of the two focus colours on %s at 3:1', (ground) => {
    const { focus, focusInk } = palettes[theme]
    const ratios = [focus, focusInk].map((colour) => contrastRatio(colour, palettes[theme][ground]))
    expect(Math.max(...ratios)).toBeGreaterThanOrEqual(3)
  })
})

it('measures black on white as 21 and a colour on itself as 1', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrastRatio('#66756f', '#66756f')).toBe(1)
})

/** WCAG 2 relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrastRatio(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
