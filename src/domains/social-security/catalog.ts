import employmentIncomeDisregard from './benefits/employment-income-disregard/employment-income-disregard.cases.ts'
import livingSubsidy from './benefits/living-subsidy/living-subsidy.cases.ts'
import nursingSubsidy from './benefits/nursing-subsidy/nursing-subsidy.cases.ts'
import phaseOutYear from './benefits/phase-out-year/phase-out-year.cases.ts'
import residentMedicalPremiumAid from './benefits/resident-medical-premium-aid/resident-medical-premium-aid.cases.ts'

/** Everything this chapter offers: adding a benefit is a folder and a line here. */
export const socialSecurity = {
  benefits: [
    livingSubsidy,
    nursingSubsidy,
    phaseOutYear,
    employmentIncomeDisregard,
    residentMedicalPremiumAid,
  ],
}
