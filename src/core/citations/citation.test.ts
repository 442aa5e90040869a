import { describe, expect, test } from 'vitest'
import { article, documentOf, findArticle, formatCitation, isChecked } from './citation.ts'

describe('a citation is refused when the rule is defined', () => {
  test('if the document is not in the index', () => {
    // @ts-expect-error a misspelt id does not compile either
    expect(() => documentOf('zj-social-asistance')).toThrow('not in the law index')
  })

  test('if the article is not in the index', () => {
    expect(() => article('zj-social-assistance', 999)).toThrow('article 999')
  })

  test('if an article is named of a document nobody has read', () => {
    expect(() => article('two-subsidies-zj-2021', 5)).toThrow('has not been read')
  })
})

test('an article is named by its Chinese numeral', () => {
  expect(formatCitation(article('zj-social-assistance', 50))).toEqual({
    zh: '《浙江省社会救助条例》第五十条',
    en: 'Zhejiang Social Assistance Regulation, art. 50',
  })
})

test('a read document is cited whole without a remark', () => {
  expect(formatCitation(documentOf('pipl')).zh).toBe('《中华人民共和国个人信息保护法》')
})

test('an unread document says 条文待核实, after its number if it has one', () => {
  expect(formatCitation(documentOf('two-subsidies-zj-2021'))).toEqual({
    zh: '浙江省残疾人两项补贴实施办法（浙民福〔2021〕191号，条文待核实）',
    en: 'Zhejiang rules on the two subsidies for disabled persons (浙民福〔2021〕191号, text not yet verified)',
  })
  expect(formatCitation(documentOf('family-means-ningbo')).zh).toBe(
    '宁波市社会救助家庭经济状况认定办法（条文待核实）',
  )
})

test('only what rests on a read document is checked', () => {
  expect(isChecked(article('zj-social-assistance', 50))).toBe(true)
  expect(isChecked(documentOf('two-subsidies-state-2015'))).toBe(false)
})

test('an article comes with its summary and with the document that overrules it', () => {
  expect(findArticle(article('zj-legal-aid', 17))).toMatchObject({
    number: 17,
    summary: { zh: expect.stringContaining('7个工作日') },
    overruledBy: { id: 'legal-aid-law' },
  })
  expect(findArticle(article('legal-aid-law', 43))).not.toHaveProperty('overruledBy')
  expect(findArticle(documentOf('legal-aid-law'))).toBeUndefined()
})
