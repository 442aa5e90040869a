import { expect, it } from 'vitest'
import { stylesheet, stylesheetPath } from './stylesheet.ts'

it('defines every variable it uses', () => {
  const defined = new Set(Array.from(stylesheet().matchAll(/(--[\w-]+):/g), ([, name]) => name))
  const used = Array.from(stylesheet().matchAll(/var\((--[\w-]+)/g), ([, name]) => name)
  expect(used.filter((name) => !defined.has(name))).toEqual([])
})

it('uses every colour and size it defines', () => {
  const defined = new Set(Array.from(stylesheet().matchAll(/(--[\w-]+):/g), ([, name]) => name ?? ''))
  const waiting = ['--chart-3', '--chart-4', '--chart-5'] // further series of a chart
  expect(
    [...defined].filter((name) => !waiting.includes(name) && !stylesheet().includes(`var(${name})`)),
  ).toEqual([])
})

it('asks for nothing from elsewhere and blocks no text scaling', () => {
  expect(stylesheet()).not.toMatch(/url\(|@import|@font-face|text-size-adjust/)
})

it('names the file after its content', () => {
  expect(stylesheetPath).toMatch(/^\/mise-[0-9a-f]{12}\.css$/)
})
