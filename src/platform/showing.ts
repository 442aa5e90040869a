import { maskName } from '#kernel/mask-name.ts'
import type { Actor } from '#platform/actor.ts'

/** A name as the actor may see it: in full, with its surname alone, or not at all. */
export function shownName(actor: Actor, personId: number, name: string): string {
  const showing = actor.shows('name', personId)
  if (showing === 'full') return name
  return showing === 'hidden' ? '（不显示）' : maskName(name, 'star')
}

/** Something of a person only for whoever sees it in full; `undefined` for everybody else. */
export function ifShown<Value>(
  actor: Actor,
  what: 'contact' | 'secret',
  personId: number,
  value: Value,
): Value | undefined {
  return actor.shows(what, personId) === 'full' ? value : undefined
}
