/** What row-level security lets an actor see and change while they do one thing. */
export type Access = { readonly read: readonly string[]; readonly write: readonly string[] }

/** What is shown more or less of, by who looks: the name; phone and address; what is secret (P4), numbers and accounts. */
export type Shown = 'name' | 'contact' | 'secret'

/** How it is shown: as it is, masked until work with the person is stated, masked for good, or not at all. */
export type Showing = 'full' | 'reveal' | 'masked' | 'hidden'

/** Who acts. */
export type Actor = {
  /** For the audit. */
  readonly id: string
  /** The labels that go with a permission; `undefined` where the actor may not do it at all. */
  readonly may: (permission: string) => Access | undefined
  /** How something of a person is shown to the actor; `reveal` has become `full` where work links the two. */
  readonly shows: (what: Shown, personId: number) => Showing
  /** In which capacity they act: codes only, never a name; kept in the audit. */
  readonly capacity?: { readonly role: string; readonly region?: string; readonly assistedBy?: string }
}

const everything = ['r:ningbo', 'c:staff', 'c:accounts', 'c:audit']

/** Whoever works at the command line of the machine the system runs on, and gives the first colleague an account. */
export const localOperator: Actor = {
  id: 'operator:local',
  may: () => ({ read: everything, write: everything }),
  shows: () => 'full',
}

/** The account of the colleague who acts; throws for anybody else, because only colleagues may do what asks for it. */
export function staffIdOf({ id }: Pick<Actor, 'id'>): string {
  const staffId = findStaffId({ id })
  if (staffId === undefined) throw new Error(`${id.split(':')[0]} is no colleague`)
  return staffId
}

/** The account of the colleague who acts; `undefined` for residents, visitors and the system itself. */
export function findStaffId({ id }: Pick<Actor, 'id'>): string | undefined {
  return id.startsWith('staff:') ? id.slice('staff:'.length) : undefined
}
