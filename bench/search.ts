import { parseArgs } from 'node:util'
import { openIdentity } from '#core/registry/identity.ts'
import { foundSql, seek } from '#core/registry/search-people.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase } from '#platform/db/test-database.ts'
import { type Tx, withContext } from '#platform/db/transaction.ts'
import { median } from './figures.ts'

/**
 * Finding somebody by name among a million, under row security as a colleague does it: by the keys of names against looking
 * at every name, and against a GIN index over the same bigrams, which row security keeps out of reach. Prints for each
 * search the milliseconds, the ratios and the plan as JSON. `--people 20000` for a short run.
 */
const { people: asked } = parseArgs({ options: { people: { type: 'string' } } }).values
const PEOPLE = Number(asked ?? 1_000_000)
const ROUNDS = 7
const AT_ONCE = 50_000

const searches = [
  { says: 'two characters', input: { name: '王秀' } },
  { says: 'three characters', input: { name: '王秀英' } },
  { says: 'a given name', input: { name: '秀英' } },
  { says: 'a reading', input: { name: 'wangxiuying' } },
  { says: 'initials', input: { name: 'wxy' } },
]

const surnames = listWords(`
  王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 周zhou 吴wu 徐xu 孙sun 胡hu 朱zhu 高gao 林lin 何he 郭guo 马ma
  罗luo 梁liang 宋song 郑zheng 谢xie 韩han 唐tang 冯feng 于yu 董dong 萧xiao 程cheng 曹cao 袁yuan 邓deng 许xu 傅fu 沈shen
  曾zeng 彭peng 吕lv 苏su 卢lu 蒋jiang 蔡cai 贾jia 丁ding 魏wei 薛xue 叶ye 阎yan 余yu 潘pan 杜du 戴dai 夏xia 钟zhong
  汪wang 田tian 任ren 姜jiang 范fan 方fang 石shi 姚yao 谭tan 廖liao 邹zou 熊xiong 金jin 陆lu 郝hao 孔kong 白bai 崔cui
  康kang 毛mao 邱qiu 秦qin 江jiang 史shi 顾gu 侯hou 邵shao 孟meng 龙long 万wan 段duan 雷lei 钱qian 汤tang 尹yin 黎li 易yi
  常chang 武wu 乔qiao 贺he 赖lai 龚gong 文wen
`)
const given = listWords(`
  秀xiu 英ying 华hua 国guo 建jian 文wen 明ming 玉yu 兰lan 芳fang 红hong 军jun 平ping 志zhi 桂gui 春chun 梅mei 金jin 海hai
  燕yan 丽li 云yun 荣rong 生sheng 林lin 德de 成cheng 永yong 小xiao 凤feng 珍zhen 伟wei 强qiang 敏min 静jing 霞xia 刚gang
  勇yong 杰jie 娟juan 涛tao 超chao 艳yan 鹏peng 磊lei 洋yang 波bo 宁ning 清qing 光guang 新xin 立li 忠zhong 义yi 庆qing
  祥xiang 福fu 贵gui 才cai 发fa 宝bao 根gen 良liang 民min 家jia 正zheng 天tian 大da 长chang 安an 东dong 南nan 北bei
  振zhen 世shi 中zhong 学xue 景jing 雪xue 莲lian 菊ju 琴qin 仙xian 香xiang 娥e 翠cui 彩cai 巧qiao 月yue 美mei 爱ai 素su
  淑shu 惠hui 慧hui 洁jie 莉li 萍ping 琳lin 佳jia 欣xin 雅ya 宇yu 浩hao 轩xuan 晨chen 子zi 梓zi 涵han 泽ze 博bo 思si 睿rui
  嘉jia 俊jun 毅yi 坤kun
`)

type Word = { readonly name: string; readonly reading: string }

/** A character and its reading, the commonest first. */
function listWords(table: string): readonly Word[] {
  return table
    .trim()
    .split(/\s+/)
    .map((word) => ({ name: word.slice(0, 1), reading: word.slice(1) }))
}

/** Words as rows of a statement, each with its place from 0. */
function words(list: readonly Word[]): string {
  const rows = list.map(({ name, reading }, place) => `(${place}, '${name}', '${reading}')`)
  return `select * from (values ${rows.join(', ')}) word (place, name, reading)`
}

