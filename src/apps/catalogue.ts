import * as socialSecurity from '#domains/social-security/catalog.ts'

/** Everything all chapters of the plan offer; what is paid comes before what only says how somebody counts. */
export const catalogue = {
  benefits: [socialSecurity]
    .flatMap((chapter) => Object.values(chapter))
    .toSorted((a, b) => a.benefit.kind.localeCompare(b.benefit.kind)),
}

export const benefits = catalogue.benefits.map(({ benefit }) => benefit)
