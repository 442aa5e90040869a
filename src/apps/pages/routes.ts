import type { Route } from '#platform/http.ts'
import { calculatorPages } from './calculator-pages.tsx'
import { contestPages } from './contest-pages.tsx'
import { decisionPage } from './decision-page.tsx'
import { displayPages } from './display-page.tsx'
import { galleryRoutes } from './gallery-pages.tsx'
import { importsPage } from './imports-page.tsx'
import { jobPage } from './job-page.tsx'
import { linesPage, revisedLinesPage } from './lines-page.tsx'
import { mePages } from './me-page.tsx'
import { monthPage } from './month-page.tsx'
import { monthsPage } from './months-page.tsx'
import { personPage } from './person-page.tsx'
import { myFilePages } from './my-file-page.tsx'
import { myPages } from './my-pages.tsx'
import { planPage } from './plan-page.tsx'
import { rulePage } from './rule-page.tsx'
import { rulesPage } from './rules-page.tsx'
import { runMonthPages } from './run-month-page.tsx'
import type { Site } from './site.tsx'
import { signInPages } from './sign-in-page.tsx'
import { startPage } from './start-page.tsx'
import { taskPages } from './task-pages.tsx'

/** Every address of the site. */
export function routesOf(site: Site): readonly Route[] {
  return [
    startPage(site),
    ...calculatorPages(site),
    ...contestPages(site),
    ...taskPages(site),
    ...signInPages(site),
    ...mePages(site),
    ...myPages(site),
    ...myFilePages(site),
    monthsPage(site),
    ...runMonthPages(site),
    jobPage(site),
    monthPage(site),
    linesPage(site),
    revisedLinesPage(site),
    decisionPage(site),
    personPage(site),
    rulesPage(site),
    rulePage(site),
    planPage(site),
    importsPage(site),
    ...displayPages(site),
    ...galleryRoutes(site),
  ]
}
