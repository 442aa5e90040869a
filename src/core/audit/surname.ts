const ofTwoCharacters = new Set(
  '欧阳 上官 司马 司徒 司空 诸葛 皇甫 尉迟 公孙 令狐 慕容 夏侯 端木 南宫 独孤 长孙 宇文 轩辕 澹台 申屠 闻人 东方 西门 呼延 钟离 淳于 濮阳 太史'.split(
    ' ',
  ),
)

/** The surname of a Chinese name; undefined where it cannot be told, as in 阿依古丽·买买提. */
export function findSurname(name: string): string | undefined {
  const characters = [...name.normalize('NFKC').replace(/\s/g, '')]
  if (characters.length < 2 || !characters.every((character) => /\p{Script=Han}/u.test(character)))
    return undefined
  const two = characters.slice(0, 2).join('')
  return characters.length > 2 && ofTwoCharacters.has(two) ? two : characters[0]
}
