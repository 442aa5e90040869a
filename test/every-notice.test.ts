import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { catalogue } from '#apps/catalogue.ts'
import { isPaidInHand } from '#core/benefits/benefit.ts'
import { findArticle } from '#core/citations/citation.ts'
import { findDocument } from '#core/citations/document-index.ts'
import { findClause } from '#core/citations/plan-index.ts'
import type { Forms } from '#core/notices/notice.ts'
import { named, namesOf, sentence } from '#core/notices/value-kinds.ts'
import {
  bannedIn,
  easyFaults,
  exposedIn,
  sensitiveIn,
  sentenceFaults,
  smsFaults,
  spokenFaults,
} from '#core/notices/wording.ts'
import { faultsIn } from '#kernel/glossary.ts'
import type { Text } from '#kernel/text.ts'
import { repository } from './source-tree.ts'

test('every file of a notice is listed in the catalogue, and nothing else', () => {
  const folders = ['src/core/notices/kinds', ...chapters().map((each) => `src/domains/${each}/notices`)]
  const files = folders.flatMap((folder) => filesIn(folder)).filter((name) => name !== 'catalog')
  expect(catalogue.notices.map(({ id }) => id).toSorted()).toEqual(files.toSorted())
})

test('every benefit people are told of has a name a message can carry', () => {
  const told = catalogue.benefits.map(({ benefit }) => benefit).filter(isPaidInHand)
  expect(told.length).toBeGreaterThan(0)
  const unfit = told.filter((benefit) => !named.schema.safeParse(namesOf(benefit)).success)
  expect(unfit.map(({ id }) => id)).toEqual([])
})

describe.each(catalogue.notices.map((notice) => ({ notice, ...notice })))('$id $name.zh', ({ notice }) => {
  const told = [...notice.extremes()].map((values) => ({ values, forms: notice.formsOf(values) }))
  const plainly = told.filter(({ values }) => !JSON.stringify(values).includes(awkward))

  test('serves a clause of the plan', () => {
    expect(findClause(notice.plan)).toBeDefined()
  })

  test('is one message on a phone, whatever it is about, and betrays nothing', () => {
    expect(faults(told, ({ sms }, secret) => smsFaults(sms, secret))).toEqual([])
  })

  test('can be said by a voice, number by number, where others may listen in', () => {
    expect(faults(told, ({ spoken }) => [...spokenFaults(spoken), ...exposedIn(spoken)])).toEqual([])
  })

  test('is there in easy reading', () => {
    expect(faults(told, ({ easy }) => easyFaults(easy))).toEqual([])
    expect(faults(told, ({ easy }) => easy.flatMap((line) => exposedIn(line)))).toEqual([])
  })

  test('says nothing about the person in its name and in the title of its letter', () => {
    expect(sensitiveIn(notice.name)).toEqual([])
    expect(faults(told, ({ letter }) => (letter ? sensitiveIn(letter.title) : []))).toEqual([])
  })

  test('has a letter with the reason, what comes next and when, and how to object', () => {
    if (notice.validMinutes !== undefined) return expect(told.filter(({ forms }) => forms.letter)).toEqual([])
    expect(faults(told, ({ letter }) => [...letterFaults(letter)])).toEqual([])
  })

  test('names law only from the index of sources', () => {
    const cited = told.flatMap(({ forms }) => forms.letter?.cites ?? [])
    expect(cited.filter(({ document }) => !findDocument(document))).toEqual([])
    expect(cited.filter((each) => each.article !== undefined && !findArticle(each))).toEqual([])
    expect(faults(told, (forms) => wordsOf(forms).flatMap(({ zh }) => zh.match(lawNamed) ?? []))).toEqual([])
  })

  test('has no pressing, official or unfinished words, and short sentences', () => {
    const own = (forms: Forms) => wordsOf(forms).filter(({ zh }) => !reasons.has(zh))
    expect(plainly.length).toBeGreaterThan(0)
    expect(faults(told, (forms) => wordsOf(forms).flatMap(bannedIn))).toEqual([])
    expect(faults(told, (forms) => wordsOf(forms).flatMap(unfinishedIn))).toEqual([])
    expect(faults(told, (forms) => own(forms).flatMap(sentenceFaults))).toEqual([])
  })

  test('says the words of the glossary in both languages', () => {
    expect(faults(told, (forms) => wordsOf(forms).flatMap((each) => faultsIn(each)))).toEqual([])
  })
})

