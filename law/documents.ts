import type { LawDocument } from './document.ts'
import { accessibilityLaw } from './national/accessibility-law.ts'
import { disabledProtectionLaw } from './national/disabled-protection-law.ts'
import { educationRegulation } from './national/education-regulation.ts'
import { employmentRegulation } from './national/employment-regulation.ts'
import { legalAidLaw } from './national/legal-aid-law.ts'
import { petitionRegulation } from './national/petition-regulation.ts'
import { pipl } from './national/pipl.ts'
import { rehabilitationRegulation } from './national/rehabilitation-regulation.ts'
import { socialAssistanceMeasures } from './national/social-assistance-measures.ts'
import { unreadEmployment } from './national/unread-employment.ts'
import { unreadNational } from './national/unread.ts'
import { ningboPlan } from './ningbo-2021-2025/ningbo-plan.ts'
import { ningboFitness } from './ningbo/ningbo-fitness.ts'
import { ningboNonMotorVehicles } from './ningbo/ningbo-non-motor-vehicles.ts'
import { ningboScenicAreas } from './ningbo/ningbo-scenic-areas.ts'
import { ningboVolunteering } from './ningbo/ningbo-volunteering.ts'
import { unreadNingbo } from './ningbo/unread.ts'
import { unreadZhejiang } from './zhejiang/unread.ts'
import { zjDisabledProtection } from './zhejiang/zj-disabled-protection.ts'
import { zjElderlyCare } from './zhejiang/zj-elderly-care.ts'
import { zjLegalAid } from './zhejiang/zj-legal-aid.ts'
import { zjMedicalSecurity } from './zhejiang/zj-medical-security.ts'
import { zjMentalHealth } from './zhejiang/zj-mental-health.ts'
import { zjPreschoolEducation } from './zhejiang/zj-preschool-education.ts'
import { zjSocialAssistance } from './zhejiang/zj-social-assistance.ts'

const catalogue = [
  disabledProtectionLaw,
  accessibilityLaw,
  pipl,
  legalAidLaw,
  petitionRegulation,
  rehabilitationRegulation,
  educationRegulation,
  employmentRegulation,
  socialAssistanceMeasures,
  ...unreadNational,
  ...unreadEmployment,
  zjDisabledProtection,
  zjSocialAssistance,
  zjMedicalSecurity,
  zjMentalHealth,
  zjPreschoolEducation,
  zjElderlyCare,
  zjLegalAid,
  ...unreadZhejiang,
  ningboPlan,
  ningboFitness,
  ningboScenicAreas,
  ningboNonMotorVehicles,
  ningboVolunteering,
  ...unreadNingbo,
]

export type DocumentId = (typeof catalogue)[number]['id']

/** Every document a rule may rest on, national before provincial before local. */
export const lawDocuments: readonly LawDocument<DocumentId>[] = catalogue
