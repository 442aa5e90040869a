import { defineProblems } from '#platform/problem.ts'

/** What can stand in the way of coming in, giving duties and seeing somebody without a task. */
export const accessProblem = defineProblems({
  'sign-in-needed': {
    status: 401,
    text: { zh: '这一页要先登录。', en: 'This page needs you to sign in first.' },
    next: { zh: '请登录后再打开；不会丢掉您填的内容。', en: 'Sign in and open it again.' },
  },
  'sign-in-failed': {
    status: 401,
    text: { zh: '没有登录成功。', en: 'You are not signed in.' },
    next: {
      zh: '请再试一次，或者换一种方式；也可以请村（社区）工作人员现场帮您登录。',
      en: 'Try again or another way; a worker can also sign you in on the spot.',
    },
  },
  'sign-in-too-often': {
    status: 429,
    text: { zh: '这一小时里试得太多了。', en: 'There were too many tries within the hour.' },
    next: {
      zh: '请过一小时再试；着急的，打 12385，或请村（社区）工作人员现场帮您登录。',
      en: 'Try again in an hour; if it cannot wait, call 12385 or have a worker sign you in on the spot.',
    },
  },
  'sign-in-again': {
    status: 403,
    text: {
      zh: '登录已经超过 {minutes} 分钟，不能加新的通行密钥。',
      en: 'You signed in more than {minutes} minutes ago, so no passkey can be added.',
    },
    next: { zh: '请退出，重新登录后马上再加。', en: 'Sign out, sign in again and add it then.' },
  },
  'passkey-not-added': {
    status: 422,
    text: { zh: '通行密钥没有加上。', en: 'The passkey was not added.' },
    next: {
      zh: '请再试一次，在设备上按指纹、看一眼或输入解锁密码；这台电脑不行的，用单位的统一认证登录，或打 12385。',
      en: 'Try again and unlock your device when it asks; if this machine cannot, use your organisation’s sign-in or call 12385.',
    },
  },
  'passkey-not-found': {
    status: 404,
    text: { zh: '没有这把通行密钥，或者已经停用。', en: 'There is no such passkey, or it has been ended.' },
    next: { zh: '请从名单里选择。', en: 'Choose from the list.' },
  },
  'last-way-in': {
    status: 409,
    text: { zh: '这是您唯一的登录方式，不能停用。', en: 'This is your only way in and cannot be ended.' },
    next: {
      zh: '请先加一把新的，再停用这一把；怕被别人拿走的，请系统管理员马上重新邀请您，旧的全部作废。',
      en: 'Add another first; if it may be in other hands, have the administrator invite you again, which ends all.',
    },
  },
  'nothing-linked': {
    status: 403,
    text: {
      zh: '统一认证通过了，但这个账号还没有和您在甬助的岗位连起来。',
      en: 'Your organisation’s sign-in worked, but that account is not linked to you here.',
    },
    next: {
      zh: '请用登录邀请登录一次，在那一页选统一认证；没有邀请的，找系统管理员，或打 12385。',
      en: 'Sign in once with your invitation and choose it there; without one ask the administrator or call 12385.',
    },
  },
  'no-file-here': {
    status: 404,
    text: {
      zh: '身份核对过了，这里还没有您的资料。',
      en: 'Who you are is clear, but there is no file of you here.',
    },
    next: { zh: '请打 12385，或到村（社区）问。', en: 'Call 12385 or ask at your village or community.' },
  },
  'provider-silent': {
    status: 502,
    text: { zh: '现在连不上统一认证。', en: 'Your organisation’s sign-in cannot be reached now.' },
    next: {
      zh: '请过几分钟再试，或用别的方式登录；着急的打 12385。',
      en: 'Try again in some minutes or another way; if it cannot wait, call 12385.',
    },
  },
  'no-mandate': {
    status: 403,
    text: { zh: '现在没有替这个人办事的授权。', en: 'You hold no mandate for this person now.' },
    next: {
      zh: '请本人或残联登记授权；不清楚的打 12385。',
      en: 'Have the person or the federation record a mandate; call 12385 if in doubt.',
    },
  },
  'not-in-area': {
    status: 404,
    text: { zh: '您的辖区里没有这个人。', en: 'There is no such person in your area.' },
    next: {
      zh: '请核对姓名；在别处住的，请当地工作人员来办。',
      en: 'Check the name; elsewhere, ask a colleague there.',
    },
  },
  'no-duty-today': {
    status: 403,
    text: { zh: '您今天没有岗位。', en: 'You hold no duty today.' },
    next: {
      zh: '请系统管理员给您安排岗位，或请同事交接。',
      en: 'Ask the administrator for a duty, or a colleague to hand one over.',
    },
  },
  'no-work-with-person': {
    status: 403,
    text: {
      zh: '现在没有这个人的事在办，不能看全部内容。',
      en: 'Nothing is being done about this person now, so not everything can be shown.',
    },
    next: {
      zh: '请先登记一件事，再打开；紧急的用紧急查看。',
      en: 'Record a task about the person first; in an emergency use the emergency look.',
    },
  },
  'staff-not-found': {
    status: 404,
    text: {
      zh: '没有这位同事，或者不在同一个单位。',
      en: 'There is no such colleague, or not in the same unit.',
    },
    next: { zh: '请从同事名单里选择。', en: 'Choose from the list of colleagues.' },
  },
  'already-has-account': {
    status: 409,
    text: { zh: '这个人已经有账号。', en: 'This person has an account already.' },
    next: {
      zh: '一个人只有一个账号；请给原来的账号安排岗位。',
      en: 'One person has one account; give the existing one a duty.',
    },
  },
  'number-unusable': {
    status: 422,
    text: { zh: '身份证号不对。', en: 'The citizen number is not valid.' },
    next: { zh: '请逐位核对 18 位号码。', en: 'Check all 18 characters.' },
  },
  'role-not-for-staff': {
    status: 422,
    text: { zh: '这个角色不是岗位。', en: 'This role is not given by a duty.' },
    next: { zh: '请选择工作人员的角色。', en: 'Choose a role of staff.' },
  },
  'unit-not-found': {
    status: 422,
    text: { zh: '没有找到这个单位所在的地方。', en: 'There is no such place for an office.' },
    next: {
      zh: '请写单位所在市、区或镇街的全名。',
      en: 'Write the full name of the city, district or township.',
    },
  },
  'region-does-not-fit': {
    status: 422,
    text: { zh: '这个岗位的区域范围不对。', en: 'The region does not fit the role.' },
    next: {
      zh: '市、区、镇街的岗位选同一级的区域；村、网格的岗位写成“镇街/村/网格”。',
      en: 'City, district and township duties take a region of that level; village and grid ones are written township/village/grid.',
    },
  },
  'duty-too-long': {
    status: 422,
    text: {
      zh: '岗位的起止日期不对：最长 {days} 天。',
      en: 'A duty lasts at least one and at most {days} days.',
    },
    next: { zh: '请改结束日期，到期前再复核续期。', en: 'Change the end; it can be renewed after review.' },
  },
  'stand-in-too-long': {
    status: 422,
    text: {
      zh: '代岗的起止日期不对：最长 {days} 天。',
      en: 'Standing in lasts at least one and at most {days} days.',
    },
    next: { zh: '请改结束日期。', en: 'Change the end.' },
  },
  'own-duty': {
    status: 409,
    text: { zh: '不能给自己安排岗位或代岗。', en: 'Nobody gives a duty to themselves.' },
    next: { zh: '请另一位同事来办。', en: 'Ask a colleague.' },
  },
  'duty-not-found': {
    status: 404,
    text: { zh: '没有这个岗位，或者已经结束。', en: 'There is no such duty, or it has ended.' },
    next: { zh: '请从岗位名单里选择。', en: 'Choose from the list of duties.' },
  },
  'nobody-there': {
    status: 404,
    text: { zh: '没有找到这个人。', en: 'There is no such person.' },
    next: {
      zh: '请核对号码；要看辖区以外的人，请说明原因。',
      en: 'Check the number; to see somebody elsewhere, state the reason.',
    },
  },
  'too-many-opened': {
    status: 429,
    text: {
      zh: '今天紧急查看的人数已到上限 {most}。',
      en: 'Today’s limit of {most} people seen in an emergency is reached.',
    },
    next: { zh: '请联系上级单位的值班人员。', en: 'Call the duty officer of the office above.' },
  },
  'review-by-another-unit': {
    status: 403,
    text: { zh: '复核要由另一个单位的人来做。', en: 'Somebody of another unit reviews it.' },
    next: { zh: '请转给另一个单位的同事。', en: 'Pass it on to a colleague of another unit.' },
  },
  'reviewed-already': {
    status: 409,
    text: {
      zh: '这次紧急查看已经复核过，或者不存在。',
      en: 'It has been reviewed already, or does not exist.',
    },
    next: { zh: '请打开名单看结果。', en: 'See the list for the verdict.' },
  },
})