/** Only the awkward values hold it. */
const awkward = '精神残疾'
const reasons = new Set(sentence.extremes.map(({ zh }) => zh))
const lawNamed = /《|》|条例|办法|第[一二三四五六七八九十百\d]+条/g
const when = { zh: /\d+ ?月|\d+ ?日|下个月/, en: /\d{4}|next month/i }

type Told = { readonly values: unknown; readonly forms: Forms }

/** What is wrong, each once, however many values show it. */
function faults<Fault>(
  told: readonly Told[],
  find: (forms: Forms, secret?: string) => readonly Fault[],
): Fault[] {
  const found = told.flatMap(({ values, forms }) => find(forms, secretIn(values)))
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()]
}

/** The one number a message is sent for. */
function secretIn(values: unknown): string | undefined {
  return typeof values === 'object' && values && 'code' in values ? String(values.code) : undefined
}

function* letterFaults(letter: Forms['letter']): Generator<string> {
  if (!letter) return yield 'no letter'
  const { happened, reason, next, object } = letter
  for (const part of [happened, reason, next, object]) if (part.length === 0) yield 'a part is empty'
  if (!next.some(({ zh }) => when.zh.test(zh))) yield `not said when: ${next.map(({ zh }) => zh).join('')}`
  if (!next.some(({ en }) => when.en.test(en))) yield `not said when: ${next.map(({ en }) => en).join(' ')}`
  for (const language of ['zh', 'en'] as const)
    if (!object.some((each) => each[language].includes('12385'))) yield `no phone in ${language}`
}

/** Every text of every form. */
function wordsOf({ sms, spoken, easy, letter }: Forms): readonly Text[] {
  const { title, happened, reason, next, object } = letter ?? {
    happened: [],
    reason: [],
    next: [],
    object: [],
  }
  return [sms, spoken, ...easy, ...(title ? [title] : []), ...happened, ...reason, ...next, ...object]
}

function unfinishedIn({ zh, en }: Text): string[] {
  const program = /undefined|null|NaN|\[object|\{|\}/g
  return [
    ...(zh.match(program) ?? []),
    ...(en.match(program) ?? []),
    ...(zh.match(/[A-Za-z]{2,}/g) ?? []),
    ...(en.match(/\p{Script=Han}+/gu) ?? []),
    ...(zh === '' || en === '' ? ['empty'] : []),
  ]
}

function chapters(): string[] {
  return readdirSync(join(repository, 'src/domains')).filter((each) =>
    readdirSync(join(repository, 'src/domains', each)).includes('notices'),
  )
}

function filesIn(folder: string): string[] {
  return readdirSync(join(repository, folder)).map((name) => basename(name, '.ts'))
}

test.each<[string, (notice: Forms) => readonly unknown[], Text]>([
  ['a category', ({ sms }) => smsFaults(sms), { zh: '精神补贴', en: 'subsidy' }],
  ['a level', ({ sms }) => smsFaults(sms), { zh: '二级补贴', en: 'subsidy' }],
  ['a number', ({ sms }) => smsFaults(sms), { zh: '账户6222020000004417', en: 'account' }],
  ['71 characters', ({ sms }) => smsFaults(sms), { zh: '字'.repeat(67), en: 'a' }],
  ['pressure', ({ sms }) => bannedIn(sms), { zh: '请立即办理', en: 'please' }],
  ['shouting', ({ sms }) => bannedIn(sms), { zh: '恭喜！', en: 'a' }],
  ['office language', ({ sms }) => bannedIn(sms), { zh: '予以发放', en: 'a' }],
  ['digits in a row', ({ sms }) => spokenFaults(sms), { zh: '尾号4417', en: 'a' }],
  ['a long clause', ({ sms }) => easyFaults([sms]), { zh: `${'字'.repeat(16)}。`, en: 'a' }],
  ['two ideas in a line', ({ sms }) => easyFaults([sms]), { zh: '一。二。', en: 'a' }],
  ['a thirteenth line', ({ sms }) => easyFaults(Array(13).fill(sms)), { zh: '一。', en: 'a' }],
  ['a long sentence', ({ sms }) => sentenceFaults(sms), { zh: '字'.repeat(31), en: 'a' }],
])('planted in a notice, %s is found', (_, find, sms) => {
  expect(find({ sms, spoken: sms, easy: [], letter: undefined })).toHaveLength(1)
})
