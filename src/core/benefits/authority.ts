import type { Text } from '#kernel/text.ts'

/** Who decides, pays, verifies or funds, as people know them. */
export const civilAffairs: Text = { zh: '民政部门', en: 'civil affairs' }
export const federation: Text = { zh: '残联', en: 'the disability federation' }
export const finance: Text = { zh: '财政部门', en: 'finance' }
export const medicalSecurity: Text = { zh: '医保部门', en: 'medical security' }

/** Civil affairs decides and pays, the federation verifies: the way of both subsidies and of social assistance. */
export const throughCivilAffairs = {
  decidedBy: civilAffairs,
  paidBy: civilAffairs,
  verifiedBy: federation,
  fundedBy: finance,
}
