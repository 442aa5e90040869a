/** What row-level security lets an actor see and change while they do one thing. */
export type Access = { readonly read: readonly string[]; readonly write: readonly string[] }

/** Who acts. */
export type Actor = {
  /** For the audit. */
  readonly id: string
  /** The labels that go with a permission; `undefined` where the actor may not do it at all. */
  readonly may: (permission: string) => Access | undefined
  /** In which capacity they act: codes only, never a name; kept in the audit. */
  readonly capacity?: { readonly role: string; readonly region?: string; readonly assistedBy?: string }
}

const everything = ['r:ningbo', 'c:staff', 'c:accounts', 'c:audit']

/** Whoever works at the command line of the machine the system runs on, and gives the first colleague an account. */
export const localOperator: Actor = {
  id: 'operator:local',
  may: () => ({ read: everything, write: everything }),
}
