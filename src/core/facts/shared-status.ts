import type { Text } from '#kernel/text.ts'
import { fact } from './fact.ts'
import type { SpellSource } from './spell-source.ts'
import { sharedStatuses } from './systems.ts'

const spellOf = (kind: string): SpellSource => ({
  from: 'spell',
  table: 'status',
  where: { column: 'kind', is: kind },
  list: 'status',
  system: sharedStatuses,
})

/** Whether somebody has something; who is not on a complete list has it not. */
export const held = (id: `person.${string}`, kind: string, label: Text, question: Text) =>
  fact.bool({
    id,
    label,
    question,
    sensitivity: 'P4',
    stored: { ...spellOf(kind), present: true, absent: { is: false, when: 'list-complete' } },
  })

/** What is received or owed a month, in fen and at most `most`; for who is not on a complete list it is nothing. */
export const amountOf = (
  id: `person.${string}`,
  kind: string,
  label: Text,
  question: Text,
  most = 1_000_000,
) =>
  fact.int({
    id,
    label,
    question,
    sensitivity: 'P4',
    range: [0, most],
    unit: 'fen',
    stored: { ...spellOf(kind), column: 'amount_fen', absent: { is: 0, when: 'list-complete' } },
  })
