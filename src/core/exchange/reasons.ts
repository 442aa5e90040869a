import { type Text, text } from '#kernel/text.ts'

/** What is said about a row: it is left out, or it is taken and somebody should look at it. */
export type Outcome = 'refused' | 'warned'

type Reason = { readonly outcome: Outcome; readonly reason: Text; readonly remedy: Text }

/**
 * Every reason a row can be refused or taken with a warning, and what to do. `{name}` places are filled from the row;
 * never with a number or a name of a person.
 */
const reasons = {
  'id-missing': refused(
    text('没有身份证号', 'the citizen number is missing'),
    text('请填写 18 位身份证号。', 'Fill in the 18-character citizen number.'),
  ),
  'id-unusable': refused(
    text('身份证号不能用', 'the citizen number cannot be used'),
    text('{remedy}', '{remedyEn}'),
  ),
  'id-digits-lost': refused(
    text('身份证号像是被表格软件改坏了', 'a spreadsheet seems to have damaged the citizen number'),
    text(
      '{remedy}如与证件完全一致，请在号码后写“已核对”。',
      '{remedyEn} If it is exactly what the card says, write 已核对 behind it.',
    ),
  ),
  'id-born-later': refused(
    text('身份证号里的出生日期还没有到', 'the citizen number holds a birth date in the future'),
    text('请对照身份证核对第 7 至 14 位。', 'Compare digits 7 to 14 with the card.'),
  ),
  'name-missing': refused(
    text('没有姓名', 'the name is missing'),
    text('请填写姓名，与身份证一致。', 'Fill in the name as on the identity card.'),
  ),
  'name-damaged': warned(
    text('姓名里有丢失的字（? 或 □）', 'the name holds a lost character (? or □)'),
    text(
      '请对照身份证补上这个字；生僻字可用支持 GB18030 的输入法录入。',
      'Type the character from the card; an input method for rare characters (GB18030) has it.',
    ),
  ),
  'name-differs': warned(
    text('同证不同名：这个身份证号登记的是另一个姓名', 'this citizen number is recorded under another name'),
    text(
      '请对照身份证核对姓名和号码；姓名有误请改正，号码有误请换成本人的号码。',
      'Compare name and number with the card and correct the one that is wrong.',
    ),
  ),
  'sex-unknown': warned(
    text('性别看不懂，已按身份证号', 'the sex cannot be read; the citizen number was used'),
    text('请填“男”或“女”。', 'Write 男 or 女.'),
  ),
  'sex-differs': warned(
    text('性别与身份证号不一致，已按身份证号', 'the sex differs from the citizen number, which was used'),
    text('请对照身份证核对性别和号码第 17 位。', 'Compare the sex and digit 17 of the number with the card.'),
  ),
  'birth-differs': warned(
    text(
      '出生日期与身份证号不一致，已按身份证号',
      'the birth date differs from the citizen number, which was used',
    ),
    text('请对照身份证核对出生日期和号码。', 'Compare the birth date and the number with the card.'),
  ),
  'phone-unreadable': warned(
    text('联系电话不是有效号码，没有取用', 'the phone number is not valid and was not taken'),
    text(
      '请填 11 位手机号，或带区号的固定电话。',
      'Give an 11-digit mobile number or a landline with its area code.',
    ),
  ),
  'date-missing': refused(
    text('没有日期', 'the date is missing'),
    text('请填写日期，例如 2026-11-01；不清楚的请查原始材料。', 'Fill in the date, for example 2026-11-01.'),
  ),
  'date-unreadable': refused(
    text('日期看不懂', 'the date cannot be read'),
    text('请写成年-月-日，例如 2026-11-01。', 'Write year-month-day, for example 2026-11-01.'),
  ),
  'date-impossible': refused(
    text('日历上没有这一天', 'there is no such day'),
    text('请核对月和日，写成 2026-11-01 的样子。', 'Check month and day; write it like 2026-11-01.'),
  ),
  'date-ambiguous': refused(
    text('分不清是 1 月还是 10 月', 'it may mean January or October'),
    text(
      '请写成 2026-01 或 2026-10，并把这一列设为文本。',
      'Write 2026-01 or 2026-10 and set the column to text.',
    ),
  ),
  'date-needs-day': refused(
    text('只有年月或年份，这一项要具体到日', 'the day is missing, and it matters here'),
    text('请补上哪一天，例如 2026-10-14。', 'Add the day, for example 2026-10-14.'),
  ),
  'date-by-month': warned(
    text('只有年月，已按当月{day}', 'only the month is given; its {dayEn} day was used'),
    text('请补上哪一天；如就是整月，可不改。', 'Add the day, or leave it if the whole month is meant.'),
  ),
  'date-in-future': refused(
    text('日期还没有到', 'the date lies in the future'),
    text('请核对年份；还没有发生的事请等发生后再报。', 'Check the year; bring it once it has happened.'),
  ),
  'dates-reversed': refused(
    text('结束日期早于开始日期', 'the end lies before the start'),
    text('请核对两个日期，是否写反。', 'Check whether the two dates are the wrong way round.'),
  ),
  'amount-unreadable': refused(
    text('金额看不懂', 'the amount cannot be read'),
    text(
      '请只填以元为单位的数字，例如 1005 或 301.50；没有请留空。',
      'Give yuan as a number, for example 301.50, or leave it blank.',
    ),
  ),
  'amount-negative': refused(
    text('金额是负数', 'the amount is negative'),
    text(
      '请填正数；冲减、追回的钱不在这张表里报。',
      'Give a positive amount; recoveries do not belong in this file.',
    ),
  ),
  'number-unreadable': refused(
    text('数字看不懂', 'the number cannot be read'),
    text('请只填整数，例如 12；不清楚请留空。', 'Give a whole number, for example 12, or leave it blank.'),
  ),
  'word-missing': refused(
    text('没有填写', 'it is not filled in'),
    text('请填其中一项：{choices}。', 'Fill in one of: {choices}.'),
  ),
  'word-unknown': refused(
    text('不是可以填的内容', 'it is none of the accepted words'),
    text('请改为其中一项：{choices}。', 'Change it to one of: {choices}.'),
  ),
  'category-missing': refused(
    text('没有残疾类别，证号里也没有', 'the category is given neither here nor by the certificate number'),
    text(
      '请填写残疾类别，或填写完整的残疾人证号。',
      'Fill in the category, or the whole certificate number.',
    ),
  ),
  'category-unknown': refused(
    text('不是七类残疾之一', 'it is none of the seven categories'),
    text(
      '请改为：视力、听力、言语、肢体、智力、精神、多重。',
      'Change it to one of 视力 听力 言语 肢体 智力 精神 多重.',
    ),
  ),
  'category-differs': refused(
    text(
      '残疾类别与残疾人证号第 19 位不一致',
      'the category differs from character 19 of the certificate number',
    ),
    text(
      '请对照残疾人证，改正类别或证号。',
      'Compare with the certificate and correct the category or the number.',
    ),
  ),
  'components-missing': warned(
    text('多重残疾没有写明包含哪几类', 'a multiple disability without its components'),
    text(
      '请写成“多重（肢体、智力）”的样子；不写明则有些待遇无法判定。',
      'Write it like 多重（肢体、智力）; without it some benefits cannot be decided.',
    ),
  ),
  'level-missing': refused(
    text('没有残疾等级，证号里也没有', 'the level is given neither here nor by the certificate number'),
    text('请填写残疾等级，或填写完整的残疾人证号。', 'Fill in the level, or the whole certificate number.'),
  ),
  'level-unknown': refused(
    text('不是一级至四级', 'it is none of the four levels'),
    text('请改为：一级、二级、三级、四级。', 'Change it to one of 一级 二级 三级 四级.'),
  ),
  'level-differs': refused(
    text(
      '残疾等级与残疾人证号第 20 位不一致',
      'the level differs from character 20 of the certificate number',
    ),
    text(
      '请对照残疾人证，改正等级或证号。',
      'Compare with the certificate and correct the level or the number.',
    ),
  ),
  'certificate-unusable': refused(
    text('残疾人证号不能用', 'the certificate number cannot be used'),
    text('{remedy}', '{remedyEn}'),
  ),
  'certificate-of-another': refused(
    text('残疾人证号与本行身份证号不是同一个人', 'the certificate number belongs to another citizen number'),
    text(
      '请对照残疾人证：证号前 18 位应与身份证号相同。',
      'Its first 18 characters must be the citizen number of this row.',
    ),
  ),
  'district-missing': refused(
    text('没有户籍区县', 'the district is missing'),
    text(
      '请填写区县，例如 海曙区；户籍在外地填“市外”。',
      'Fill in the district, for example 海曙区, or 市外.',
    ),
  ),
  'district-unknown': refused(
    text('宁波没有这个区县', 'Ningbo has no such district'),
    text(
      '请改为现在的区县名称，例如 鄞州区；户籍在外地填“市外”。',
      'Change it to a present district, for example 鄞州区, or 市外.',
    ),
  ),
  'township-missing': refused(
    text('没有户籍街镇', 'the township is missing'),
    text('请填写街道、镇或乡的全称。', 'Fill in the full name of the street, town or township.'),
  ),
  'township-unknown': refused(
    text('{district}没有这个街镇', '{district} has no such township'),
    text('请改为街道、镇或乡的全称{near}。', 'Change it to the full name of a township{nearEn}.'),
  ),
  'township-elsewhere': refused(
    text('这个街镇不在{district}，在{liesIn}', 'this township lies in {liesIn}, not in {district}'),
    text(
      '请核对：改区县为{liesIn}，或改正街镇。',
      'Check: change the district to {liesIn}, or the township.',
    ),
  ),
  'outside-on-roll': refused(
    text('户籍在市外，不列入本市基本信息', 'the residence is outside the city'),
    text(
      '请从本表删去；已迁出的人请报在“户籍变动”表里。',
      'Take the row out; report a move in the 户籍变动 file.',
    ),
  ),
  'household-missing': refused(
    text('没有户号', 'the household number is missing'),
    text(
      '请填写户号，同一户每个人填同一个号。',
      'Fill in the household number, the same for all its members.',
    ),
  ),
  'household-unknown': refused(
    text('这一户没有一个人在“残疾人基本信息”里', 'nobody of this household is on the roll'),
    text(
      '请先报这户残疾人的基本信息，或核对户号。',
      'Bring the person with a disability first, or check the household number.',
    ),
  ),
  'person-unknown': refused(
    text('查无此人：基本信息里没有这个身份证号', 'nobody on the roll has this citizen number'),
    text(
      '请核对身份证号；确属本市残疾人的，请先报“残疾人基本信息”。',
      'Check the number, or bring the person in the 残疾人基本信息 file first.',
    ),
  ),
  'person-twice': refused(
    text('同一个人报了两行，内容不同（另见{other}）', 'the same person is on {otherEn} with other contents'),
    text('请核对这两行，只保留正确的一行。', 'Compare the two rows and keep the right one.'),
  ),
  'row-repeated': warned(
    text('与{other}完全相同', 'it repeats {otherEn}'),
    text('不影响结果；可删去这一行。', 'No harm done; the row can be taken out.'),
  ),
  'rows-overlap': refused(
    text('与{other}时间重叠而内容不同', 'it overlaps {otherEn} in time and says something else'),
    text(
      '请核对这两行：补上前一段的终止日期，或删去错的一行。',
      'Compare the two rows: end the earlier one, or take out the wrong one.',
    ),
  ),
  'source-outranked': refused(
    text(
      '与{source}的记录不一致，以{source}为准',
      'it contradicts the record of the {sourceEn}, which stands',
    ),
    text(
      '请向{source}核实；如是{source}有误，请由其更正后再报。',
      'Check with the {sourceEn}; if they are wrong, have them correct it first.',
    ),
  ),
  'residence-differs': warned(
    text(
      '户籍与“户籍变动”记录不一致，以户籍变动为准',
      'the residence differs from the record of moves, which stands',
    ),
    text('请核对；确已迁移的，请报在“户籍变动”表里。', 'Check it; report a move in the 户籍变动 file.'),
  ),
} as const satisfies Record<string, Reason>

export type ReasonCode = keyof typeof reasons

export type ReasonValues = Readonly<Record<string, string | number>>

/** What is said about one cell or row, in words; holds nothing that was typed into the row. */
export type Verdict = {
  readonly code: ReasonCode
  readonly outcome: Outcome
  /** The header as the file wrote it; absent where the row as a whole is meant. */
  readonly column?: string
  readonly reason: Text
  readonly remedy: Text
}

export function verdict(code: ReasonCode, column?: string, values: ReasonValues = {}): Verdict {
  const { outcome, reason, remedy } = reasons[code]
  return {
    code,
    outcome,
    ...(column !== undefined && { column }),
    reason: fillIn(reason, values),
    remedy: fillIn(remedy, values),
  }
}

function fillIn({ zh, en }: Text, values: ReasonValues): Text {
  return { zh: fillInSentence(zh, values), en: fillInSentence(en, values) }
}

function fillInSentence(sentence: string, values: ReasonValues): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`a reason needs a value for {${name}}: ${sentence}`)
    return String(value)
  })
}

function refused(reason: Text, remedy: Text): Reason {
  return { outcome: 'refused', reason, remedy }
}

function warned(reason: Text, remedy: Text): Reason {
  return { outcome: 'warned', reason, remedy }
}
