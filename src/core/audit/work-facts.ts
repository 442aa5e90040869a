import type { Tx } from '#platform/db/transaction.ts'

/** What is known of a colleague as a private person. What is absent is not known. */
export type StaffPerson = {
  readonly surname?: string
  /** Where they live. */
  readonly township?: string
  readonly village?: string
}

/** Who colleagues are besides their work; read by the rules only, and shown to nobody. */
export type StaffFacts = {
  /** By actor id (`staff:…`); whoever is not known is absent. */
  find(tx: Tx, actors: readonly string[]): Promise<ReadonlyMap<string, StaffPerson>>
}

/** Whom a colleague had work with. */
export type WorkLinks = {
  /**
   * Those of `people` whom an open task, a case, a break-glass or the duty itself linked to the actor at that moment;
   * `undefined` where it is not known, and then nobody is asked for want of a link.
   */
  find(tx: Tx, actor: string, people: readonly number[], at: string): Promise<ReadonlySet<number> | undefined>
}
