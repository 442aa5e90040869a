import { describe, expect, it } from 'vitest'
import { faultsIn, glossary, glossaryMarkdown } from './glossary.ts'
import { text } from './text.ts'

function repeatedIn(words: readonly string[]): string[] {
  const folded = words.map((word) => word.toLowerCase())
  return folded.filter((word, index) => folded.indexOf(word) !== index)
}

describe('the glossary', () => {
  it('says each concept one way in each direction', () => {
    expect(repeatedIn(glossary.map(({ id }) => id))).toEqual([])
    expect(repeatedIn(glossary.map(({ code }) => code))).toEqual([])
    expect(repeatedIn(glossary.flatMap(({ zh, alsoZh }) => [zh, ...alsoZh]))).toEqual([])
    expect(repeatedIn(glossary.flatMap(({ en, alsoEn }) => [en, ...alsoEn]))).toEqual([])
  })

  it('warns only of terms it holds, and of none against itself', () => {
    const ids = new Set(glossary.map(({ id }) => id))
    const broken = glossary.filter(({ id, notToBeConfusedWith }) =>
      notToBeConfusedWith.some((other) => other === id || !ids.has(other)),
    )
    expect(broken).toEqual([])
  })

  it('has every column of every line', () => {
    expect(glossary.length).toBeGreaterThan(60)
    expect(
      glossary.filter(
        (term) => ![term.zh, ...term.alsoZh].every((form) => /^[\p{Script=Han}\d]+$/u.test(form)),
      ),
    ).toEqual([])
  })

  it('keeps Chinese out of ids and code, and English free of signs a search would trip over', () => {
    const odd = glossary.filter(
      ({ id, code, en, alsoEn }) =>
        !/^[a-z]+(-[a-z]+)*$/.test(id) ||
        !/^[A-Za-z-]+$/.test(code) ||
        [en, ...alsoEn].some((english) => !/^[A-Za-z0-9' -]+$/.test(english)),
    )
    expect(odd).toEqual([])
  })

  it('calls 重度残疾人护理补贴 nursing-subsidy', () => {
    expect(glossary.find(({ zh }) => zh === '重度残疾人护理补贴')).toMatchObject({
      id: 'nursing-subsidy',
      code: 'nursing-subsidy',
    })
  })

  it('finds no fault with its own terms', () => {
    expect(glossary.flatMap(({ zh, en }) => faultsIn({ zh, en }))).toEqual([])
  })
})

describe('faultsIn', () => {
  it.each([
    ['重度残疾人护理补贴', 'Nursing subsidy for severe disability'],
    ['残疾人意外伤害保险率', 'Accident insurance coverage'],
    ['残疾类别', 'Categories'],
    ['辅助器具适配', 'Assistive device fitting'],
    ['低保边缘家庭', 'Families in the low-income margin'],
    ['长期护理保险', 'Long-term care insurance'],
    ['您可以以后再填', 'Fill this in later'],
    ['姓名', 'Name'],
  ])('lets pass: %s – %s', (zh, en) => {
    expect(faultsIn(text(zh, en))).toEqual([])
  })

  it.each([
    ['护理补贴', 'Care allowance', ['护理补贴']],
    ['重度残疾人护理补贴', 'Care allowance', ['重度残疾人护理补贴']],
    ['低边', 'Minimum living guarantee', ['低边']],
    ['低保和低边', 'Low-income margin', ['低保']],
    ['护理等级', 'Level', ['护理等级']],
    ['残疾人证的等级', 'Disability certificate', ['等级']],
    ['信访', 'Repetition', ['信访']],
  ])('asks for the English of %s in "%s"', (zh, en, missing) => {
    expect(faultsIn(text(zh, en)).map((fault) => fault.zh)).toEqual(missing)
  })

  it('says which English was expected', () => {
    expect(faultsIn(text('护理补贴', 'Care allowance'))).toEqual([{ zh: '护理补贴', en: 'nursing subsidy' }])
  })
})

it('renders one table row for each term', () => {
  const page = glossaryMarkdown()
  expect(page.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(glossary.length + 1)
  expect(page).toContain('| 残疾等级 / 等级 | level | `level` | 护理等级 care level |')
  expect(page).not.toContain('undefined')
})
