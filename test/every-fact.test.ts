import { describe, expect, test } from 'vitest'
import { catalogue } from '#apps/catalogue.ts'
import { ruleSetOf } from '#core/benefits/rule-set.ts'
import { vocabulary } from '#core/facts/person.ts'
import { checkRuleSet } from '#engine/check.ts'
import { faultsIn } from '#kernel/glossary.ts'
import type { Text } from '#kernel/text.ts'

/** Known of a person although no rule reads it yet, and what for. */
const keptFor: Readonly<Record<string, string>> = {
  'person.category': 'what the certificate says, shown on the person’s own page',
  'person.lostOnlyChild': 'one of the groups of the plan with needs of their own, shown on the person’s file',
  'person.employed': 'whether there is a job is shown beside its wage and its first day',
}

const facts = Object.values(vocabulary)
const read = ruleSetOf(catalogue.benefits.map(({ benefit }) => benefit)).facts

test('all facts together are a vocabulary every reader can take', () => {
  expect(checkRuleSet({ facts: vocabulary, parameters: {}, outputs: {} })).toEqual([])
})

test('what every object has is no fact', () => {
  expect(['toString', 'constructor', '__proto__'].filter((id) => vocabulary[id])).toEqual([])
})

test('a fact is read by a rule or kept for a reason that is given', () => {
  const idle = facts.map(({ id }) => id).filter((id) => !read[id])
  expect(idle.sort()).toEqual(Object.keys(keptFor).sort())
})

test('two facts never bear the same words', () => {
  const questions = facts.map(({ question }) => question.zh)
  expect(questions.filter((zh, at) => questions.indexOf(zh) < at)).toEqual([])
})

describe.each(facts)('$id', (fact) => {
  const texts: Text[] = [fact.label, fact.question, ...(fact.values ?? []).map(({ label }) => label)]

  test('has its words in both languages, and asks a question', () => {
    expect(texts.filter(({ zh, en }) => zh.trim() === '' || en.trim() === '')).toEqual([])
    expect(fact.question).toMatchObject({
      zh: expect.stringMatching(/？$/),
      en: expect.stringMatching(/\?$/),
    })
  })

  test('says the words of the glossary in both languages', () => {
    const faults = texts.flatMap((text) => faultsIn(text).map(({ en }) => ({ ...text, needs: en })))
    expect(faults).toEqual([])
  })

  test('names the system it comes from, and a list where absence means something', () => {
    const { stored } = fact
    if (stored.from === 'person') return
    expect(stored.system.zh && stored.system.en && stored.list).toBeTruthy()
    if (stored.absent?.is === 'not-applicable' || stored.blank) expect(fact.optional).toBe(true)
    if (typeof stored.absent?.is === 'string' && stored.absent.is !== 'not-applicable')
      expect(fact.values?.map(({ code }) => code)).toContain(stored.absent.is)
  })
})
