import type { Sex } from '#kernel/citizen-id.ts'
import type { Random } from './random.ts'

const surnames = weighted(`
  陈90 王86 张80 李66 徐52 周50 胡45 黄40 林38 杨36 朱35 吴34 孙32 沈30 郑30 叶28 毛26 方24 董24 俞24 余22 应20 邬18 虞18
  励16 史16 邵16 金16 何16 冯15 赵14 刘14 施14 戴13 马12 罗12 蒋12 傅11 钱11 严11 谢11 潘11 柴10 龚10 庄10 竺9 乐9 范9
  陆9 江9 宋9 高8 汪8 丁8 童8 裘7 葛7 岑7 屠6 贺6 水5 忻5 翁5 袁5 韩5 唐5 许5 曹4 邱4 鲍4 任4 项4 阮4 楼4 单3 缪3 戎3
  洪3 顾3 华3 魏3 孔2 闻2 倪2 桑2 欧阳2 诸葛1 司徒1
`)

/** Given names by the fashion of the time they were given in. */
const given: Readonly<
  Record<Sex, readonly (readonly [bornBefore: number, first: string, second: string])[]>
> = {
  male: [
    [1955, '阿德福根国金仁善生水土永志忠祥庆顺宝财', '根法富贵康良明年强生寿堂兴祥兴裕昌林宝发'],
    [1980, '建国志伟永明海文卫军光立新红学利正', '华平军明强峰国民忠良伟林波东斌勇刚辉'],
    [2000, '晓志俊海文嘉凯浩鹏一佳宏立伟旭', '杰鹏磊超斌涛波峰伟敏辉亮宇飞军'],
    [2200, '子浩宇俊梓奕泽辰明一思沐承嘉景', '轩涵宇睿辰航泽昊阳然哲恒铭远诺'],
  ],
  female: [
    [1955, '阿秀彩月菊兰凤素桂杏梅翠玉春爱银珠云', '英珍花娣仙芬凤娥珠香妹琴兰莲菊芳宝娟'],
    [1980, '丽美亚雪爱红玲建秀小海素惠文月亚', '芬君萍红芳娟燕珍琴飞英敏波莉华'],
    [2000, '晓佳丽静雅婷思海燕莹嘉文倩露娜', '娜燕婷静丽琼莹洁敏瑶璐琳君颖霞'],
    [2200, '梓欣雨子诗思语佳一若芷沐可心昕', '涵萱怡妍彤琪瑶悦然宁诺晴馨汐依'],
  ],
}

/** Characters that registers, fonts and old encodings stumble over. */
const rareCharacters = ['㛃', '䶮', '𬍛', '頔', '𫖯', '喆', '昇', '堃', '珺', '㵾', '𬱖', '祎', '玥', '翀']

export function surnameFor(random: Random): string {
  return random.among(surnames)
}

/** Some are one character, a few hold a rare one. */
export function givenNameFor(sex: Sex, birthYear: number, random: Random): string {
  const fashions = given[sex]
  const [, first, second] = fashions.find(([bornBefore]) => birthYear < bornBefore) ?? ['', '文', '明']
  const last = random.chance(0.004) ? random.pick(rareCharacters) : random.pick([...second])
  return random.chance(birthYear > 1970 ? 0.22 : 0.08) ? last : random.pick([...first]) + last
}

function weighted(words: string): readonly (readonly [number, string])[] {
  return [...words.matchAll(/(\p{Script=Han}+)(\d+)/gu)].map(([, name = '', weight]) => [
    Number(weight),
    name,
  ])
}
