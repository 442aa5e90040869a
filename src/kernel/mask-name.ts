/** How a name is made unrecognisable: `star` 张* and 张**, `someone` 张某 and 张某某. */
export type MaskStyle = 'star' | 'someone'

const twoCharacterSurnames = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 宇文 长孙 端木 南宫 独孤 西门 呼延 百里 东郭 闻人 濮阳 淳于 单于 申屠 公羊 赫连 澹台 轩辕 钟离 鲜于 闾丘 太史 拓跋'.split(
    ' ',
  ),
)

/**
 * Keeps the surname and hides the rest. Of a name with a dot (买买提·吐尔逊) or in Latin letters only the first character
 * stays, of a name of one character none.
 */
export function maskName(name: string, style: MaskStyle): string {
  const hidden = style === 'star' ? '*' : '某'
  const characters = [...name.normalize('NFKC').trim()].filter((character) => !/\s/.test(character))
  const [first = ''] = characters
  if (characters.length < 2) return hidden
  if (!/^\p{Script=Han}+$/u.test(characters.join(''))) return first + hidden.repeat(2)
  const surname = characters.length > 2 && twoCharacterSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1
  return characters.slice(0, surname).join('') + hidden.repeat(characters.length - surname)
}
