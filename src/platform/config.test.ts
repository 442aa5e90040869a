import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '#platform/config.ts'

describe('parseConfig', () => {
  it('prefers the command line to the environment and both to the defaults', () => {
    const argv = ['demo', '--port', '9000', '--month', '2026-11', '--data=/srv/y']
    expect(parseConfig(argv, { PORT: '1', YONGZHU_PEOPLE: '300' })).toMatchObject({
      port: 9000,
      people: 300,
      dataDir: '/srv/y',
    })
    expect(parseConfig([], {})).toMatchObject({ port: 8630, people: 20_000, host: '127.0.0.1' })
  })

  it.each([
    [['--port', '80x'], {}, '--port 8630'],
    [['--port'], {}, '--port 8630'],
    [['--data', '--port', '9000'], {}, '--data /srv/yongzhu'],
    [[], { PORT: '70000' }, '--port 8630'],
    [[], { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL=postgres://'],
  ])('refuses %j %j with an example', (argv, env, example) => {
    expect(() => parseConfig(argv, env)).toThrow(expect.objectContaining({ code: 'setting-invalid' }))
    try {
      parseConfig(argv, env)
    } catch (problem) {
      expect(problem).toMatchObject({ next: { en: expect.stringContaining(example) } })
    }
  })

  it.each([
    [['--data', '/srv/y', './this-month'], ['./this-month']],
    [['./this-month', '--data=/srv/y'], ['./this-month']],
    [
      ['attach', '--data', '/srv/y', 'zj-social-assistance', './text.md'],
      ['attach', 'zj-social-assistance', './text.md'],
    ],
    [['--data', '/srv/y', '--', '-this-month'], ['-this-month']],
  ])('never takes the value of an option for a word of the command: %j', (argv, positionals) => {
    expect(parseConfig(argv, {})).toMatchObject({ dataDir: '/srv/y', positionals })
  })

  it.each([
    [['demo', '--poeple', '300'], '--poeple'],
    [['--poeple=300'], '--poeple'],
    [['-p', '9000'], '-p'],
    [['--no-data'], '--no-data'],
    [['--toString'], '--toString'],
  ])('refuses an option it does not know and names those it does: %j', (argv, option) => {
    const sentence = `The option ${option} is not known; there are --data, --port, --people, --month, --host, --checkpoints.`
    expect(() => parseConfig(argv, {})).toThrow(
      expect.objectContaining({ code: 'option-unknown', text: expect.objectContaining({ en: sentence }) }),
    )
  })

  it.each([
    [['--host', '0.0.0.0'], {}],
    [['--host=::'], { HOST: '127.0.0.1' }],
    [[], { HOST: '0.0.0.0' }],
  ])('refuses to serve other machines: %j %j', (argv, env) => {
    expect(() => parseConfig(argv, env)).toThrow(expect.objectContaining({ code: 'host-not-local' }))
  })

  const front = { YONGZHU_URL: 'https://yongzhu.example.gov.cn', YONGZHU_PROXY: '10.0.0.5,10.0.1.0/24' }

  it('serves other machines only through a proxy that is named and speaks TLS', () => {
    expect(parseConfig(['--host', '0.0.0.0'], front)).toMatchObject({
      host: '0.0.0.0',
      front: { url: 'https://yongzhu.example.gov.cn', proxies: ['10.0.0.5', '10.0.1.0/24'] },
    })
    const beside = parseConfig([], { YONGZHU_URL: 'https://yongzhu.example.gov.cn/' })
    expect(beside).toMatchObject({
      host: '127.0.0.1',
      front: { url: 'https://yongzhu.example.gov.cn', proxies: ['127.0.0.1'] },
    })
    for (const env of [{}, { YONGZHU_URL: front.YONGZHU_URL }])
      expect(() => parseConfig(['--host', '0.0.0.0'], env)).toThrow(
        expect.objectContaining({ code: 'host-not-local' }),
      )
    expect(() => parseConfig(['--host', 'intranet'], front)).toThrow(
      expect.objectContaining({ code: 'host-not-local' }),
    )
  })

  it.each([
    [{ YONGZHU_URL: 'http://yongzhu.example.gov.cn' }],
    [{ YONGZHU_URL: 'https://yongzhu.example.gov.cn/office' }],
    [{ YONGZHU_PROXY: '10.0.0.5' }],
    [{ ...front, YONGZHU_PROXY: 'anybody' }],
    [{ YONGZHU_OIDC_ISSUER: 'https://login.example.gov.cn' }],
    [
      {
        YONGZHU_TICKET_URL: 'http://gateway.example.gov.cn',
        YONGZHU_TICKET_SECRET: 'sixteen-letters-or-more',
      },
    ],
    [{ YONGZHU_OIDC_SECRET_FILE: '/nowhere/secret' }],
  ])('refuses a way in that is set up by half or in clear: %j', (env) => {
    expect(() => parseConfig([], env)).toThrow(expect.objectContaining({ code: 'setting-invalid' }))
  })

  it('takes a secret from its file, and repeats none', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-test-')), 'secret')
    writeFileSync(file, 'a-secret-in-a-file\n')
    const issuer = { YONGZHU_OIDC_ISSUER: 'https://login.example.gov.cn', YONGZHU_OIDC_CLIENT: 'yongzhu' }
    const env = { ...issuer, YONGZHU_OIDC_SECRET_FILE: file, YONGZHU_OIDC_NAME: '统一认证' }
    expect(parseConfig([], env).signIn.provider).toMatchObject({ secret: 'a-secret-in-a-file' })
    const short = () =>
      parseConfig([], {
        YONGZHU_TICKET_URL: 'https://g.example',
        YONGZHU_TICKET_CLIENT: 'y',
        YONGZHU_TICKET_SECRET: 'topsecret',
      })
    expect(short).toThrow('YONGZHU_TICKET_SECRET')
    expect(short).not.toThrow('topsecret')
  })

  it.each([[['--host', '127.0.0.1']], [['--host', 'localhost']]])('serves this machine: %j', (argv) => {
    expect(parseConfig(argv, { HOST: '0.0.0.0' }).host).toBe('127.0.0.1')
  })

  it('never repeats a password in a problem', () => {
    const parse = () => parseConfig([], { DATABASE_URL: 'http://u:topsecret@h' })
    expect(parse).toThrow('DATABASE_URL')
    expect(parse).not.toThrow('topsecret')
  })
})
