import { expect, test } from 'vitest'
import { parseOfficialText, parsePlanText } from './official-text.ts'

const libraryRules = `# 某市借书证办法

第一章　总则

第一条　为了方便借书，制定本办法。

— 1 —
第二条　每人可借五册，
第一条规定的人员除外。
（一）学生可借十册；

第二章　借阅
第三条　逾期按日收费。
第三条之一　新增的内容。
不属于第三条。
**第四条**　本办法自公布之日起施行。
第 2 页 共 2 页
`

test('a text is split at its articles, without headings, page numbers and inserted articles', () => {
  expect([...parseOfficialText(libraryRules)]).toEqual([
    [1, '为了方便借书，制定本办法。'],
    [2, '每人可借五册，\n第一条规定的人员除外。\n（一）学生可借十册；'],
    [3, '逾期按日收费。'],
    [4, '本办法自公布之日起施行。'],
  ])
})

test('a wrapped line that begins with a later article is no article where numbers are set off by a space', () => {
  expect([...parseOfficialText('第一条 依照\n第九条处理。\n第二条 完。').keys()]).toEqual([1, 2])
})

test('a text that sets nothing off by a space is split all the same', () => {
  expect([...parseOfficialText('第一条为了借书。\n第二条每人五册，\n第一条规定的除外。')]).toEqual([
    [1, '为了借书。'],
    [2, '每人五册，\n第一条规定的除外。'],
  ])
})

test('an article number on a line of its own belongs to the lines below', () => {
  expect(parseOfficialText('第一条\n为了借书。').get(1)).toBe('为了借书。')
})

test('a plan is split into tasks by chapter, and implementation follows them', () => {
  const plan = `总体要求
（一）指导思想
多借书。
主要任务
（一）建设书库
1.买书。每年100册。
2.修书。
（二）建设队伍
1．招人。
组织实施
（一）领导。开会。
（二）保障。出钱。`
  expect([...parsePlanText(plan)]).toEqual([
    ['plan:S1.1', '1.买书。每年100册。'],
    ['plan:S1.2', '2.修书。'],
    ['plan:S2.1', '1．招人。\n组织实施'],
    ['plan:O1', '（一）领导。开会。'],
    ['plan:O2', '（二）保障。出钱。'],
  ])
})
