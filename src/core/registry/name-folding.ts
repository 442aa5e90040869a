/** A name as it is compared; `registry.folded_name` is the same in SQL. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s.·•・‧]/g, '')
    .toLowerCase()
}

/**
 * Characters that stand for one another in names: the traditional form for the simplified one, and forms that older
 * machines could not write. The first of a group stands for all of it.
 */
const variantGroups = `
  陈陳 张張 刘劉 杨楊 黄黃 赵趙 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 许許 邓鄧 冯馮 叶葉 苏蘇甦 吕呂 卢盧 蒋蔣 贾賈 韩韓 谭譚 邹鄒
  陆陸 顾顧 龙龍 万萬 钱錢 汤湯 阎閻闫 钟鍾鐘 严嚴 华華 国國 兰蘭 凤鳳 宝寶 庆慶 伟偉 丽麗 云雲 飞飛 梦夢 乔喬 齐齊 义義
  礼禮 爱愛 荣榮 贵貴 学學 军軍 龄齡 红紅 维維 萧蕭
  升昇 坤堃 哲喆 峰峯 昆崑崐 佩珮 村邨 修脩 勋勲勳 辉煇輝 高髙 颖頴穎 达達逹 果菓 佑祐 同仝 真眞 彦彥 岩巖嵒
`
const standsFor = new Map(
  variantGroups
    .trim()
    .split(/\s+/)
    .flatMap((group) => {
      const [first = '', ...others] = group
      return others.map((other): [string, string] => [other, first])
    }),
)

function foldVariants(folded: string): string {
  return [...folded].map((character) => standsFor.get(character) ?? character).join('')
}

/**
 * How two writings of a name compare. `variant`: the same but for characters that stand for one another. `unreadable`: they
 * agree as far as they can be read, but one has a mark or letters where a machine lacked the character; a person has to look.
 */
export type NameComparison = 'same' | 'variant' | 'unreadable' | 'different'

export function compareNames(one: string, other: string): NameComparison {
  const [a, b] = [foldName(one), foldName(other)]
  if (a === '' || b === '') return 'unreadable'
  if (a === b) return 'same'
  const [c, d] = [foldVariants(a), foldVariants(b)]
  if (c === d) return 'variant'
  return agreeWhereReadable(c, d) ? 'unreadable' : 'different'
}

/** What stands in for one character that could not be written: a mark, or the letters of its reading. */
const standIn = /[（(]?[a-z]+[)）]?|[?？□〓*\uFFFD]/g

function agreeWhereReadable(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => [...name.replace(standIn, '?')])
  if (!one || !other || one.length !== other.length) return false
  if (!one.some((character, at) => character !== '?' && character === other[at])) return false
  return one.every((character, at) => character === other[at] || character === '?' || other[at] === '?')
}
