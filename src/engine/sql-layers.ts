import type { Term } from './sql-term.ts'

/** One pass over the rows: what it hands on from below, and the steps it computes itself. */
export type Layer = { readonly columns: readonly Term[]; readonly steps: readonly Term[] }

export type Plan = {
  /** From the relation upwards. The outputs are computed from the last one. */
  readonly layers: readonly Layer[]
  /** Every term that is computed once and then read as a column. */
  readonly steps: ReadonlySet<Term>
}

type Position = {
  /** Operators computed where the term is mentioned. */
  readonly work: number
  /** The lowest layer that has everything the term reads. */
  readonly level: number
  /** The columns and steps its text names. */
  readonly reads: readonly Term[]
}

/** Less work than this costs less to do again than to carry along as a column. */
const WORTH_A_COLUMN = 2

/**
 * Decides what is computed once, and where: as low as what it reads allows.
 *
 * A step is what is mentioned more than once, and a window aggregate, which SQL lets nothing but a layer above read.
 */
export function planLayers(outputs: readonly Term[]): Plan {
  const terms = operandsFirst(outputs)
  const mentions = Map.groupBy([...outputs, ...terms.flatMap(operandsOf)], (term) => term)
  const positions = new Map<Term, Position>()
  const steps = new Set<Term>()
  const position = (term: Term) => positions.get(term) ?? { work: 0, level: 0, reads: [] }
  const isColumn = (term: Term) => term.kind === 'column' || steps.has(term)
  const readsAsOperand = (term: Term) => (isColumn(term) ? [term] : position(term).reads)

  for (const term of terms) {
    const operands = operandsOf(term)
    const isGiven = term.kind === 'column' || term.kind === 'constant'
    const inline = operands.filter((each) => !isColumn(each)).map((each) => position(each).work)
    const work = isGiven ? 0 : inline.reduce((sum, each) => sum + each, 1)
    const level = Math.max(0, ...operands.map((each) => position(each).level + (steps.has(each) ? 1 : 0)))
    positions.set(term, { work, level, reads: operands.flatMap(readsAsOperand) })
    const isShared = (mentions.get(term)?.length ?? 0) > 1 && work >= WORTH_A_COLUMN
    if (isShared || term.kind === 'window') steps.add(term)
  }

  const levelOf = (step: Term) => position(step).level
  const inOrder = terms.filter(isColumn)
  const height = Math.max(0, ...[...steps].map((step) => levelOf(step) + 1))
  const layers = Array.from({ length: height }, (_, level) => {
    const readAbove = new Set([
      ...[...steps].filter((step) => levelOf(step) > level).flatMap((step) => position(step).reads),
      ...outputs.flatMap(readsAsOperand),
    ])
    return {
      columns: inOrder.filter((term) => readAbove.has(term) && !(steps.has(term) && levelOf(term) >= level)),
      steps: [...steps].filter((step) => levelOf(step) === level),
    }
  })
  return { layers, steps }
}

function operandsOf({ parts }: Term): Term[] {
  return parts.filter((part) => typeof part !== 'string')
}

/** Every term below the outputs, each once and after all it mentions. */
function operandsFirst(outputs: readonly Term[]): Term[] {
  const found = new Set<Term>()
  const visit = (term: Term): void => {
    if (found.has(term)) return
    operandsOf(term).forEach(visit)
    found.add(term)
  }
  outputs.forEach(visit)
  return [...found]
}
