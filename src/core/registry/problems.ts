import { defineProblems } from '#platform/problem.ts'

/** What can stand in the way of finding somebody, of saying something about them, and of making one file of two. */
export const registryProblem = defineProblems({
  'person-not-found': {
    status: 404,
    text: { zh: '没有找到这个人。', en: 'There is no such person.' },
    next: { zh: '请核对后再找，或请所在镇街协助。', en: 'Check and search again, or ask the township.' },
  },
  'number-not-exact': {
    status: 422,
    text: { zh: '号码要完整：{remedy}', en: 'The number has to be complete: {remedyEn}' },
    next: { zh: '不能只按号码的一部分查找。', en: 'Nobody is found by part of a number.' },
  },
  'search-too-wide': {
    status: 422,
    text: { zh: '这样找的范围太大。', en: 'This would find too many people.' },
    next: {
      zh: '请输入完整的身份证号或残疾人证号；或者姓名（至少两个字或两个字母）再加出生日期、电话、区县或镇街中的一项。',
      en: 'Enter a complete number; or a name of at least two characters with a date of birth, a phone, a district or a township.',
    },
  },
  'too-many-searches': {
    status: 429,
    text: { zh: '今天查找的次数已到上限 {most}。', en: 'Today’s limit of {most} searches is reached.' },
    next: {
      zh: '请从名单或任务里打开，或明天再查。',
      en: 'Open people from lists and tasks, or go on tomorrow.',
    },
  },
  'same-file': {
    status: 409,
    text: { zh: '这两份档案已经是同一个人的。', en: 'These two files are one person already.' },
    next: { zh: '不用再合并。', en: 'There is nothing to merge.' },
  },
  'survivor-off-roll': {
    status: 422,
    text: {
      zh: '留下的应该是名册上的那一份，现在选的是名册外的。',
      en: 'The file that stays should be the one on the roll.',
    },
    next: { zh: '请把两份对调后再合并。', en: 'Swap the two and merge again.' },
  },
  'merge-not-standing': {
    status: 409,
    text: { zh: '这次合并不存在，或者已经撤销。', en: 'There is no such merge, or it has been undone.' },
    next: { zh: '请重新打开这个人的档案核对。', en: 'Open the person’s file again and check.' },
  },
  'differences-not-seen': {
    status: 422,
    text: {
      zh: '两份档案有 {count} 处记录不一致，要先看过。',
      en: 'The two files disagree in {count} places, which have to be looked at first.',
    },
    next: { zh: '请在对照页上逐条确认后再合并。', en: 'Confirm each of them on the comparison, then merge.' },
  },
  'number-unusable': {
    status: 422,
    text: { zh: '号码不对：{remedy}', en: 'The number cannot be used: {remedyEn}' },
    next: { zh: '请改正后再试。', en: 'Correct it and try again.' },
  },
  'own-mandate': {
    status: 403,
    text: { zh: '不能给自己登记代办权。', en: 'Nobody records a mandate for themselves.' },
    next: { zh: '请另一位同事核对材料后登记。', en: 'Ask a colleague to check the papers and record it.' },
  },
  'mandate-of-oneself': {
    status: 422,
    text: { zh: '代办人和本人是同一个人。', en: 'The delegate and the person are the same.' },
    next: { zh: '请核对代办人的身份证号。', en: 'Check the number of the delegate.' },
  },
  'delegate-minor': {
    status: 422,
    text: { zh: '代办人还没有成年。', en: 'The delegate has not come of age.' },
    next: { zh: '请登记一位成年人。', en: 'Record an adult.' },
  },
  'not-a-minor': {
    status: 422,
    text: {
      zh: '父母的监护只到本人成年，本人已经成年或不知道出生日期。',
      en: 'Guardianship of parents lasts until the person comes of age, which they have or may have.',
    },
    next: {
      zh: '成年人的监护请凭法院文书或书面协议登记。',
      en: 'For an adult record the decision of a court or a written agreement.',
    },
  },
  'second-proof-needed': {
    status: 422,
    text: { zh: '代为领款还要第二份证明。', en: 'Receiving money needs a second proof.' },
    next: {
      zh: '请写明除代办依据以外的证明，例如本人当面确认、村（社区）证明。',
      en: 'State a proof besides the ground, such as the person’s own word or the village’s.',
    },
  },
  'mandate-cycle': {
    status: 422,
    text: {
      zh: '这样会形成互相代办：代办人自己的事由本人（直接或间接）代办。',
      en: 'They would act for each other, directly or through others.',
    },
    next: { zh: '请先结束另一个方向的代办。', en: 'End the mandate in the other direction first.' },
  },
  'too-many-wards': {
    status: 422,
    text: {
      zh: '这位代办人已经为 {wards} 个人代办，上限是 {most}。',
      en: 'This delegate acts for {wards} people already, of at most {most}.',
    },
    next: {
      zh: '请由机构代办，或先结束其中一个。',
      en: 'Have an institution act, or end one of the mandates first.',
    },
  },
  'dates-reversed': {
    status: 422,
    text: { zh: '结束日期要晚于开始日期。', en: 'The end comes after the start.' },
    next: { zh: '请改正日期。', en: 'Correct the dates.' },
  },
  'mandate-not-standing': {
    status: 409,
    text: { zh: '这份代办不存在，或者已经结束。', en: 'There is no such mandate, or it has ended.' },
    next: { zh: '请重新打开这个人的代办名单核对。', en: 'Open the list of mandates again and check.' },
  },
  'mandate-not-given': {
    status: 403,
    text: {
      zh: '这份代办不是本人自己给的，不能在这里结束。',
      en: 'This mandate was not given by the person themselves and is not ended here.',
    },
    next: {
      zh: '它凭法律或法院的决定；要改请打 12385，工作人员看过材料再办。',
      en: 'It rests on the law or on a court; call 12385, and a worker changes it after seeing the papers.',
    },
  },
  'account-unusable': {
    status: 422,
    text: { zh: '账号不对：{remedy}', en: 'The account number cannot be used: {remedyEn}' },
    next: { zh: '请对照银行卡或存折逐位核对。', en: 'Compare it with the card or passbook digit by digit.' },
  },
  'holder-name-differs': {
    status: 422,
    text: {
      zh: '户名和应有的姓名不同，发放会被银行退回。',
      en: 'The holder’s name is not the one it should be; a bank would send the money back.',
    },
    next: {
      zh: '请核对户名；账户是监护人或机构的，请选明并先登记代领。',
      en: 'Check the name; for the account of a guardian or an institution say so, and record their mandate first.',
    },
  },
  'no-money-mandate': {
    status: 422,
    text: {
      zh: '没有今天有效的代领款登记，不能用别人的账户。',
      en: 'No mandate to receive money stands today, so somebody else’s account cannot be used.',
    },
    next: { zh: '请先登记代领款的依据和第二份证明。', en: 'Record the mandate and its second proof first.' },
  },
  'account-confirmed-already': {
    status: 409,
    text: {
      zh: '已经有一个核对过的账户，不能在网上换。',
      en: 'An account is confirmed already and is not changed here.',
    },
    next: {
      zh: '要换账户，请带银行卡到镇街残联，或打 12385 请人上门。',
      en: 'To change it bring the card to the township federation, or call 12385 for a visit.',
    },
  },
  'account-not-standing': {
    status: 409,
    text: { zh: '这个账户不存在，或者已经改过。', en: 'There is no such account, or it has been changed.' },
    next: { zh: '请重新打开这个人的账户核对。', en: 'Open the accounts of the person again and check.' },
  },
  'confirmed-by-another': {
    status: 403,
    text: { zh: '登记账户的人不能自己确认。', en: 'Whoever recorded an account does not confirm it.' },
    next: { zh: '请另一位同事核对后确认。', en: 'Ask a colleague to check and confirm it.' },
  },
})
