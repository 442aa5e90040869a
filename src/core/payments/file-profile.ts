import { type Text, text } from '#kernel/text.ts'

/** What a payment is to the bank; the same words for the file that goes and the one that comes back. */
export type FileField = 'sequence' | 'reference' | 'account' | 'payee' | 'yuan' | 'fen' | 'purpose' | 'code'

export type FileColumn = {
  readonly field: FileField
  readonly title: string
  /** Bytes, of files of fixed width only: numbers stand right behind noughts, words left before spaces. */
  readonly width?: number
}

/** How a bank or a payer writes its files: data, so that another bank is another entry and no program. */
export type FileProfile = {
  readonly id: string
  readonly name: Text
  readonly form: 'csv' | 'fixed-width' | 'xlsx'
  readonly charset: 'utf-8' | 'gb18030'
  readonly goes: readonly FileColumn[]
  /** The file that comes back; titles as the bank writes them, or widths. */
  readonly comes: readonly FileColumn[]
  /** What its codes mean. A code that is not here is looked at by a person. */
  readonly codes: Readonly<Record<string, { readonly outcome: 'paid' | 'refused'; readonly means: Text }>>
}

const codes = {
  '0000': { outcome: 'paid', means: text('已入账', 'credited') },
  '1001': { outcome: 'refused', means: text('户名不符', 'the name does not fit the account') },
  '1002': { outcome: 'refused', means: text('账号不存在', 'no such account') },
  '1003': { outcome: 'refused', means: text('已销户', 'the account is closed') },
  '1004': { outcome: 'refused', means: text('账户冻结', 'the account is frozen') },
  '1005': { outcome: 'refused', means: text('长期不动户', 'the account is dormant') },
} as const satisfies FileProfile['codes']

/**
 * Three forms banks are known to ask for. The columns, widths and codes of the banks of Ningbo are not held: an office enters its
 * bank’s own before the first file goes out, and these stand for trial.
 */
export const fileProfiles: readonly FileProfile[] = [
  {
    id: 'trial-csv',
    name: text(
      '逗号分隔（试用样式，待银行确认）',
      'Comma-separated (trial form, to be confirmed by the bank)',
    ),
    form: 'csv',
    charset: 'utf-8',
    goes: [
      { field: 'sequence', title: '序号' },
      { field: 'reference', title: '明细号' },
      { field: 'account', title: '账号' },
      { field: 'payee', title: '户名' },
      { field: 'yuan', title: '金额' },
      { field: 'purpose', title: '用途' },
    ],
    comes: [
      { field: 'reference', title: '明细号' },
      { field: 'fen', title: '金额（分）' },
      { field: 'code', title: '处理结果' },
    ],
    codes,
  },
  {
    id: 'trial-fixed',
    name: text('定长文本（试用样式，待银行确认）', 'Fixed width (trial form, to be confirmed by the bank)'),
    form: 'fixed-width',
    charset: 'gb18030',
    goes: [
      { field: 'sequence', title: '序号', width: 8 },
      { field: 'reference', title: '明细号', width: 24 },
      { field: 'account', title: '账号', width: 28 },
      { field: 'payee', title: '户名', width: 60 },
      { field: 'fen', title: '金额', width: 15 },
      { field: 'purpose', title: '用途', width: 30 },
    ],
    comes: [
      { field: 'reference', title: '明细号', width: 24 },
      { field: 'fen', title: '金额', width: 15 },
      { field: 'code', title: '处理结果', width: 4 },
    ],
    codes,
  },
  {
    id: 'trial-xlsx',
    name: text('表格（试用样式，待银行确认）', 'Spreadsheet (trial form, to be confirmed by the bank)'),
    form: 'xlsx',
    charset: 'utf-8',
    goes: [
      { field: 'sequence', title: '序号' },
      { field: 'payee', title: '收款人' },
      { field: 'account', title: '收款账号' },
      { field: 'yuan', title: '金额（元）' },
      { field: 'reference', title: '备注号' },
    ],
    comes: [
      { field: 'reference', title: '备注号' },
      { field: 'yuan', title: '金额（元）' },
      { field: 'code', title: '结果代码' },
    ],
    codes,
  },
]

export function getProfile(id: string): FileProfile | undefined {
  return fileProfiles.find((profile) => profile.id === id)
}
