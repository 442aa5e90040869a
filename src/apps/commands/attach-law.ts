import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { attachOfficialText, type AttachedText } from '#core/citations/attach.ts'
import { findDocument } from '#core/citations/document-index.ts'
import { formatFinding } from '#core/citations/finding.ts'
import type { CommandLine } from '#platform/config.ts'
import { appProblem } from '../problems.ts'

/** `law attach <document> <file>`: keeps an official text in the data folder and checks the index against it. */
export async function attachLaw({ dataDir, positionals }: CommandLine): Promise<void> {
  const [document = '', file = ''] = positionals
  if (!findDocument(document)) throw appProblem('document-unknown', { document })
  const attached = attachOfficialText(document, readText(file))
  const folder = join(dataDir, 'law')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, `${document}.json`), JSON.stringify(attached, null, 2))
  console.log(`已附上 ${document}：${Object.keys(attached.articles).length} 条。`)
  for (const finding of attached.findings) console.log(`  ${formatFinding(finding).zh}`)
  if (attached.findings.length === 0) console.log('  目录里的条号、数字和引语都与文本相符。')
}

/** The verbatim text of what is cited, where the operator has attached it. */
export function findAttachedText(dataDir: string, document: string): AttachedText | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'law', `${document}.json`), 'utf8')) as AttachedText // written by attachLaw
  } catch {
    // Not attached: the page then shows the summary in our own words.
    return undefined
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw appProblem('file-unreadable', {}, { cause })
  }
}
