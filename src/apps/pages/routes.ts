import type { Route } from '#platform/http.ts'
import { accountDeskPages } from './account-desk-pages.tsx'
import { accountsPages } from './accounts-pages.tsx'
import { actingForPages } from './acting-for-pages.tsx'
import { calculatorPages } from './calculator-pages.tsx'
import { contestPages } from './contest-pages.tsx'
import { decisionPage } from './decision-page.tsx'
import { displayPages } from './display-page.tsx'
import { duplicatePages } from './duplicate-pages.tsx'
import { emergencyListPages } from './emergency-list-pages.tsx'
import { emergencyPages } from './emergency-pages.tsx'
import { filePages } from './file-pages.tsx'
import { galleryRoutes } from './gallery-pages.tsx'
import { importsPage } from './imports-page.tsx'
import { jobPage } from './job-page.tsx'
import { linesPage, revisedLinesPage } from './lines-page.tsx'
import { lookQuestionsPages } from './look-questions-pages.tsx'
import { mePages } from './me-page.tsx'
import { monthPage } from './month-page.tsx'
import { monthsPage } from './months-page.tsx'
import { peoplePages } from './people-pages.tsx'
import { personPage } from './person-page.tsx'
import { myAccountPages } from './my-account-pages.tsx'
import { myAnswerPages } from './my-answer-pages.tsx'
import { myContactPages } from './my-contact-pages.tsx'
import { myFilePages } from './my-file-page.tsx'
import { myMandatePages } from './my-mandate-pages.tsx'
import { myPages } from './my-pages.tsx'
import { paymentPages } from './payment-pages.tsx'
import { planPage } from './plan-page.tsx'
import { proposalPage } from './proposal-page.tsx'
import { publicityPages } from './publicity-pages.tsx'
import { rulePage } from './rule-page.tsx'
import { rulesPage } from './rules-page.tsx'
import { runMonthPages } from './run-month-page.tsx'
import type { Site } from './site.tsx'
import { runningPage } from './running-page.tsx'
import { signInPages } from './sign-in-page.tsx'
import { startPage } from './start-page.tsx'
import { taskPages } from './task-pages.tsx'

/** Every address of the site. */
export function routesOf(site: Site): readonly Route[] {
  return [
    startPage(site),
    ...calculatorPages(site),
    ...peoplePages(site),
    ...filePages(site),
    ...duplicatePages(site),
    ...actingForPages(site),
    ...accountDeskPages(site),
    ...accountsPages(site),
    ...emergencyPages(site),
    ...emergencyListPages(site),
    ...lookQuestionsPages(site),
    ...contestPages(site),
    ...taskPages(site),
    ...signInPages(site),
    ...mePages(site),
    ...myPages(site),
    ...myFilePages(site),
    ...myContactPages(site),
    ...myAnswerPages(site),
    ...myAccountPages(site),
    ...myMandatePages(site),
    monthsPage(site),
    ...runMonthPages(site),
    jobPage(site),
    monthPage(site),
    linesPage(site),
    revisedLinesPage(site),
    decisionPage(site),
    personPage(site),
    proposalPage(site),
    ...paymentPages(site),
    rulesPage(site),
    rulePage(site),
    planPage(site),
    importsPage(site),
    ...publicityPages(site),
    runningPage(site),
    ...displayPages(site),
    ...galleryRoutes(site),
  ]
}
