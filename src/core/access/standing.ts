import type { Access, Actor } from '#platform/actor.ts'
import { matrix, type Permission, type Reach, type Row } from './matrix.ts'
import { type Role, roles } from './roles.ts'

/** As what somebody acts at this moment: one role, in one place or for one person. */
export type Standing = {
  /** For the audit: `staff:…`, `resident:…`, `visitor:web`. */
  readonly id: string
  readonly role: Role
  /** Region id of the duty; for a village or a grid `township/village[/grid]`. */
  readonly region?: string
  /** Oneself, the person one acts for, or everybody of a village or grid; internal keys. */
  readonly people: readonly number[]
  /** Whom an open task, a stated reason or a break-glass links to the actor; internal keys. */
  readonly cases: readonly number[]
  /** The account of the worker who signed a resident in on the spot. */
  readonly assistedBy?: string
  /** What a mandate covers; without it everything the role may do. */
  readonly permissions?: readonly Permission[]
}

export const visitor: Standing = { id: 'visitor:web', role: 'visitor', people: [], cases: [] }

/** The actor of a standing: each permission opens exactly the labels the matrix gives its role. */
export function actorOf(standing: Standing): Actor {
  const { id, role, region, cases, assistedBy, permissions } = standing
  return {
    id,
    may(permission) {
      const reach = reachOf(role, permission)
      if (reach === undefined || permissions?.every((each) => each !== permission)) return undefined
      return labelsOf(standing, reach)
    },
    shows(what, personId) {
      const showing = roles[role].shows[what]
      return showing === 'reveal' && cases.includes(personId) ? 'full' : showing
    },
    capacity: { role, ...(region && { region }), ...(assistedBy && { assistedBy }) },
  }
}

/** About whom a role may do something; `undefined` where it may not do it at all. */
export function reachOf(role: Role, permission: string): Reach | undefined {
  const row: Row | undefined = isPermission(permission) ? matrix[permission] : undefined
  return row?.[role]
}

function isPermission(code: string): code is Permission {
  return Object.hasOwn(matrix, code)
}

function labelsOf({ role, region, people, cases }: Standing, reach: Reach): Access {
  const staff = roles[role].isStaff ? ['c:staff'] : []
  const persons = (keys: readonly number[]) => keys.map((key) => `p:${key}`)
  const area = [...(isRegion(role) && region ? [`r:${region}`] : persons(people)), ...persons(cases)]
  const inReach: Record<Reach, readonly string[]> = {
    nobody: [],
    self: persons(people),
    ward: persons(people),
    area,
    'area-and-number': [...area, 'c:by-number'],
    'self-and-number': [...persons(people), 'c:by-number'],
    case: persons(cases),
    'by-number': ['c:by-number'],
    'sign-in': ['c:sign-in', 'c:by-number'],
    accounts: ['c:accounts'],
    audit: ['c:audit'],
  }
  const labels = [...staff, ...inReach[reach]]
  return { read: labels, write: labels }
}

/** Whether the place of a duty is a label itself; a village or a grid is the people in it. */
function isRegion(role: Role): boolean {
  return ['township', 'district', 'city'].includes(roles[role].area)
}
