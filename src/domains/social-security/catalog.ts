// Everything this chapter offers, a line each: adding a benefit is a folder and a line here.
export { default as employmentIncomeDisregard } from './benefits/employment-income-disregard/employment-income-disregard.cases.ts'
export { default as livingSubsidy } from './benefits/living-subsidy/living-subsidy.cases.ts'
export { default as nursingSubsidy } from './benefits/nursing-subsidy/nursing-subsidy.cases.ts'
export { default as phaseOutYear } from './benefits/phase-out-year/phase-out-year.cases.ts'
export { default as residentMedicalPremiumAid } from './benefits/resident-medical-premium-aid/resident-medical-premium-aid.cases.ts'
export { default as singlePersonGuarantee } from './benefits/single-person-guarantee/single-person-guarantee.cases.ts'
