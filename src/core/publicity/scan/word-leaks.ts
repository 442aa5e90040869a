import type { LeakKind } from './leak.ts'

/** Which words about disability may stand in a notice. */
export type DisabilityWords = {
  /** The norm demands the category, or the level. */
  readonly category: boolean
  readonly level: boolean
  /** Names of organisations appear, so that a word such as 盲人 says nothing about a person. */
  readonly inNames: boolean
}

/** Addresses, what somebody's disability is, e-mail and tracing marks, in a text of plain characters. */
export function wordLeaks(plain: string, allowed: DisabilityWords): Set<LeakKind> {
  const found = new Set<LeakKind>()
  const dense = plain.replace(/\s+/g, '')
  if (addressForms.some((form) => form.test(dense)) || englishAddress.test(plain)) found.add('address')
  if (namesDisability(plain, dense, allowed)) found.add('disability')
  if (email.test(plain)) found.add('email')
  if (canary.test(plain)) found.add('canary')
  return found
}

/** The mark planted in fields that are never public: `yzc-` and sixteen characters. */
export const canary = /yzc-[0-9a-z]{16}/i

const email = /[\w.%+-]{1,64}\s?(?:@|\[at\]|\(at\))\s?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/i

const number = '[\\d零〇一二三四五六七八九十百]{1,6}(?:-\\d{1,5}){0,3}[甲乙丙丁A-Za-z]?'
const addressForms = [
  new RegExp(
    `(?:路|街|巷|弄|胡同|大道|村|庄|里|坊|小区|社区|花园|苑|公寓|家园|组|队|湾|岙|漕|桥)[,，]?${number}(?:号|弄|支弄|单元|室|楼)`,
    'u',
  ),
  new RegExp(`${number}(?:幢|栋|号楼)`, 'u'),
  /[A-Za-z\d]{1,3}座\d{1,4}室/,
  /[\d一二三四五六七八九十]{1,2}单元[\d一二三四五六七八九十]{1,4}/u,
  /(?<!\d)\d{3,4}室/,
]
const englishAddress =
  /\b(?:Room|Rm\.?|Apt\.?|Flat)\s?\d{2,4}\b|\bNo\.?\s?\d{1,4},?\s[A-Z][a-z]{1,20}\s(?:Road|Street|Lane)\b/

const categories = '(?:视力|視力|听力|聽力|言语|言語|肢体|肢體|智力|精神|多重)'
const disabled = '(?:残疾|殘疾|残障|殘障|障碍|障礙)'
const level = '(?:[一二三四1-4]|I{1,3}|IV)[级級]'

const pair = new RegExp(
  `${categories}${disabled}?[,，、:：(（]?${level}|${level}[,，、]?${categories}${disabled}?`,
  'u',
)
const category = new RegExp(`${categories}${disabled}|(?:残疾|殘疾)?[类類][别別][:：为是]?${categories}`, 'u')
const levelled = new RegExp(
  `${level}${disabled}|${disabled}[等]?[级級]?[:：为是]?${level}|[等][级級][:：为是]?${level}|(?:极?重度|中度|轻度|重度|輕度)(?:残疾|殘疾|智力|精神|肢体)`,
  'u',
)
const wholeCategory = new RegExp(`^${categories}$`, 'u')
const wholeLevel = new RegExp(`^${level}$`, 'u')
const diagnosis =
  /自闭症|孤独症|脑瘫|精神分裂|抑郁症|双相|癫痫|唐氏|截瘫|截肢|偏瘫|耳聋|失明|失聪|聋哑|盲人|聋人|智障|弱视|低视力/
const english =
  /\b(?:visual(?:ly)?|hearing|speech|physical(?:ly)?|intellectual(?:ly)?|mental(?:ly)?|multiple)[ -](?:disab|impair)|\b(?:disability|level)[ -](?:level[ -])?[1-4](?:[ -]disab)?\b/i

function namesDisability(plain: string, dense: string, allowed: DisabilityWords): boolean {
  if (allowed.category && allowed.level) return false
  if (pair.test(dense)) return true
  if (!allowed.level && (levelled.test(dense) || wholeLevel.test(dense))) return true
  if (allowed.category || allowed.inNames) return false
  return category.test(dense) || wholeCategory.test(dense) || diagnosis.test(dense) || english.test(plain)
}
