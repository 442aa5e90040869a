/** Who acts: an id for the audit, what row-level security lets them see and change, and which operations they may call. */
export type Actor = {
  readonly id: string
  readonly labels: { readonly read: readonly string[]; readonly write: readonly string[] }
  readonly permissions: 'all' | readonly string[]
}

/** The one person at this machine. Until sign-in exists the server answers this machine only, and acts as them. */
export const localOperator: Actor = {
  id: 'operator:local',
  labels: { read: ['r:ningbo'], write: ['r:ningbo'] },
  permissions: 'all',
}

export function isPermitted({ permissions }: Actor, permission: string): boolean {
  return permissions === 'all' || permissions.includes(permission)
}
