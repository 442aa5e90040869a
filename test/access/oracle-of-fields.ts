import { members } from './oracle.ts'

/** Name, contact, secret: seen, seen where work links the two, masked, or never. */
const fields: Record<string, string> = {
  'resident guardian': 'seen seen seen',
  field: 'seen linked never',
  'office assessor': 'seen seen linked',
  'city auditor': 'linked linked linked',
  institution: 'masked masked never',
  'employer volunteer': 'masked never never',
  payment: 'seen never masked',
  'visitor analyst sysadmin': 'never never never',
}

export function howShown(role: string, isLinked: boolean): readonly string[] {
  const said = Object.entries(fields).find(([who]) => members(who).includes(role))?.[1] ?? ''
  return said.split(' ').map((each) => (each === 'linked' && isLinked ? 'seen' : each))
}

/** Where somebody is told more than their role is shown, because the operation is the work that links the two. */
export const toldForItsPurpose: readonly (readonly [
  operation: string,
  who: string,
  what: string,
  why: string,
])[] = [
  [
    'emergency.list',
    'field',
    'contact',
    'whoever clears a village rings those in it; the look is kept as an emergency',
  ],
  ['decision.explain', 'office', 'secret', 'whoever answers for a decision reads what it rests on'],
  ['decision.person', 'office', 'secret', 'the same for all decisions of a month'],
]

export function isToldForItsPurpose(operation: string, role: string, what: string): boolean {
  return toldForItsPurpose.some(
    ([of, who, told]) => of === operation && what === told && members(who).includes(role),
  )
}
