import { expect, test } from 'vitest'
import { vocabulary } from '#core/facts/person.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { spellKinds } from './file-kinds.ts'
import { choiceWords, matterWords, statusWords } from './office-words.ts'
import { RowReader } from './row-reader.ts'

const identity = openIdentity({ blindIndex: Buffer.alloc(32), encryption: Buffer.alloc(32) })
const facts = Object.values(vocabulary)

/** What facts ask of a table whose rows hold one of several things, by the thing. */
function askedOf(table: 'status' | 'election') {
  return facts.flatMap((fact) => {
    const { stored } = fact
    return stored.from === 'spell' && stored.table === table && stored.where
      ? [{ fact, thing: stored.where.is }]
      : []
  })
}

test('every state a fact asks about can be brought in, and none that nothing asks about', () => {
  expect(sorted(Object.keys(statusWords))).toEqual(sorted(askedOf('status').map(({ thing }) => thing)))
})

test('every matter people or offices choose in can be brought in, with exactly the answers its fact knows', () => {
  expect(sorted(Object.keys(matterWords))).toEqual(sorted(askedOf('election').map(({ thing }) => thing)))
  const answers = Object.entries(choiceWords).map(([thing, words]) => [thing, Object.keys(words)])
  const known = askedOf('election').map(({ fact, thing }) => [thing, fact.values?.map(({ code }) => code)])
  expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(known))
})

test.each([['其他待遇和状态', statusWords], ['选择事项', matterWords], ...Object.entries(choiceWords)])(
  'no word of %s means two things',
  (_, words) => {
    const written = Object.values<readonly string[]>(words).flat()
    expect(written.filter((word, at) => written.indexOf(word) < at)).toEqual([])
  },
)

test.each([
  [['护理类', '失能护理补贴'], { matter: 'care-kind', choice: 'incapacity-care-allowance' }],
  [['长期护理保险衔接', '补差'], { matter: 'long-term-care-insurance', choice: 'difference' }],
])('an election reads %j', (cells, values) => {
  const { row, spells } = electionOf(cells)
  expect(row.verdicts).toEqual([])
  expect(spells).toEqual([{ from: '2026-03-01', values }])
})

test.each([
  ['长期护理保险衔接', '护理补贴'],
  ['护理类', '两样都发'],
])('an answer to another question is refused: %s, %s', (...cells) => {
  const { row } = electionOf(cells)
  expect(row.verdicts).toMatchObject([{ code: 'word-unknown', outcome: 'refused' }])
})

function electionOf(cells: readonly string[]) {
  const elections = spellKinds.find(({ id }) => id === 'elections')
  const fields = ['matter', 'choice', 'from']
  const places = Object.fromEntries(fields.map((field, at) => [field, { at, header: field }]))
  const row = new RowReader<string>(places, '2026-11-24', 1900)
  row.load([...cells, '2026-03-01'])
  const citizenId = { value: '', birthOn: '1980-05-05', sex: 'female' } as const
  return { row, spells: elections?.read(row, citizenId, identity) }
}

function sorted(words: readonly string[]): string[] {
  return [...new Set(words)].sort()
}
