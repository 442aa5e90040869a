import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFolder } from '#core/exchange/import-folder.ts'
import type { ImportReport } from '#core/exchange/import-report.ts'
import { localOperator } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'

const folder = fileURLToPath(new URL('fixtures/office/', import.meta.url))
const reportTo = mkdtempSync(join(tmpdir(), 'yongzhu-office-'))

let database: TestDatabase
let report: ImportReport

function bring(): Promise<ImportReport> {
  const clock = fixedClock('2026-11-24T04:00:00Z')
  return importFolder({ database, folder, actor: localOperator, reportTo, clock })
}

beforeAll(async () => {
  database = await createTestDatabase()
  report = await bring()
})
afterAll(async () => {
  await database.drop()
  rmSync(reportTo, { recursive: true })
})

/** Files by the number they begin with: sheet and line, header, what is said, and words of the way out. */
const dirtyCells: readonly (readonly [
  file: number,
  place: string,
  column: string | undefined,
  code: string,
  remedy: string,
])[] = [
  [1, '海曙 16', '性别', 'sex-differs', '第 17 位'],
  [1, '海曙 17', '出生年月', 'birth-differs', '核对出生日期'],
  [1, '海曙 18', '联系电话', 'phone-unreadable', '11 位手机号'],
  [1, '海曙 20', '姓名', 'name-damaged', '补上这个字'],
  [1, '海曙 23', '证件号码', 'id-digits-lost', '设为“文本”'],
  [1, '海曙 24', '证件号码', 'id-unusable', '15 位旧号码'],
  [1, '海曙 25', '证件号码', 'id-unusable', '逐位核对'],
  [1, '海曙 26', '证件号码', 'id-missing', '填写 18 位'],
  [1, '海曙 27', '证件号码', 'id-unusable', '只含数字'],
  [1, '海曙 28', '证件号码', 'id-unusable', '补上缺少的数字'],
  [1, '海曙 29', '街镇', 'township-unknown', '石碶街道'],
  [1, '海曙 30', '街镇', 'township-elsewhere', '改区县为鄞州区'],
  [1, '海曙 31', undefined, 'row-repeated', '删去这一行'],
  [1, '其他区县 45', '区县', 'district-unknown', '鄞州区'],
  [1, '其他区县 46', undefined, 'person-twice', '只保留正确的一行'],
  [2, ' 43', '户编号', 'household-unknown', '先报这户残疾人'],
  [2, ' 44', '与户主关系', 'word-missing', '户主、配偶、子女'],
  [2, ' 45', '成员姓名', 'name-differs', '核对姓名和号码'],
  [3, ' 9', '终止日期', 'dates-reversed', '是否写反'],
  [3, ' 11', undefined, 'rows-overlap', '补上前一段的终止日期'],
  [4, 'Sheet1 55', '残疾类别', 'category-unknown', '视力、听力、言语'],
  [4, 'Sheet1 56', '残疾等级', 'level-differs', '改正等级或证号'],
  [4, 'Sheet1 57', '残疾类别', 'category-differs', '改正类别或证号'],
  [4, 'Sheet1 58', '残疾证号', 'certificate-of-another', '前 18 位'],
  [4, 'Sheet1 59', '发证时间', 'date-impossible', '核对月和日'],
  [4, 'Sheet1 60', '残疾类别', 'components-missing', '多重（肢体、智力）'],
  [4, 'Sheet1 61', '发证时间', 'date-ambiguous', '2026-01 或 2026-10'],
  [4, 'Sheet1 62', '残疾证号', 'certificate-unusable', '1 至 7'],
  [4, 'Sheet1 63', '证件状态', 'word-unknown', '有效、冻结、注销、过期'],
  [5, ' 22', '救助类别', 'word-unknown', '低保、低边、特困'],
  [5, ' 23', '人均月收入（元）', 'amount-unreadable', '301.50'],
  [5, ' 24', '身份证号码', 'person-unknown', '先报“残疾人基本信息”'],
  [5, ' 25', '起始日期', 'date-by-month', '补上哪一天'],
  [5, ' 26', '人均月收入（元）', 'amount-negative', '填正数'],
  [6, '评估 25', '自理能力等级', 'word-unknown', '一档、二档、三档'],
  [6, '评估 26', '需长期照护月数', 'number-unreadable', '只填整数'],
  [6, '评估 27', '评估日期', 'date-needs-day', '补上哪一天'],
  [8, ' 14', '起始日期', 'date-missing', '填写日期'],
  [9, ' 54', '险种', 'word-unknown', '居民、职工'],
  [11, ' 4', '死亡日期', 'date-needs-day', '补上哪一天'],
]

