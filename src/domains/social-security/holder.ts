import type { Arrears } from '#core/benefits/arrears.ts'
import type { CitationRef } from '#engine/ast.ts'
import { person } from '#core/facts/person.ts'
import { because, not, parameter } from '#engine/language.ts'
import { twoSubsidies, twoSubsidiesMinistries, twoSubsidiesPrecision, twoSubsidiesState } from './sources.ts'
import { expiryArrearsMonths } from './standards.ts'

const alive = (source: CitationRef) =>
  because(source, person.alive, {
    code: 'not-alive',
    label: { zh: '本人在世', en: 'The person is alive' },
  })

const certificateValid = (source: CitationRef) =>
  because(source, person.certificate.is('valid'), {
    code: 'certificate-not-valid',
    label: { zh: '残疾人证有效', en: 'The disability certificate is valid' },
  })

const registeredHere = (source: CitationRef) =>
  because(source, not(person.district.is('outside')), {
    code: 'hukou-outside-ningbo',
    label: { zh: '户籍在宁波', en: 'The hukou is in Ningbo' },
  })

/** Of what the certificate gives by itself, wherever its holder is registered. */
export const holdsCertificate = (source: CitationRef) => [alive(source), certificateValid(source)]

/** What both subsidies ask of everybody first. */
export const holdsCertificateHere = [
  alive(twoSubsidiesPrecision),
  certificateValid(twoSubsidies),
  registeredHere(twoSubsidies),
]

/** Severe disability; the text each benefit rests on says that it asks for it. */
export const severeBy = (source: CitationRef) =>
  because(source, person.level.in(1, 2), {
    code: 'not-severe',
    label: { zh: '重度残疾（一级、二级）', en: 'Severe disability (level 1 or 2)' },
  })

/** What is asked first where a certificate is not needed. */
export const livesHere = (source: CitationRef) => [alive(source), registeredHere(source)]

/** The same of a benefit that rests on another text. */
export const holderHere = (source: CitationRef) => [
  alive(source),
  certificateValid(source),
  registeredHere(source),
]

/**
 * 补发: what both subsidies pay for the months without a valid certificate, once it has been renewed or unfrozen. A
 * cancelled certificate has ended: the next one is applied for anew.
 */
export const lapsedCertificate: Arrears = {
  of: 'certificate-not-valid',
  lapsed: person.certificate.in('expired', 'frozen'),
  restoredOn: person.certificateRestoredOn,
  months: parameter(expiryArrearsMonths, person.district),
}

/** What rules both subsidies out. */
export const neverTogetherWith = [
  because(twoSubsidiesState, person.assistance.is('destitute-support'), {
    code: 'in-destitute-support',
    label: { zh: '没有享受特困供养', en: 'Not on destitute support' },
  }),
  because(twoSubsidiesState, person.workInjuryCare, {
    code: 'work-injury-care',
    label: { zh: '没有领取工伤保险生活护理费', en: 'No work-injury care payment' },
  }),
  because(twoSubsidiesPrecision, person.imprisoned, {
    code: 'imprisoned',
    label: { zh: '没有在服刑', en: 'Not serving a prison sentence' },
  }),
]

/** Allowances for children rule out the living subsidy only: these children may have the nursing subsidy. */
export const childrenAllowances = [
  because(twoSubsidiesState, person.orphanAllowance, {
    code: 'orphan-allowance',
    label: { zh: '没有领取孤儿基本生活费', en: 'No orphan allowance' },
  }),
  because(twoSubsidiesMinistries, person.childHardshipAllowance, {
    code: 'child-hardship-allowance',
    label: { zh: '没有领取困境儿童基本生活费', en: 'No allowance for children in difficulty' },
  }),
]
