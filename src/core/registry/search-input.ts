import { z } from 'zod'
import { parseCertificateNumber } from '#kernel/certificate-number.ts'
import { parseCitizenId } from '#kernel/citizen-id.ts'
import { normaliseIdentifier } from '#kernel/identifier-text.ts'
import type { Text } from '#kernel/text.ts'
import { foldName } from './name-folding.ts'
import { foldReading } from './name-reading.ts'

const typed = z
  .string()
  .trim()
  .max(60)
  .transform((text) => (text === '' ? undefined : text))
  .optional()

/** What somebody may be looked for by; a blank field is none. */
export const searchInput = z.object({
  name: typed,
  number: typed,
  phone: typed,
  bornOn: z.union([z.iso.date(), z.literal('').transform(() => undefined)]).optional(),
  district: typed,
  township: typed,
})

export type SearchInput = z.output<typeof searchInput>

/** A complete number, as it may be kept. A certificate also names its holder by their citizen number. */
export type SoughtNumber =
  | {
      readonly ok: true
      readonly kinds: readonly {
        readonly kind: 'citizen-id' | 'certificate-number'
        readonly value: string
      }[]
    }
  | { readonly ok: false; readonly remedy: Text }

export function readNumber(text: string): SoughtNumber {
  if (normaliseIdentifier(text).length <= 18) {
    const id = parseCitizenId(text, { confirmed: true })
    return id.ok
      ? { ok: true, kinds: [{ kind: 'citizen-id', value: id.value }] }
      : { ok: false, remedy: id.remedy }
  }
  const certificate = parseCertificateNumber(text, { confirmed: true })
  if (!certificate.ok) return { ok: false, remedy: certificate.remedy }
  return {
    ok: true,
    kinds: [
      { kind: 'certificate-number', value: certificate.value },
      { kind: 'citizen-id', value: certificate.citizenId },
    ],
  }
}

/** A name by its characters, or by how it is read. */
export type SoughtName = { readonly by: 'characters' | 'reading'; readonly text: string }

/** `undefined` for what is too short to look for: one character, one letter. */
export function readName(text: string): SoughtName | undefined {
  if (/\p{Script=Han}/u.test(text)) {
    const folded = foldName(text)
    return [...folded].length < 2 ? undefined : { by: 'characters', text: folded }
  }
  const reading = foldReading(text)
  return reading.length < 2 ? undefined : { by: 'reading', text: reading }
}
