import { article, documentOf } from '#core/citations/citation.ts'

/** The texts this chapter rests on. What nobody here has read is named without an article. */
export const twoSubsidiesState = documentOf('two-subsidies-state-2015')
export const twoSubsidiesMinistries = documentOf('two-subsidies-ministries-2021')
export const twoSubsidiesPrecision = documentOf('two-subsidies-ministries-2022')
export const twoSubsidies = documentOf('two-subsidies-zj-2021')
export const twoSubsidiesNingbo = documentOf('two-subsidies-ningbo')
export const guaranteeStandard = documentOf('minimum-living-guarantee-ningbo')
export const familyMeans = documentOf('family-means-ningbo')
export const premiumAid = documentOf('medical-premium-aid-ningbo')
export const marginHouseholds = article('zj-social-assistance', 13)
export const changingAssistance = article('zj-social-assistance', 50)
export const premiumSubsidy = article('zj-medical-security', 22)
export const premiumOfNextYear = article('zj-medical-security', 23)
export const guaranteeHouseholds = article('zj-social-assistance', 9)
export const severeInFull = article('zj-disabled-protection', 26)
export const guaranteeReview = documentOf('minimum-living-guarantee-review-2021')
export const severeMentalDisorder = article('zj-mental-health', 23)
