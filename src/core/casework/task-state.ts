export type TaskStep = 'opened' | 'taken' | 'handed-on' | 'noted' | 'closed'
export type TaskState = 'waiting' | 'in-hand' | 'closed'

/** What may happen to a task in each state. Buttons, commands and jobs all ask this table. */
const allowedIn: Record<Exclude<TaskStep, 'opened'>, readonly TaskState[]> = {
  taken: ['waiting'],
  'handed-on': ['waiting', 'in-hand'],
  noted: ['waiting', 'in-hand'],
  closed: ['in-hand'],
}

export function allows(state: TaskState, step: Exclude<TaskStep, 'opened'>): boolean {
  return allowedIn[step].includes(state)
}

export function stateOf({ holder, closedAt }: { holder: string | null; closedAt: string | null }): TaskState {
  if (closedAt !== null) return 'closed'
  return holder === null ? 'waiting' : 'in-hand'
}
