import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { themeRules } from './themes.ts'

const files = ['tokens', 'base', 'page', 'controls', 'blocks', 'tables', 'paper'] as const

const sheet = [
  themeRules(),
  ...files.map((name) => readFileSync(new URL(`./styles/${name}.css`, import.meta.url), 'utf8')),
].join('\n')

/** The whole look, in one file, read when the program starts. */
export function stylesheet(): string {
  return sheet
}

/** Where pages ask for the stylesheet; the name changes with its content, so it may be cached for ever. */
export const stylesheetPath = `/mise-${createHash('sha256').update(sheet).digest('hex').slice(0, 12)}.css`
