import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { marginRatio } from '#domains/social-security/standards.ts'
import { article } from '#core/citations/citation.ts'
import { localOperator } from '#platform/actor.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { execute } from '#platform/execute.ts'
import { relyingOn } from '../pages/citations.ts'
import { attachText, findAttachedText } from './attach-law.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'attach-law-test-'))
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(async () => {
  await database.drop()
  rmSync(dataDir, { recursive: true })
})

/** Sentences of our own under the numbers of articles that rules rely on. */
const invented = {
  13: '第十三条　这句话是为测试写的：界线按标准的一点八倍计。',
  50: '第五十条　这句话也是为测试写的：六个月至十二个月里，以三倍为限。\n这是它的第二行。',
}
const textOf = (articles: Readonly<Record<number, string>>) =>
  ['浙江省社会救助条例', '（本页为测试编写）', ...Object.values(articles)].join('\n')

const attach = (document: string, text: string) =>
  execute(attachText(dataDir), { document, text }, { database, actor: localOperator })

const quoted = (number: number) =>
  relyingOn([article('zj-social-assistance', number)], dataDir).map(({ quotation }) => quotation)

test('pages show an attached article word for word, and nothing before it is attached', async () => {
  expect(quoted(50)).toEqual([undefined])
  await attach('zj-social-assistance', textOf(invented))
  expect(quoted(50)).toEqual(['这句话也是为测试写的：六个月至十二个月里，以三倍为限。\n这是它的第二行。'])
  expect(quoted(13)).toEqual(['这句话是为测试写的：界线按标准的一点八倍计。'])
  expect(relyingOn([article('zj-mental-health', 21)], dataDir)[0]?.quotation).toBeUndefined()
})

test('figures of the summary and of the rules are reported where the text has others, and only there', async () => {
  const { findings } = await attach('zj-social-assistance', textOf(invented))
  expect(findings.filter((each) => 'article' in each && each.article === 13)).toEqual([
    { kind: 'figure-missing', article: 13, figure: '1.5' },
    {
      kind: 'value-missing',
      article: 13,
      parameter: marginRatio.label,
      value: { zh: '150%', en: '150%' },
    },
  ])
  expect(findings.filter((each) => 'article' in each && each.article === 50)).toEqual([])
  expect(findAttachedText(dataDir, 'zj-social-assistance')?.findings).toEqual(findings)

  const mended = { ...invented, 13: '第十三条　这句话是为测试写的：界线按标准的一点五倍计。' }
  const again = await attach('zj-social-assistance', textOf(mended))
  expect(again.findings.filter((each) => 'article' in each && each.article === 13)).toEqual([])
  expect(quoted(13)).toEqual(['这句话是为测试写的：界线按标准的一点五倍计。'])
})

test('a factor that a rule uses and its article lacks is reported', async () => {
  const twice = { 50: '第五十条　为测试写的：六个月至十二个月里，以两倍为限。' }
  const { findings } = await attach('zj-social-assistance', textOf(twice))
  expect(findings).toContainEqual(
    expect.objectContaining({ kind: 'value-missing', article: 50, value: { zh: '3 倍', en: '3 times' } }),
  )
})

test('attaching leaves an audit entry of who, what and how many, and a refusal one too', async () => {
  await expect(attach('no-such-law', '第一条 甲。')).rejects.toMatchObject({ code: 'document-unknown' })
  await attach('zj-social-assistance', textOf(invented))
  const context = { actor: localOperator.id, read: [], write: [] }
  const entries = await withContext(database.app, context, (tx) =>
    tx.many(
      `select actor, operation, purpose, kind, outcome, detail from platform.audit order by at desc, id desc limit 2`,
    ),
  )
  const entry = { actor: 'operator:local', operation: 'law.attach', purpose: 'law', kind: 'write' }
  expect(entries).toMatchObject([
    {
      ...entry,
      outcome: 'done',
      detail: { document: 'zj-social-assistance', articles: 2, findings: expect.any(Number) },
    },
    { ...entry, outcome: 'document-unknown' },
  ])
  expect(JSON.stringify(entries)).not.toContain('为测试写')
})
