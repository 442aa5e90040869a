/**
 * The colours of 秘色 Mise: celadon and ink on paper.
 * Every theme gives every colour, and `contrast.test.ts` holds each pair that meets on a page to its ratio.
 */
type Palette = {
  readonly paper: string
  readonly surface: string
  readonly tint: string
  readonly ink: string
  readonly inkSoft: string
  /** Decoration only: a line that carries meaning or marks a control is `line`. */
  readonly hair: string
  readonly line: string
  readonly brand: string
  readonly brandPressed: string
  readonly onBrand: string
  readonly link: string
  readonly visited: string
  readonly focus: string
  readonly focusInk: string
  readonly good: string
  readonly goodGround: string
  readonly warn: string
  readonly warnGround: string
  readonly bad: string
  readonly badGround: string
  readonly info: string
  readonly infoGround: string
  readonly chart1: string
  readonly chart2: string
  readonly chart3: string
  readonly chart4: string
  readonly chart5: string
}

export type Theme = 'light' | 'dark' | 'contrast'

export const palettes: Record<Theme, Palette> = {
  light: {
    paper: '#fbfaf5',
    surface: '#ffffff',
    tint: '#edf3f0',
    ink: '#14201d',
    inkSoft: '#3b4945',
    hair: '#d3dcd8',
    line: '#66756f',
    brand: '#0a4d47',
    brandPressed: '#06332f',
    onBrand: '#ffffff',
    link: '#0a4d47',
    visited: '#5a2470',
    focus: '#ffc933',
    focusInk: '#14201d',
    good: '#184a1c',
    goodGround: '#e6f2e2',
    warn: '#5a3800',
    warnGround: '#fcefcb',
    bad: '#861313',
    badGround: '#fce9e6',
    info: '#0f3c70',
    infoGround: '#e6effa',
    chart1: '#0a4d47',
    chart2: '#b3660a',
    chart3: '#3c4ca6',
    chart4: '#99365a',
    chart5: '#66756f',
  },
  dark: {
    paper: '#0f1614',
    surface: '#16201d',
    tint: '#1e2b27',
    ink: '#f0f4f1',
    inkSoft: '#c6d1cc',
    hair: '#33423d',
    line: '#90a29b',
    brand: '#93d9cb',
    brandPressed: '#c4eee5',
    onBrand: '#04201c',
    link: '#9fe2d5',
    visited: '#ddb8f2',
    focus: '#ffd75e',
    focusInk: '#0f1614',
    good: '#bce8b3',
    goodGround: '#1a2d19',
    warn: '#f7d98f',
    warnGround: '#33270b',
    bad: '#ffbdb3',
    badGround: '#3b1613',
    info: '#bbd7ff',
    infoGround: '#13253d',
    chart1: '#93d9cb',
    chart2: '#f0b35f',
    chart3: '#aebbff',
    chart4: '#f2a3bf',
    chart5: '#90a29b',
  },
  contrast: {
    paper: '#000000',
    surface: '#000000',
    tint: '#000000',
    ink: '#ffffff',
    inkSoft: '#ffffff',
    hair: '#ffffff',
    line: '#ffffff',
    brand: '#ffff00',
    brandPressed: '#ffffff',
    onBrand: '#000000',
    link: '#ffff00',
    visited: '#ffb3ff',
    focus: '#00ffff',
    focusInk: '#000000',
    good: '#7cff7c',
    goodGround: '#000000',
    warn: '#ffff00',
    warnGround: '#000000',
    bad: '#ffb3b3',
    badGround: '#000000',
    info: '#8fd8ff',
    infoGround: '#000000',
    chart1: '#ffff00',
    chart2: '#00ffff',
    chart3: '#ffffff',
    chart4: '#ffb3ff',
    chart5: '#bfbfbf',
  },
}

/** A page without `data-theme` follows the device; a person's own choice always wins over the device. */
export function themeRules(): string {
  return [
    rule(':root', 'light'),
    `@media (prefers-color-scheme: dark) { ${rule(':root', 'dark')} }`,
    `@media (prefers-contrast: more) { ${rule(':root', 'contrast')} }`,
    rule(':root[data-theme="light"]', 'light'),
    rule(':root[data-theme="dark"]', 'dark'),
    rule(':root[data-theme="contrast"]', 'contrast'),
    `@media print { ${rule(':root:root:root', 'light')} }`,
  ].join('\n')
}

function rule(selector: string, theme: Theme): string {
  const colours = Object.entries(palettes[theme]).map(([name, colour]) => `--${kebab(name)}: ${colour}`)
  return `${selector} { color-scheme: ${theme === 'light' ? 'light' : 'dark'}; ${colours.join('; ')} }`
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/(\d)/, '-$1')
}
