import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { attachOfficialText, type AttachedText } from '#core/citations/attach.ts'
import { findDocument } from '#core/citations/document-index.ts'
import { formatFinding } from '#core/citations/finding.ts'
import { localOperator } from '#platform/actor.ts'
import { command } from '#platform/command.ts'
import type { CommandLine } from '#platform/config.ts'
import { execute } from '#platform/execute.ts'
import type { Operation } from '#platform/operation.ts'
import { benefits } from '../catalogue.ts'
import { appProblem } from '../problems.ts'
import { withSession } from '../session.ts'

/** `law attach <document> <file>`: keeps an official text in the data folder and checks index and figures against it. */
export async function attachLaw(config: CommandLine): Promise<void> {
  const [document = '', file = ''] = config.positionals
  if (!findDocument(document)) throw appProblem('document-unknown', { document })
  const text = readText(file)
  await withSession(config, 'real', async ({ database }) => {
    const attached = await execute(
      attachText(config.dataDir),
      { document, text },
      { database, actor: localOperator },
    )
    console.log(`已附上 ${document}：${Object.keys(attached.articles).length} 条。`)
    for (const finding of attached.findings) console.log(`  ${formatFinding(finding).zh}`)
    if (attached.findings.length === 0)
      console.log('  目录里的条号、数字和引语，规则所用的数，都与文本相符。')
  })
}

/** Attaches an official text for everybody who reads pages of this data folder; a newer copy takes its place. */
export function attachText(dataDir: string): Operation<AttachedText> {
  return command({
    id: 'law.attach',
    permission: 'law.attach',
    purpose: 'law',
    input: z.object({ document: z.string(), text: z.string() }),
    problems: appProblem.pick('document-unknown'),
    async run({ document, text }, { audit, problem }) {
      if (!findDocument(document)) throw problem('document-unknown', { document })
      const attached = keepText(dataDir, document, text)
      const { articles, findings } = attached
      audit.detail({ document, articles: Object.keys(articles).length, findings: findings.length })
      return attached
    },
  })
}

/** Renamed into place, so that no page ever reads half a text. */
export function keepText(dataDir: string, document: string, text: string): AttachedText {
  const parameters = new Map(benefits.flatMap((benefit) => benefit.parameters).map((each) => [each.id, each]))
  const attached = attachOfficialText(document, text, [...parameters.values()])
  mkdirSync(join(dataDir, 'law'), { recursive: true, mode: 0o700 })
  const path = pathOf(dataDir, document)
  writeFileSync(`${path}.draft`, JSON.stringify(attached, null, 2))
  renameSync(`${path}.draft`, path)
  return attached
}

/** The verbatim text of what is cited; `undefined` where the operator has attached none. */
export function findAttachedText(dataDir: string, document: string): AttachedText | undefined {
  const path = pathOf(dataDir, document)
  if (!existsSync(path)) return undefined
  return JSON.parse(readFileSync(path, 'utf8')) as AttachedText // written by keepText
}

function pathOf(dataDir: string, document: string): string {
  return join(dataDir, 'law', `${document}.json`)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw appProblem('file-unreadable', {}, { cause })
  }
}
