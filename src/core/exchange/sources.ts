import { type Text, text } from '#kernel/text.ts'

/** Whose record a fact comes from. */
export const sources = {
  dpf: text('残联', 'disabled persons’ federation'),
  'civil-affairs': text('民政', 'civil affairs'),
  'public-security': text('公安', 'public security'),
  'medical-security': text('医保', 'medical security'),
  'human-resources': text('人社', 'human resources'),
  justice: text('司法', 'justice'),
  health: text('卫健', 'health'),
  survey: text('村社区', 'village or community survey'),
  self: text('本人', 'the person'),
} as const satisfies Record<string, Text>

export type SourceCode = keyof typeof sources

export const sourceCodes = Object.keys(sources).filter(isSourceCode)

function isSourceCode(code: string): code is SourceCode {
  return code in sources
}

/** Reads `民政`, `民政局`, `区民政局`, `市残联`, `社区`; undefined for anything else. */
export function parseSource(words: string): SourceCode | undefined {
  const said = words.normalize('NFKC').replace(/\s/g, '')
  if (/^(?:村|社区|村社|网格|动态更新)/.test(said)) return 'survey'
  return sourceCodes.find((code) => said.includes(sources[code].zh))
}

/**
 * Whose word stands when two disagree: the authority that keeps the record, then other authorities' shares, then the
 * survey, then what a person said.
 */
export function rankOf(source: SourceCode, keptBy: SourceCode): number {
  if (source === keptBy) return 4
  if (source === 'self') return 1
  return source === 'survey' ? 2 : 3
}
