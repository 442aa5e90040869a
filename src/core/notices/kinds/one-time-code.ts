import { text } from '#kernel/text.ts'
import { notice } from '../notice.ts'
import { sayNumber, spaced } from '../said-words.ts'
import { minutes, oneTimeCode } from '../value-kinds.ts'

/** 登录码: what shows that the telephone is in the hands of its owner. Never on paper, and gone when it is no longer valid. */
export const oneTimeCodeNotice = notice({
  id: 'one-time-code',
  name: { zh: '登录码', en: 'Sign-in code' },
  plan: 'plan:S5.1',
  values: { code: oneTimeCode, minutes },
  reach: 'sent',
  validMinutes: 10,
  sms: ({ code, minutes: valid }) =>
    text(
      `登录码${code}，${valid}分钟内有效。别告诉任何人。不是您在登录，就不用理会。`,
      `Sign-in code ${code}, valid for ${valid} minutes. Tell it to nobody. If you are not signing in, ignore this.`,
    ),
  spoken: ({ code, minutes: valid }) =>
    text(
      `您好，这里是甬助。您的登录码是：${spaced(code)}。再说一遍：${spaced(code)}。${sayNumber(valid).zh}分钟内有效，别告诉任何人。`,
      `Hello, this is Yongzhu. Your sign-in code is: ${spaced(code)}. Once more: ${spaced(code)}. It is valid for ${sayNumber(valid).en} minutes. Tell it to nobody.`,
    ),
  easy: ({ code, minutes: valid }) => [
    text(`登录码是 ${spaced(code)}。`, `The sign-in code is ${spaced(code)}.`),
    text(`${valid}分钟里用。`, `Use it within ${valid} minutes.`),
    text('别告诉任何人。', 'Tell it to nobody.'),
  ],
})
