import { expect, test } from 'vitest'
import { openChannels, readProviders } from './open-channels.ts'

const whole = {
  YONGZHU_SMS_URL: 'https://gateway.example/sms',
  YONGZHU_SMS_TOKEN: 'secret',
  YONGZHU_SMS_TEMPLATES: 'entitled=T1,one-time-code=T2',
}

test('a provider is there once its address, token and templates are set', () => {
  const providers = readProviders(whole)
  expect(providers).toEqual({
    sms: {
      url: whole.YONGZHU_SMS_URL,
      token: 'secret',
      templates: { entitled: 'T1', 'one-time-code': 'T2' },
    },
  })
  expect([...openChannels('data', { providers, demo: false }).names].sort()).toEqual(['file', 'print', 'sms'])
})

test.each(Object.keys(whole))('a provider without %s is refused by name', (missing) => {
  const part = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== missing))
  expect(() => readProviders(part)).toThrow(
    expect.objectContaining({
      code: 'channel-setting-invalid',
      text: expect.objectContaining({ zh: expect.stringContaining(missing) }),
    }),
  )
})

test.each([
  { YONGZHU_SMS_URL: 'http://gateway.example/sms' },
  { YONGZHU_SMS_URL: 'gateway' },
  { YONGZHU_SMS_TEMPLATES: 'T1' },
])('what would send a token in clear, or names no template, is refused: %o', (wrong) => {
  expect(() => readProviders({ ...whole, ...wrong })).toThrow(
    expect.objectContaining({ code: 'channel-setting-invalid' }),
  )
})

test('a channel that is not set up says which variables set it up', () => {
  const channels = openChannels('data', { providers: readProviders({}), demo: false })
  expect([...channels.names].sort()).toEqual(['file', 'print'])
  expect(() => channels.get('wechat')).toThrow(
    expect.objectContaining({
      code: 'channel-not-configured',
      next: expect.objectContaining({ zh: expect.stringContaining('YONGZHU_WECHAT_TOKEN') }),
    }),
  )
})
