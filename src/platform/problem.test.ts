import { describe, expect, it } from 'vitest'
import { defineProblems, formatProblem, problemsMarkdown } from '#platform/problem.ts'

const libraryProblem = defineProblems({
  'book-lent': {
    status: 409,
    text: { zh: '《{title}》已借出。', en: '{title} is lent.' },
    next: { zh: '请在{days}天后再来。', en: 'Come back in {days} days.' },
  },
})

describe('a problem', () => {
  it('says what is the matter and the way out, in both languages', () => {
    const problem = libraryProblem('book-lent', { title: 'A', days: 3 })
    expect(formatProblem(problem)).toBe('《A》已借出。请在3天后再来。\nA is lent. Come back in 3 days.')
    expect(problem.message).toBe('book-lent: A is lent.')
  })

  it('is never shown with a gap in its sentence', () => {
    expect(() => libraryProblem('book-lent', { title: 'A' })).toThrow('{days}')
  })

  it('is listed with its module, its places left open', () => {
    expect(problemsMarkdown({ library: libraryProblem.table })).toContain(
      '## library\n\n| code | status | 中文 | English |\n|---|--:|---|---|\n| `book-lent` | 409 | 《{title}》已借出。请在{days}天后再来。 |',
    )
  })
})
