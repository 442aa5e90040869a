import type { Publicity } from '../publicity.ts'
import { newCertificate } from './new-certificate.ts'
import { quotaEmployment } from './quota-employment.ts'
import { twoSubsidies } from './two-subsidies.ts'

/** Everything an office may put up through this program, and what it could once its basis is read. */
export const publicities: readonly Publicity[] = [newCertificate, twoSubsidies, quotaEmployment]

export function findPublicity(id: string): Publicity | undefined {
  return publicities.find((each) => each.id === id)
}
