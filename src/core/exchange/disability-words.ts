import type { CategoryDigit, LevelDigit } from '#kernel/certificate-number.ts'

/** The categories in the order of their digit in a certificate number, 1 first. */
const categories = ['visual', 'hearing', 'speech', 'physical', 'intellectual', 'mental', 'multiple'] as const

export type Category = (typeof categories)[number]

/** What the cells of category and level say together; a part they do not say is absent. */
export type Disability = {
  readonly category?: Category
  /** What a multiple disability is made of; empty where the cell does not say. */
  readonly components: readonly Category[]
  readonly level?: LevelDigit
}

const categoryWords: readonly (readonly [RegExp, Category])[] = [
  [/^(?:视力?|盲|1)$/, 'visual'],
  [/^(?:听力?|2)$/, 'hearing'],
  [/^(?:言语?|语言|3)$/, 'speech'],
  [/^(?:肢体?|4)$/, 'physical'],
  [/^(?:智力?|5)$/, 'intellectual'],
  [/^(?:精神?|6)$/, 'mental'],
  [/^(?:多重?|7)$/, 'multiple'],
]

const levelWords: readonly RegExp[] = [
  /^(?:[1一壹]|I)$/,
  /^(?:[2二贰]|II)$/,
  /^(?:[3三叁]|III)$/,
  /^(?:[4四肆]|IV)$/,
]

/**
 * Reads `肢体`, `肢体残疾`, `4`, `肢体二级`, `肢体、视力`, `多重（肢体、智力）`.
 *
 * Undefined when a word is none of the seven categories. Several categories in one cell are a multiple disability.
 */
export function parseCategoryCell(words: string): Disability | undefined {
  const said = words.normalize('NFKC').replace(/[\s残疾类别障碍]/g, '')
  const [, body = '', levelText] = /^(.*?)([1-4一二三四壹贰叁肆]级)?$/.exec(said) ?? []
  const level = levelText === undefined ? undefined : parseLevelCell(levelText)
  const named = body.split(/[()、,;+/和及与]/).filter((word) => word !== '')
  const found = named.map((word) => categoryWords.find(([pattern]) => pattern.test(word))?.[1])
  if (found.length === 0 || found.includes(undefined)) return undefined

  const distinct = [...new Set(found.filter((category) => category !== undefined))]
  const components = distinct.filter((category) => category !== 'multiple')
  const category = distinct.includes('multiple') || distinct.length > 1 ? 'multiple' : distinct[0]
  if (category === undefined) return undefined
  return { category, components, ...(level !== undefined && { level }) }
}

/** Reads `一级`, `壹级`, `1`, `Ⅰ`; 1 is the most severe. */
export function parseLevelCell(words: string): LevelDigit | undefined {
  const said = words.normalize('NFKC').replace(/[\s级]/g, '')
  const digits = [1, 2, 3, 4] as const
  return digits.find((digit) => levelWords[digit - 1]?.test(said))
}

/** The category a certificate number's 19th character stands for. */
export function categoryOfDigit(digit: CategoryDigit): Category {
  const category = categories[digit - 1]
  if (category === undefined) throw new Error(`no disability category ${digit}`)
  return category
}
