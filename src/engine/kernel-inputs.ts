import type { FactDeclaration, FactNode, RuleSet } from './ast.ts'
import { columnKey, newColumn, UNKNOWN_32, unknownOf } from './columns.ts'
import {
  amountOf,
  certainly,
  exactly,
  INT_32,
  isInt32,
  TRUE,
  type Amount,
  type Truth,
} from './kernel-algebra.ts'
import type { ArraySource, Loop } from './kernel-loop.ts'

/** What translating a node has to know, and to ask for, beyond the loop it writes to. */
export type Surroundings = {
  readonly ruleSet: RuleSet
  /** Whether anybody's value in an array may be unknown; where not, no test for it is written. */
  readonly mayBeUnknown: (source: ArraySource) => boolean
  /** Whether a figure is missing this month; with `codes`, whether the figure of any of them is. */
  readonly isMissing: (parameter: string, codes?: readonly string[]) => boolean
  /** Adds a pass over everybody whose values are then gathered by household; gives its number. */
  readonly addPass: (op: 'any' | 'count' | 'sum', inner: Loop) => number
}

type ReadFact = {
  readonly declaration: FactDeclaration
  readonly value: string
  /** What an unknown value is stored as. */
  readonly mark: number
  readonly mayBeUnknown: boolean
}

/** How many figures a table by enum position has room for: a power of two, so that no position falls outside. */
export function tableSize(codes: readonly string[]): number {
  return 2 ** Math.ceil(Math.log2(codes.length))
}

/** Writes what a loop reads from outside: facts, figures, last month, what was gathered by household. */
export class InputWriter {
  readonly #loop: Loop
  readonly #around: Surroundings

  constructor(loop: Loop, around: Surroundings) {
    this.#loop = loop
    this.#around = around
  }

  #read({ fact, at }: FactNode): ReadFact {
    const declaration = this.#around.ruleSet.facts[fact]
    if (!declaration) throw new Error(`no fact "${fact}" is declared`)
    const source: ArraySource = { from: 'fact', key: columnKey(fact, at) }
    return {
      declaration,
      value: this.rowOf(source),
      mark: unknownOf(newColumn(declaration, 0)),
      mayBeUnknown: this.#around.mayBeUnknown(source),
    }
  }

  rowOf(source: ArraySource): string {
    return this.#loop.bind(`${this.#loop.array(source)}[i]`)
  }

  fact(fact: FactNode): Truth | Amount {
    const { value, mark, mayBeUnknown } = this.#read(fact)
    const known = this.valueOf(fact)
    if (!mayBeUnknown) return known
    return known.type === 'amount'
      ? { ...known, unknown: this.#loop.bind(`${value}===${mark}`), mark }
      : { ...known, maybe: this.#loop.bind(`${value}!==0`) }
  }

  /** The fact's value, rubbish where it is unknown or does not apply. */
  valueOf(fact: FactNode): Truth | Amount {
    const { declaration, value } = this.#read(fact)
    if (declaration.type === 'bool') return certainly(this.#loop.bind(`${value}===1`))
    return amountOf(value, '0', declaration.range ?? INT_32, codesOf(declaration))
  }

  /** Not-applicable is stored as the number above the mark for unknown, all values lie higher. */
  applies(fact: FactNode): Truth {
    const { value, mark, mayBeUnknown } = this.#read(fact)
    const surely = this.#loop.bind(`${value}>${mark + 1}`)
    return mayBeUnknown
      ? { type: 'truth', surely, maybe: this.#loop.bind(`${value}!==${mark + 1}`) }
      : certainly(surely)
  }

  isKnown(fact: FactNode): Truth {
    const { value, mark, mayBeUnknown } = this.#read(fact)
    return mayBeUnknown ? certainly(this.#loop.bind(`${value}!==${mark}`)) : TRUE
  }

  figure(parameter: string): Amount {
    if (this.#around.isMissing(parameter)) return { ...exactly(0), unknown: '1' }
    return amountOf(this.#loop.scalar({ from: 'figure', parameter }), '0', this.#rangeOf(parameter))
  }

  figureBy(parameter: string, { value, unknown, codes }: Amount): Amount {
    if (!codes) throw new Error(`parameter "${parameter}" is looked up by something that is no enum`)
    const figures = this.#loop.array({ from: 'figures', parameter, codes })
    const figure = this.#loop.bind(`${figures}[${value}&${tableSize(codes) - 1}]`)
    const missing = this.#around.isMissing(parameter, codes) ? this.#loop.bind(`${figure}!==${figure}`) : '0'
    const range = this.#rangeOf(parameter)
    return amountOf(
      isInt32(range) ? this.#loop.bind(`${figure}|0`) : figure,
      this.#loop.or(unknown, missing),
      range,
    )
  }

  #rangeOf(parameter: string): readonly [number, number] {
    const declaration = this.#around.ruleSet.parameters[parameter]
    if (!declaration) throw new Error(`no parameter "${parameter}" is declared`)
    return declaration.range
  }

  previous(output: string): Amount {
    const source: ArraySource = { from: 'previous', output }
    const value = this.rowOf(source)
    return amountOf(value, this.unknownIf(source, `${value}===${UNKNOWN_32}`), INT_32)
  }

  unknownIf(source: ArraySource, test: string): string {
    return this.#around.mayBeUnknown(source) ? this.#loop.bind(test) : '0'
  }
}

function codesOf({ values }: FactDeclaration): readonly string[] | undefined {
  return values?.map(({ code }) => code)
}
