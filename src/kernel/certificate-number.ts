import { type CitizenIdFault, parseCitizenId, type Sex } from './citizen-id.ts'
import {
  type Confirmation,
  looksPrecisionLost,
  normaliseIdentifier,
  precisionLossRemedy,
} from './identifier-text.ts'
import type { PlainDate } from './plain-date.ts'
import { type Text, text } from './text.ts'

/** 1 visual, 2 hearing, 3 speech, 4 physical, 5 intellectual, 6 mental, 7 multiple. */
export type CategoryDigit = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** 1 is the most severe. */
export type LevelDigit = 1 | 2 | 3 | 4

export type CertificateNumberFault = CitizenIdFault | 'form' | 'category' | 'level'

/** A readable number, or what is wrong with it and what to do. */
export type CertificateNumberReading =
  | {
      readonly ok: true
      readonly value: string
      readonly citizenId: string
      readonly birthOn: PlainDate
      readonly sex: Sex
      readonly category: CategoryDigit
      readonly level: LevelDigit
      /** How many times it was issued again after loss; 0 for the first. */
      readonly reissue: number
    }
  | { readonly ok: false; readonly code: CertificateNumberFault; readonly remedy: Text }

const remedies: Readonly<Record<'form' | 'category' | 'level', Text>> = {
  form: text(
    '残疾人证号应为 20 位：18 位身份证号、1 位类别、1 位等级；补办的后面加 B 和次数。请对照残疾人证核对。',
    'The number of a disability certificate has 20 characters: citizen number, category, level; a reissue adds B and a count. Compare it with the disability certificate.',
  ),
  category: text(
    '残疾人证号第 19 位是残疾类别，只能是 1 至 7。请对照残疾人证核对。',
    'Character 19 on the disability certificate is the category, 1 to 7. Compare it with the certificate.',
  ),
  level: text(
    '残疾人证号第 20 位是残疾等级，只能是 1 至 4。请对照残疾人证核对。',
    'Character 20 on the disability certificate is the level, 1 to 4. Compare it with the certificate.',
  ),
}

/**
 * 残疾人证号: citizen number, category, level, and `B` with a count on a reissue.
 *
 * It changes whenever one of these does, so it identifies a document, never a person; and holding the citizen number,
 * it is as sensitive.
 */
export function parseCertificateNumber(
  raw: string,
  confirmation: Confirmation = {},
): CertificateNumberReading {
  const normalised = normaliseIdentifier(raw)
  if (looksPrecisionLost(normalised))
    return { ok: false, code: 'precision-loss', remedy: precisionLossRemedy }

  const found = /^(\d{17}[\dX])(\d)(\d)(?:B(\d{1,2}))?$/.exec(normalised)
  if (!found) return refused('form')
  const [, idText = '', categoryText = '', levelText = '', reissueText] = found
  const reissue = Number(reissueText ?? 0)
  if (reissueText !== undefined && reissue === 0) return refused('form')
  if (!/[1-7]/.test(categoryText)) return refused('category')
  if (!/[1-4]/.test(levelText)) return refused('level')

  const id = parseCitizenId(idText, confirmation)
  if (!id.ok) return { ok: false, code: id.code, remedy: id.remedy }
  return {
    ok: true,
    value: id.value + categoryText + levelText + (reissue > 0 ? `B${reissue}` : ''),
    citizenId: id.value,
    birthOn: id.birthOn,
    sex: id.sex,
    category: Number(categoryText) as CategoryDigit, // 1 to 7 by the test above
    level: Number(levelText) as LevelDigit, // 1 to 4 by the test above
    reissue,
  }
}

function refused(code: 'form' | 'category' | 'level'): CertificateNumberReading {
  return { ok: false, code, remedy: remedies[code] }
}
