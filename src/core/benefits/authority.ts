import type { Text } from '#kernel/text.ts'

/** Who decides, pays, verifies or funds, as people know them. */
export const civilAffairs: Text = { zh: '民政部门', en: 'civil affairs' }
export const federation: Text = { zh: '残联', en: 'the disability federation' }
export const finance: Text = { zh: '财政部门', en: 'finance' }
export const humanResources: Text = { zh: '人社部门', en: 'human resources' }
export const medicalSecurity: Text = { zh: '医保部门', en: 'medical security' }

/** Who gets the money where the person does not. */
export const insurer: Text = { zh: '保险公司', en: 'the insurer' }
export const institution: Text = { zh: '定点机构', en: 'the designated institution' }
export const hospital: Text = { zh: '医院，结算时当场扣除', en: 'the hospital, deducted on settling' }
export const medicalFund: Text = { zh: '医保基金', en: 'the medical insurance fund' }
export const pensionFund: Text = { zh: '养老保险个人账户', en: 'the pension account' }

/** Civil affairs decides and pays, the federation verifies: the way of both subsidies and of social assistance. */
export const throughCivilAffairs = {
  decidedBy: civilAffairs,
  paidBy: civilAffairs,
  verifiedBy: federation,
  fundedBy: finance,
}
