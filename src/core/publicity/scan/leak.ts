import { type Text, text } from '#kernel/text.ts'

/** What must not stand in anything the public can open. */
export type LeakKind =
  | 'citizen-id'
  | 'old-citizen-id'
  | 'certificate-number'
  | 'bank-card'
  | 'long-number'
  | 'mobile-phone'
  | 'landline'
  | 'address'
  | 'disability'
  | 'canary'
  | 'email'
  | 'unreadable'

/** One leak: what it is, where somebody finds it, and how to mend it. Never what it says: findings are shown and logged. */
export type Leak = {
  readonly kind: LeakKind
  readonly place: Text
  readonly name: Text
  readonly remedy: Text
}

type LeakWords = { readonly name: Text; readonly remedy: Text }

export const leakWords: Readonly<Record<LeakKind, LeakWords>> = {
  'citizen-id': {
    name: text('身份证号', 'citizen number'),
    remedy: text(
      '删去这个号码；遮去几位也不行，公示不需要它。',
      'Remove the number; hiding some digits is not enough, a public notice has no need of it.',
    ),
  },
  'old-citizen-id': {
    name: text('15 位旧身份证号', '15-digit old citizen number'),
    remedy: text('删去这个号码。', 'Remove the number.'),
  },
  'certificate-number': {
    name: text('残疾人证号', 'number of a disability certificate'),
    remedy: text(
      '删去这个号码：其中含身份证号和残疾类别、等级。',
      'Remove it: the number of a disability certificate holds the citizen number, the category and the level.',
    ),
  },
  'bank-card': {
    name: text('银行卡号或账号', 'number of a bank card or account'),
    remedy: text(
      '删去卡号；钱怎么发不在公示里说。',
      'Remove it; how money is paid is no part of a public notice.',
    ),
  },
  'long-number': {
    name: text('13 位以上的号码', 'number of 13 or more digits'),
    remedy: text(
      '删去这个号码；若是单位的统一社会信用代码，请核对是否抄错。',
      'Remove it; if it is meant to be the credit code of a unit, compare it: it does not check.',
    ),
  },
  'mobile-phone': {
    name: text('手机号', 'mobile phone number'),
    remedy: text(
      '删去手机号；受理异议请留单位的座机。',
      'Remove it; for objections name the landline of an office.',
    ),
  },
  landline: {
    name: text('固定电话', 'landline number'),
    remedy: text(
      '删去电话；受理异议的电话只填在“联系方式”一栏。',
      'Remove it; the phone for objections stands in its own field only.',
    ),
  },
  address: {
    name: text('到门牌的地址', 'address down to the door'),
    remedy: text('只写到村（社区）。', 'Name the village or community and nothing below it.'),
  },
  disability: {
    name: text('残疾类别、等级或病情', 'category, level or diagnosis'),
    remedy: text(
      '删去残疾类别、等级和病情：这项公示的依据没有要求公开它。',
      'Remove category, level and diagnosis: what this public notice rests on does not ask for it.',
    ),
  },
  canary: {
    name: text('查漏标记', 'tracing mark'),
    remedy: text(
      '这是放在内部数据里的标记，说明整段内容来自不该公开的字段。请从名单重新生成。',
      'A mark that is planted in internal data: this text comes from a field that is not public. Make the notice again from its list.',
    ),
  },
  email: {
    name: text('电子邮箱', 'e-mail address'),
    remedy: text('删去邮箱。', 'Remove it.'),
  },
  unreadable: {
    name: text('程序读不了的内容', 'something no program can read'),
    remedy: text(
      '删去它，或换成文字：读不了的内容无法查漏，不能公开。',
      'Remove it or put it as text: what cannot be read cannot be checked, and is not made public.',
    ),
  },
}

export function leakAt(kind: LeakKind, place: Text): Leak {
  return { kind, place, ...leakWords[kind] }
}
