import { expect, test } from 'vitest'
import { type ComparedFile, scoreDuplicate, scoreParts } from './duplicate-score.ts'

const file: ComparedFile = {
  name: '王秀英',
  pinyin: ['wang xiu ying'],
  sex: 'female',
  birthOn: '1950-03-04',
  phone: 'a',
  township: 't-1',
  village: '一村',
  household: 1,
}
const nothing = { phone: null, village: null, household: null, township: 't-2' }
const other = (given: Partial<ComparedFile>): ComparedFile => ({ ...file, ...nothing, ...given })

test.each([
  ['同名同生日', {}, ['same-name', 'same-birth-date'], 60, 'likely'],
  [
    '同音同生日同电话',
    { name: '王秀瑛', phone: 'a' },
    ['same-reading', 'same-birth-date', 'same-phone'],
    68,
    'likely',
  ],
  ['同音同生日', { name: '王秀瑛' }, ['same-reading', 'same-birth-date'], 48, 'possible'],
  [
    '同名同村，月日颠倒',
    { birthOn: '1950-04-03', township: 't-1', village: '一村' },
    ['same-name', 'close-birth-date', 'same-village'],
    50,
    'possible',
  ],
  [
    '同名同电话，年份差一年',
    { birthOn: '1951-03-04', phone: 'a' },
    ['same-name', 'close-birth-date', 'same-phone'],
    60,
    'likely',
  ],
  ['只同名', { birthOn: '1962-07-08' }, ['same-name', 'other-birth-date'], 5, 'unlikely'],
  [
    '双胞胎：同一户、同生日、不同名',
    { name: '王秀芳', pinyin: ['wang xiu fang'], phone: 'a', township: 't-1', village: '一村', household: 1 },
    ['other-name', 'same-birth-date', 'same-phone', 'same-village', 'one-household'],
    10,
    'unlikely',
  ],
  ['性别不同', { sex: 'male' }, ['same-name', 'same-birth-date', 'other-sex'], 30, 'unlikely'],
  ['不知道生日和性别：不加不减', { birthOn: null, sex: null }, ['same-name'], 30, 'unlikely'],
  ['看不清的字', { name: '王?英' }, ['unreadable-name', 'same-birth-date'], 45, 'possible'],
] as const)('%s', (_, given, codes, score, likelihood) => {
  const told = scoreDuplicate(file, other(given))
  expect(told.parts.map(({ code }) => code)).toEqual(codes)
  expect(told).toMatchObject({ score, likelihood })
  expect(scoreDuplicate(other(given), file)).toEqual(told)
})

test('残疾人证上是另一方的号码，是最强的一条', () => {
  const changed = other({ name: '王芳', pinyin: ['wang fang'] })
  expect(scoreDuplicate(file, changed, { certificateOfOther: true })).toMatchObject({
    score: 55,
    likelihood: 'possible',
  })
  const strongest = Math.max(...Object.values(scoreParts).map(({ weight }) => weight))
  expect(scoreParts['certificate-of-other'].weight).toBe(strongest)
})

test('总分就是各条之和，每一条都有中英文', () => {
  const { score, parts } = scoreDuplicate(file, other({ phone: 'a', sex: 'male' }))
  expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBe(score)
  for (const { text } of Object.values(scoreParts)) expect(text.zh && text.en).toBeTruthy()
})