const database = await createTestDatabase()
try {
  await populate()
  const figures = []
  for (const label of ['r:ningbo', 'r:haishu'])
    for (const { says, input } of searches)
      figures.push({ label, search: says, ...(await measure(label, input)) })
  process.stdout.write(`${JSON.stringify({ people: PEOPLE, rounds: ROUNDS, figures }, null, 2)}\n`)
} finally {
  await database.drop()
}

type Figure = { readonly foundMs: number; readonly plan: string }

async function measure(label: string, input: { readonly name: string }) {
  const { sql = '', values } = seek(input, openIdentity(database.keys))
  const keys = await time(label, foundSql(sql), values)
  const characters = /\p{Script=Han}/u.test(input.name)
  const everyName = `select p.person_id from registry.person p where position($1 in registry.folded_name(p.name)) > 0`
  const everyReading = `select p.person_id from registry.person p where position($1 in replace(p.pinyin[1], ' ', '')) > 0`
  const each = await time(label, foundSql(characters ? everyName : everyReading), [input.name])
  const gin = characters
    ? await time(
        label,
        foundSql(
          'select p.person_id from registry.person p where registry.bigrams(p.name) @> registry.bigrams($1)',
        ),
        [input.name],
      )
    : undefined
  return {
    keysMs: keys.foundMs,
    everyNameMs: each.foundMs,
    timesFaster: Math.round(each.foundMs / keys.foundMs),
    keysPlan: keys.plan,
    everyNamePlan: each.plan,
    ...(gin && { ginMs: gin.foundMs, ginPlan: gin.plan }),
  }
}

/** The median of a statement as somebody with one label sees it, and how people and their keys are come by. */
async function time(label: string, sql: string, values: readonly unknown[]): Promise<Figure> {
  const times: number[] = []
  const plan = await asColleague(label, async (tx) => {
    const lines = await tx.many<{ 'QUERY PLAN': string }>(`explain ${sql}`, values)
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now()
      await tx.many(sql, values)
      times.push(performance.now() - started)
    }
    return lines.map((line) => line['QUERY PLAN'])
  })
  const scans = plan.flatMap(
    (line) => /(?:Seq Scan|(?:Bitmap )?Index (?:Only )?Scan)[^(]*/.exec(line)?.[0].trim() ?? [],
  )
  return { foundMs: Math.round(median(times) * 100) / 100, plan: [...new Set(scans)].join('; ') }
}

function asColleague<T>(label: string, body: (tx: Tx) => Promise<T>): Promise<T> {
  return withContext(database.app, { actor: 'staff:bench', read: [label], write: [] }, body)
}

/** Made-up names put together by SQL as common as surnames and given characters are, a tenth of them in one district. */
async function populate(): Promise<void> {
  for (let from = 1; from <= PEOPLE; from += AT_ONCE) {
    await database.batch.query(
      `insert into registry.person (person_id, name, pinyin, on_roll, district, township, source, batch_id)
       select i, s.name || a.name || case when i % 5 = 0 then '' else b.name end,
         array[concat_ws(' ', s.reading, a.reading, case when i % 5 = 0 then null else b.reading end)],
         true, case when i % 10 = 0 then 'haishu' else 'cixi' end, 't-330203001', 'dpf', gen_random_uuid()
       from generate_series($1::int, $2::int) i
       join (${words(surnames)}) s on s.place = (power(('x' || left(md5('s' || i), 6))::bit(24)::int / 16777216.0, 2) * ${surnames.length})::int % ${surnames.length}
       join (${words(given)}) a on a.place = ('x' || left(md5('a' || i), 6))::bit(24)::int % ${given.length}
       join (${words(given)}) b on b.place = ('x' || left(md5('b' || i), 6))::bit(24)::int % ${given.length}`,
      [from, Math.min(from + AT_ONCE - 1, PEOPLE)],
    )
    await database.batch.query(
      'select registry.refresh_name_keys(array(select i::bigint from generate_series($1::int, $2::int) i))',
      [from, Math.min(from + AT_ONCE - 1, PEOPLE)],
    )
  }
  const admin = await connect(database.admin)
  await admin.query('create index person_bigrams on registry.person using gin (registry.bigrams(name))')
  await admin.query('vacuum analyze registry.person')
  await admin.query('vacuum analyze registry.name_key')
  await admin.end()
}
