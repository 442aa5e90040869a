import * as assistance from './assistance.ts'
import * as aid from './aid.ts'
import * as care from './care.ts'
import * as certificate from './certificate.ts'
import type { FactDefinition } from './fact.ts'
import * as identity from './identity.ts'
import * as longTermCare from './long-term-care.ts'
import * as status from './status.ts'
import * as work from './work.ts'

/** The vocabulary rules about a person are written in: `person.level.in(1, 2)`. */
export const person = {
  ...identity,
  ...certificate,
  ...assistance,
  ...aid,
  ...care,
  ...status,
  ...longTermCare,
  ...work,
}

/** Every fact by id. Without a prototype: an id in an address may be the name of something every object has. */
export const vocabulary: Readonly<Record<string, FactDefinition>> = Object.setPrototypeOf(
  Object.fromEntries(Object.values(person).map(({ definition }) => [definition.id, definition])),
  null,
)

export function getFact(id: string): FactDefinition {
  const found = vocabulary[id]
  if (!found) throw new Error(`"${id}" is not in the vocabulary of facts`)
  return found
}
