import { type Leak, type LeakKind, leakAt } from './leak.ts'
import { readHtml } from './html-passages.ts'
import { numberLeaks } from './number-leaks.ts'
import type { FileReading, Passage } from './passage.ts'
import { readPdf } from './pdf-passages.ts'
import { asNumberText, plainCharacters } from './plain-characters.ts'
import { type DisabilityWords, wordLeaks } from './word-leaks.ts'
import { readXlsx } from './xlsx-passages.ts'

export type FileFormat = 'html' | 'xlsx' | 'pdf'

/** What may stand in a notice although the scanner would stop it anywhere else. */
export type Allowance = {
  /** The office that takes objections: its phone and address, exactly as the notice states them. */
  readonly contact: { readonly phone: string; readonly address?: string }
  /** The name of the notice and of what it rests on, which may themselves name a kind of disability. */
  readonly phrases: readonly string[]
  readonly disability: DisabilityWords
}

/** Changed whenever the scanner would judge some file otherwise: what an older one passed has to be looked at again. */
export const SCANNER_VERSION = 1

/**
 * What must not become public in one file, each kind once for each place. An empty answer means that everything in the
 * file was read and nothing was found; whatever cannot be read is itself a finding.
 */
export async function scanFile(
  format: FileFormat,
  bytes: Uint8Array,
  allowance: Allowance,
): Promise<readonly Leak[]> {
  const { passages, unreadable } = await read(format, bytes)
  const allowed = allowedForms(allowance)
  const found = new Map<string, Leak>()
  const add = (leak: Leak) => found.set(`${leak.kind} ${leak.place.zh}`, leak)
  for (const place of unreadable) add(leakAt('unreadable', place))
  const kinds = new Set<LeakKind>()
  for (const nature of ['content', 'technical'] as const)
    for (const passage of passages.filter((each) => each.nature === nature))
      for (const kind of kindsIn(passage, allowed, allowance.disability)) {
        // The source repeats what was found in its own place.
        if (nature === 'technical' && kinds.has(kind)) continue
        if (nature === 'content') kinds.add(kind)
        add(leakAt(kind, passage.place))
      }
  return [...found.values()]
}

function read(format: FileFormat, bytes: Uint8Array): FileReading | Promise<FileReading> {
  switch (format) {
    case 'html':
      return readHtml(bytes)
    case 'xlsx':
      return readXlsx(bytes)
    case 'pdf':
      return readPdf(bytes)
  }
}

/** Stands where something allowed stood, and joins nothing. */
const BLANK = '\uE000'

function kindsIn(
  { text, nature }: Passage,
  allowed: readonly RegExp[],
  words: DisabilityWords,
): Set<LeakKind> {
  if (text.trim() === '') return new Set()
  const plain = allowed.reduce((rest, form) => rest.replace(form, BLANK), plainCharacters(text))
  return new Set([...numberLeaks(asNumberText(plain), nature), ...wordLeaks(plain, words)])
}

function allowedForms({ contact, phrases }: Allowance): RegExp[] {
  const phone = [...plainCharacters(contact.phone).replace(/\D/g, '')].join('[\\s\\p{Pd}()]{0,2}')
  const exact = [...phrases, ...(contact.address ? [contact.address] : [])]
    .map((phrase) => [...plainCharacters(phrase)].filter((character) => !/\s/.test(character)))
    .filter(({ length }) => length > 0)
    .toSorted((one, other) => other.length - one.length)
  return [
    ...(phone === '' ? [] : [new RegExp(`(?<!\\d)\\(?${phone}(?!\\d)`, 'gu')]),
    ...exact.map((characters) => new RegExp(characters.map(literal).join('\\s*'), 'gu')),
  ]
}

function literal(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
}