describe('一个办公室手工整理的文件夹', () => {
  test('四十处问题一处不漏、一处不多，每处说出原因和怎么改', () => {
    const said = report.files.flatMap(({ file, verdicts }) =>
      verdicts.map(({ sheet, row, column, code, remedy }) => ({
        file: Number.parseInt(file),
        place: `${sheet} ${row}`,
        column,
        code,
        remedy: remedy.zh,
      })),
    )
    const expected = dirtyCells.map(([file, place, column, code, remedy]) => ({
      file,
      place,
      column,
      code,
      remedy: expect.stringContaining(remedy),
    }))
    expect(dirtyCells).toHaveLength(40)
    expect(said.toSorted((a, b) => a.file - b.file)).toEqual(expected)
  })

  test('每个文件都认出是什么；其余的行都收下', () => {
    const told = report.files.map(({ file, kind, taken, warned, refused }) => [
      Number.parseInt(file),
      kind,
      taken,
      warned,
      refused,
    ])
    expect(told.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
      [0, 'manifest', 0, 0, 0],
      [1, 'people', 52, 4, 10],
      [2, 'households', 41, 1, 2],
      [3, 'hukou', 7, 0, 2],
      [4, 'certificates', 51, 1, 8],
      [5, 'assistance', 20, 1, 4],
      [6, 'care', 22, 0, 3],
      [7, 'arrangement', 4, 0, 0],
      [8, 'status', 19, 0, 1],
      [9, 'insurance', 52, 0, 1],
      [10, 'employment', 5, 0, 0],
      [11, 'deaths', 2, 0, 1],
      [12, 'elections', 2, 0, 0],
    ])
  })

  test('退回的文件在原来的列后面写明结果、原因和怎么改，只有要改的行', () => {
    expect(readdirSync(reportTo)).toHaveLength(9)
    const lines = readFileSync(join(reportTo, '5低收入人员花名册-需要修改.csv'), 'utf8')
      .trimEnd()
      .split('\r\n')
    expect(lines[0]).toMatch(/^\uFEFF姓名,身份证号码,.*,结果,原因,怎么改$/)
    expect(lines).toHaveLength(6)
    expect(lines[1]).toContain(
      '没有收下,第 22 行：“救助类别”不是可以填的内容,请改为其中一项：低保、低边、特困。',
    )
  })

  test('写法不规矩而意思清楚的，照意思读，不打扰人', async () => {
    const rowsOf = async (sql: string) => (await database.batch.query({ text: sql, rowMode: 'array' })).rows
    // Rare characters from XLSX and GB18030; spaces inside a name; a district in front of a township.
    expect(
      await rowsOf(`select name, township from registry.person where on_roll and
      name in ('周䶮', '马𬍛', '陈頔', '林𫖯', '李㛃', '胡志强', '竺明亮') order by name collate "C"`),
    ).toEqual([
      ['周䶮', 't-330203001'],
      ['李㛃', 't-330203004'],
      ['林𫖯', 't-330203009'],
      ['竺明亮', 't-330205006'],
      ['胡志强', 't-330203100'],
      ['陈頔', 't-330203003'],
      ['马𬍛', 't-330203002'],
    ])
    // 2018.9.1 to 2018-08-31, 肢体二级 in one cell, 1 for 视力 and 一级, 叁级, Ⅱ, a date of the spreadsheet's own.
    expect(
      await rowsOf(`select p.name, category, level, valid_from, valid_until from registry.certificate
      join registry.person p using (person_id) where state = 'valid' and superseded_at is null and
      name in ('马𬍛', '胡志强', '毛阿根', '毛小军', '朱晓东', '林𫖯') order by name collate "C"`),
    ).toEqual([
      ['朱晓东', 'mental', 2, '2022-02-22', '2032-02-22'],
      ['林𫖯', 'physical', 2, '2020-08-14', '2030-08-14'],
      ['毛小军', 'intellectual', 3, '2018-03-15', '2028-03-15'],
      ['毛阿根', 'visual', 1, '2018-03-15', '2028-03-15'],
      ['胡志强', 'physical', 2, '2021-08-02', '2031-08-02'],
      ['马𬍛', 'visual', 3, '2018-09-01', '2028-09-01'],
    ])
    expect(
      await rowsOf(`select components from registry.certificate join registry.person using (person_id)
      where name in ('乐水娣', '桑雨欣') and state = 'valid' order by name collate "C"`),
    ).toEqual([[['visual', 'physical']], [['intellectual', 'speech']]])
    // `￥1,380.50`, full-width `１，００５元`, `无` and 长期 for no end.
    expect(
      await rowsOf(`select income_per_head_fen, valid_until from registry.assistance join registry.person using (person_id)
      where name in ('郑海燕', '毛阿根') order by name collate "C"`),
    ).toEqual([
      [100500, null],
      [138050, null],
    ])
    // Day counts of 1904.
    expect(
      await rowsOf(`select valid_from, valid_until, tier from registry.care_need join registry.person using (person_id)
      where name in ('周䶮')`),
    ).toEqual([['2025-06-10', '2028-06-10', 'three']])
  })

  test('交接清单写明全量的，才记下从哪天起名单上没有就是没有', async () => {
    const { rows } = await database.batch.query<{ kind: string }>(
      'select kind from exchange.coverage order by kind',
    )
    expect(rows.map(({ kind }) => kind)).toEqual([
      'arrangement',
      'assistance',
      'certificates',
      'deaths',
      'employment',
      'households',
      'insurance',
      'people',
      'status',
    ])
  })

  test('再报一次，什么都不变', async () => {
    const again = await bring()
    expect({ taken: again.taken, warned: again.warned, refused: again.refused }).toEqual({
      taken: 0,
      warned: 0,
      refused: report.refused,
    })
  })
})
