import type { Text } from '#kernel/text.ts'

/** One row of a module's problem table: the present state and the way out. `{name}` is filled in when it is raised. */
export type ProblemDefinition = { readonly status: number; readonly text: Text; readonly next: Text }

/** What fills the `{name}` places of a problem's sentences. Never personal data: problems are logged and shown. */
export type ProblemValues = Readonly<Record<string, string | number>>

/** Something the caller can act on. Outcomes are values and bugs are plain `Error`s; neither is a Problem. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly text: Text
  readonly next: Text

  constructor(
    code: string,
    definition: ProblemDefinition,
    values: ProblemValues = {},
    options?: ErrorOptions,
  ) {
    const text = fillIn(definition.text, values)
    super(`${code}: ${text.en}`, options)
    this.name = 'Problem'
    this.code = code
    this.status = definition.status
    this.text = text
    this.next = fillIn(definition.next, values)
  }
}

/** Makes a problem; accepts only known codes, so a misspelling does not compile. */
export type MakeProblem<Code extends string> = (
  code: Code,
  values?: ProblemValues,
  options?: ErrorOptions,
) => Problem

/** The problems of one module. */
export type Problems<Code extends string> = MakeProblem<Code> & {
  readonly table: Readonly<Record<Code, ProblemDefinition>>
  /** Those that one command or query declares. */
  pick<Picked extends Code>(...codes: readonly Picked[]): DeclaredProblems<Picked>
}

// Not itself a function: the compiler would not infer the codes from it where a command is written.
export type DeclaredProblems<Code extends string> = {
  readonly codes: readonly Code[]
  readonly make: MakeProblem<Code>
}

export function defineProblems<const Code extends string>(
  table: Readonly<Record<Code, ProblemDefinition>>,
): Problems<Code> {
  const make: MakeProblem<Code> = (code, values, options) => new Problem(code, table[code], values, options)
  return Object.assign(make, {
    table,
    pick: <Picked extends Code>(...codes: readonly Picked[]) => ({ codes, make }),
  })
}

/** The sentence and the way out, Chinese line first, as a terminal shows it. */
export function formatProblem({ text, next }: Problem): string {
  return `${text.zh}${next.zh}\n${text.en} ${next.en}`
}

/** The list of all problems for `docs/problems.md`, one section per module. */
export function problemsMarkdown(
  tables: Readonly<Record<string, Readonly<Record<string, ProblemDefinition>>>>,
): string {
  const sections = Object.entries(tables).map(([module, table]) => {
    const rows = Object.entries(table).map(
      ([code, { status, text, next }]) =>
        `| \`${code}\` | ${status} | ${text.zh}${next.zh} | ${text.en} ${next.en} |`,
    )
    return [`## ${module}`, '', '| code | status | 中文 | English |', '|---|--:|---|---|', ...rows, ''].join(
      '\n',
    )
  })
  return ['# Problems', '', ...sections].join('\n')
}

function fillIn(text: Text, values: ProblemValues): Text {
  return { zh: fillInSentence(text.zh, values), en: fillInSentence(text.en, values) }
}

function fillInSentence(sentence: string, values: ProblemValues): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`problem sentence needs a value for {${name}}: ${sentence}`)
    return String(value)
  })
}
