import type { Cases } from '#core/benefits/cases.ts'
import type { Notice } from '#core/notices/notice.ts'
import * as notices from '#core/notices/kinds/catalog.ts'
import * as socialSecurity from '#domains/social-security/catalog.ts'
import * as socialSecurityNotices from '#domains/social-security/notices/catalog.ts'

/** Everything all chapters of the plan offer; what is paid comes before rights, and these before what only says how somebody counts. */
export const catalogue = {
  benefits: [socialSecurity]
    .flatMap((chapter): readonly Cases[] => Object.values(chapter).flat())
    .toSorted((a, b) => a.benefit.kind.localeCompare(b.benefit.kind)),
  notices: [notices, socialSecurityNotices].flatMap((chapter): readonly Notice[] => Object.values(chapter)),
}

export const benefits = catalogue.benefits.map(({ benefit }) => benefit)
