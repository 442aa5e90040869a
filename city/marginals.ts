import { type Text, text } from '#kernel/text.ts'

/** What a share must be: near a figure, at least one, inside a range, or only shown. */
export type MarginalTarget =
  | { readonly kind: 'about'; readonly percent: number; readonly withinPoints: number }
  | { readonly kind: 'at-least'; readonly percent: number }
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  | { readonly kind: 'shown-only' }

/**
 * A share counted on the last day of the last month.
 *
 * Holder: on the roll, not known dead, with a certificate that is valid that day. The year: the twelve months up to and
 * including that day. Alive: on the roll and not dead before the year began.
 */
export type Marginal = {
  readonly id: string
  readonly label: Text
  /** Exactly what is counted over what. */
  readonly counts: string
  readonly target: MarginalTarget
}

const share = (id: string, label: Text, counts: string, percent: number): Marginal => ({
  id,
  label,
  counts,
  target: { kind: 'about', percent, withinPoints: 1 },
})

/** In the order of their digit in a certificate number. */
export const categories = [
  'visual',
  'hearing',
  'speech',
  'physical',
  'intellectual',
  'mental',
  'multiple',
] as const

export type Category = (typeof categories)[number]

const categoryPercents: Readonly<Record<Category, number>> = {
  visual: 11,
  hearing: 9,
  speech: 2,
  physical: 53,
  intellectual: 9,
  mental: 11.5,
  multiple: 4.5,
}

export const categoryShares: readonly number[] = categories.map((category) => categoryPercents[category])

/** Levels one to four. */
export const levelPercents = [12, 31, 30, 27] as const

export const SEVERE_AND_POOR_PERCENT = 40
export const EXPIRING_PERCENT = 8

const categoryLabels: Readonly<Record<Category, Text>> = {
  visual: text('视力', 'visual'),
  hearing: text('听力', 'hearing'),
  speech: text('言语', 'speech'),
  physical: text('肢体', 'physical'),
  intellectual: text('智力', 'intellectual'),
  mental: text('精神', 'mental'),
  multiple: text('多重', 'multiple'),
}

/** What the synthetic city must look like; the receiver ratios are shown and never aimed at. */
export const marginals: readonly Marginal[] = [
  ...categories.map((category) =>
    share(
      `category.${category}`,
      categoryLabels[category],
      'holders with this category over holders',
      categoryPercents[category],
    ),
  ),
  ...levelPercents.map((percent, place) =>
    share(
      `level.${place + 1}`,
      text(`${'一二三四'.charAt(place)}级`, `level ${place + 1}`),
      'holders with this level over holders',
      percent,
    ),
  ),
  share(
    'severe-and-poor',
    text('一、二级持证人中低保低边家庭的', 'level one and two in assisted households'),
    'holders of level 1 or 2 with a spell of minimum living guarantee or low-income margin on the last day, over holders of level 1 or 2',
    SEVERE_AND_POOR_PERCENT,
  ),
  share(
    'expiring',
    text('一年内到期', 'expiring within a year'),
    'holders whose valid spell ends after the last day and within twelve months, over holders',
    EXPIRING_PERCENT,
  ),
  {
    id: 'age-60',
    label: text('六十周岁以上', 'aged 60 and over'),
    counts: 'holders aged 60 or over on the last day, over holders',
    target: { kind: 'at-least', percent: 55 },
  },
  {
    id: 'deaths',
    label: text('一年内死亡', 'deaths in a year'),
    counts: 'deaths on the days of the year, over the alive',
    target: { kind: 'between', low: 3, high: 4 },
  },
  {
    id: 'moves',
    label: text('一年内户籍变动', 'hukou moves in a year'),
    counts: 'people on the roll with a hukou spell that began in the year after another one, over the alive',
    target: { kind: 'between', low: 1, high: 2 },
  },
  {
    id: 'nursing-subsidy',
    label: text('重度残疾人护理补贴享受率', 'receivers of the nursing subsidy'),
    counts: 'holders granted it in the last month, over holders',
    target: { kind: 'shown-only' },
  },
  {
    id: 'living-subsidy',
    label: text('困难残疾人生活补贴享受率', 'receivers of the living subsidy'),
    counts: 'holders granted it in the last month, over holders',
    target: { kind: 'shown-only' },
  },
]

export type MarginalLine = Marginal & {
  /** Absent where nobody counted it. */
  readonly achievedPercent?: number
  /** Absent where there is no target or nothing was counted. */
  readonly isMet?: boolean
}

/** Targets beside what was counted, as shares from 0 to 1 by id. */
export function compareMarginals(achieved: Readonly<Record<string, number>>): readonly MarginalLine[] {
  return marginals.map((marginal) => {
    const counted = achieved[marginal.id]
    if (counted === undefined) return marginal
    const achievedPercent = counted * 100
    const isMet = meets(achievedPercent, marginal.target)
    return { ...marginal, achievedPercent, ...(isMet !== undefined && { isMet }) }
  })
}

/** `9 % ±1`, `≥ 55 %`, `3–4 %`, or a dash where nothing is aimed at. */
export function formatTarget(target: MarginalTarget): string {
  switch (target.kind) {
    case 'about':
      return `${target.percent} % ±${target.withinPoints}`
    case 'at-least':
      return `≥ ${target.percent} %`
    case 'between':
      return `${target.low}–${target.high} %`
    case 'shown-only':
      return '–'
  }
}

function meets(percent: number, target: MarginalTarget): boolean | undefined {
  switch (target.kind) {
    case 'about':
      return Math.abs(percent - target.percent) <= target.withinPoints
    case 'at-least':
      return percent >= target.percent
    case 'between':
      return percent >= target.low && percent <= target.high
    case 'shown-only':
      return undefined
  }
}
