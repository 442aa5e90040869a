/**
 * The files an office hands over: headers as that office writes them, the columns that tell two rows of one person
 * apart, and the authority the list comes from. The first delivery of each is complete, later ones bring news only.
 */
export const officeFiles = {
  people: file('残疾人基本信息.csv', '残联', [], {
    name: '姓名',
    citizenId: '身份证号',
    sex: '性别',
    birthOn: '出生日期',
    phone: '联系电话',
    district: '户籍区县',
    township: '户籍街镇',
    village: '户籍村社区',
  }),
  households: file('家庭成员.csv', '公安', ['from'], {
    household: '户号',
    name: '姓名',
    citizenId: '公民身份号码',
    relation: '与户主关系',
    from: '起始日期',
    to: '终止日期',
  }),
  hukou: file('户籍变动.csv', '公安', ['from'], {
    name: '姓名',
    citizenId: '公民身份号码',
    district: '户籍区县',
    township: '户籍街镇',
    from: '起始日期',
    to: '终止日期',
  }),
  certificates: file('残疾人证.csv', '残联', ['issuedOn'], {
    name: '姓名',
    citizenId: '身份证号',
    number: '残疾证号',
    category: '残疾类别',
    level: '残疾等级',
    issuedOn: '发证日期',
    validTo: '有效期至',
    state: '证件状态',
    stateOn: '状态日期',
  }),
  assistance: file('低收入人员.csv', '民政', ['from'], {
    name: '姓名',
    citizenId: '身份证号码',
    kind: '救助类型',
    income: '家庭人均月收入',
    exceededOn: '收入超标起始日期',
    from: '起始日期',
    to: '终止日期',
  }),
  care: file('自理能力评估.csv', '民政', ['assessedOn'], {
    name: '姓名',
    citizenId: '身份证',
    tier: '护理等级',
    months: '需长期照护月数',
    assessedOn: '评估日期',
    validTo: '有效期至',
  }),
  arrangement: file('托养入住.xlsx', '民政', ['enteredOn'], {
    name: '姓名',
    citizenId: '身份证号',
    institution: '机构名称',
    enteredOn: '入住日期',
    leftOn: '离开日期',
  }),
  status: file('其他待遇和状态.csv', '民政', ['kind', 'from'], {
    name: '姓名',
    citizenId: '身份证号',
    kind: '状态类型',
    amount: '月金额',
    from: '起始日期',
    to: '终止日期',
  }),
  insurance: file('医保参保.csv', '医保', ['from'], {
    name: '姓名',
    citizenId: '证件号码',
    scheme: '参保类型',
    from: '起始日期',
    to: '终止日期',
  }),
  employment: file('就业.csv', '人社', ['from'], {
    name: '姓名',
    citizenId: '证件号码',
    employer: '就业单位',
    wage: '月工资',
    from: '起始日期',
    to: '终止日期',
  }),
  deaths: file('死亡.csv', '公安', [], { name: '姓名', citizenId: '公民身份号码', diedOn: '死亡日期' }),
  elections: file('待遇选择.csv', '残联', ['chosenOn'], {
    name: '姓名',
    citizenId: '身份证号',
    matter: '选择事项',
    choice: '选择结果',
    chosenOn: '选择日期',
  }),
} as const

export const manifestFile = {
  name: '交接清单.csv',
  headers: ['文件', '数据来源', '是否全量', '统计起', '截至'],
} as const

export type FileKind = keyof typeof officeFiles

/** The cells of one row but for the person's name and number; a blank cell is unknown. */
export type OfficeRow<Kind extends FileKind> = {
  readonly [Column in Exclude<keyof (typeof officeFiles)[Kind]['headers'], 'name' | 'citizenId'>]?: string
}

export const fileKinds = Object.keys(officeFiles).filter(isFileKind)

function isFileKind(kind: string): kind is FileKind {
  return kind in officeFiles
}

function file<const Headers extends Readonly<Record<string, string>>>(
  name: string,
  source: string,
  apart: readonly (keyof Headers & string)[],
  headers: Headers,
) {
  return { name, source, apart, headers }
}
