import { randomOf } from '#city/random.ts'
import { type FileFormat, scanFile } from '#core/publicity/scan/scan-file.ts'
import type { Leak } from '#core/publicity/scan/leak.ts'
import { noticeFileFormats, renderNotice } from '#core/publicity/notice-files.tsx'
import type { Allowance } from '#core/publicity/scan/scan-file.ts'
import { type CleanNotice, cleanNotice } from './clean-notices.ts'
import { htmlPlants, malformedPlaces } from './planted-html.ts'
import { pdfPlants, unreadablePlaces } from './planted-pdf.ts'
import { foreignParts, xlsxPlants } from './planted-xlsx.ts'
import { type Secret, secretKinds, secretOf, spellingNames } from './secrets.ts'

/** One file with one leak in one place. */
export type Planted = {
  readonly secret: Secret
  readonly format: FileFormat
  readonly place: string
  readonly bytes: Uint8Array
  readonly allowance: Allowance
}

export type Verdict = {
  readonly planted: Planted
  readonly isBlocked: boolean
  /** It says what it is, and not only that there is something. */
  readonly isNamed: boolean
}

const strict: Allowance = {
  contact: { phone: '0574-87180000' },
  phrases: ['某镇评定结果公示'],
  disability: { category: false, level: false, inNames: false },
}

/** Every kind in every place of every format, the ways of writing it taken in turn; `rounds` times over with other numbers. */
export async function* plantedLeaks(seed: number, rounds: number): AsyncGenerator<Planted> {
  let turn = 0
  for (let round = 0; round < rounds; round += 1) {
    const page = await pageWithoutDisability(seed + round)
    for (const kind of secretKinds) {
      const places: [FileFormat, string, (secret: Secret) => Promise<Uint8Array | undefined>][] = [
        ...Object.entries(htmlPlants).map(([place, plant]) => {
          const bury = async (secret: Secret) => {
            const html = plant(page.html, secret)
            return html === undefined ? undefined : Buffer.from(html)
          }
          return ['html', place, bury] as [FileFormat, string, typeof bury]
        }),
        ...Object.entries(xlsxPlants).map(([place, plant]) => {
          const bury = async (secret: Secret) => plant(secret)
          return ['xlsx', place, bury] as [FileFormat, string, typeof bury]
        }),
        ...Object.entries(pdfPlants).map(([place, plant]) => {
          const bury = async (secret: Secret) => plant(secret)
          return ['pdf', place, bury] as [FileFormat, string, typeof bury]
        }),
      ]
      for (const [format, place, bury] of places) {
        turn += 1
        const random = randomOf(seed, round, turn)
        for (const spelling of [spellingNames[(turn + round) % spellingNames.length] ?? 'plain', 'plain']) {
          const secret = secretOf(kind, random, spelling)
          const bytes = await bury(secret)
          if (bytes === undefined) continue
          yield { secret, format, place, bytes, allowance: format === 'html' ? page.allowance : strict }
          break
        }
      }
    }
  }
}

async function pageWithoutDisability(seed: number): Promise<{ html: string; allowance: Allowance }> {
  for (let at = seed; ; at += 1) {
    const notice = cleanNotice(at)
    if (notice.content.publicity !== 'new-certificate') continue
    const { page } = await renderNotice(notice.content)
    return { html: page.toString(), allowance: notice.allowance }
  }
}

export async function judge(planted: Planted): Promise<Verdict> {
  const leaks = await scanFile(planted.format, planted.bytes, planted.allowance)
  const { format, place, secret } = planted
  const isMeantUnreadable =
    (format === 'pdf' && unreadablePlaces.has(place)) ||
    (format === 'html' && malformedPlaces.has(place)) ||
    (format === 'xlsx' && foreignParts.has(place))
  const isNamed = leaks.some(
    ({ kind }) =>
      kind === secret.kind ||
      (isMeantUnreadable && kind === 'unreadable') ||
      // The last digits of a long number are gone in a float; that it is a card can no longer be told.
      (place === 'number in a cell' && secret.kind === 'bank-card' && kind === 'long-number'),
  )
  return { planted, isBlocked: leaks.length > 0, isNamed }
}

/** What the scanner says of the three files of a clean notice; anything is a false alarm. */
export async function falseAlarms({ content, allowance }: CleanNotice): Promise<readonly Leak[]> {
  const files = await renderNotice(content)
  const found = await Promise.all(
    (['page', 'print', 'xlsx'] as const).map((name) =>
      scanFile(noticeFileFormats[name], files[name], allowance),
    ),
  )
  return found.flat()
}
