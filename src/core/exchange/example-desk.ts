import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkCharacter } from '#kernel/citizen-id.ts'
import { localOperator } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import type { FileReport } from './import-report.ts'
import { importFolder } from './import-folder.ts'

export const anna = idOf('33020319900101001')
export const boris = idOf('33022719850505003')
export const roll = [
  '姓名,身份证号,户籍区县,户籍街镇,联系电话',
  `甲一,${anna},海曙区,南门街道,19900000001`,
  `乙二,${boris},鄞州区,姜山镇,`,
]

export const relief = (...lines: string[]) => [
  '姓名,身份证号,救助类型,家庭人均月收入,起始日期,终止日期',
  ...lines,
]

export function idOf(seventeen: string): string {
  return seventeen + checkCharacter(seventeen)
}

/** An empty registry and a desk to bring files from. */
export type ExampleDesk = {
  readonly database: TestDatabase
  /** Brings files of the given lines, alone in the folder, on a day. */
  bring(files: Readonly<Record<string, readonly string[]>>, today?: string): Promise<readonly FileReport[]>
  rowsOf(sql: string): Promise<readonly unknown[]>
  /** What is believed now of one table, in words a test can state. */
  standing(table: string, columns: string): Promise<readonly unknown[]>
  close(): Promise<void>
}

export async function openExampleDesk(): Promise<ExampleDesk> {
  const database = await createTestDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'yongzhu-import-'))
  async function rowsOf(sql: string): Promise<readonly unknown[]> {
    return (await database.batch.query({ text: sql, rowMode: 'array' })).rows
  }
  return {
    database,
    rowsOf,
    async bring(files, today = '2026-11-24') {
      rmSync(folder, { recursive: true })
      mkdirSync(folder)
      for (const [name, lines] of Object.entries(files))
        writeFileSync(join(folder, `${name}.csv`), lines.join('\n'))
      const { files: reports } = await importFolder({
        database,
        folder,
        actor: localOperator,
        reportTo: join(folder, 'report'),
        clock: fixedClock(`${today}T04:00:00Z`),
      })
      return reports.toSorted((a, b) => (a.file < b.file ? -1 : 1))
    },
    standing: (table, columns) =>
      rowsOf(`select p.name, ${columns}, s.valid_from, s.valid_until from registry.${table} s
        join registry.person p using (person_id) where s.superseded_at is null order by p.name, s.valid_from`),
    async close() {
      await database.drop()
      rmSync(folder, { recursive: true })
    },
  }
}
