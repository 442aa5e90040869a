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

  it('refuses to serve other machines', () => {
    expect(() => parseConfig([], { HOST: '0.0.0.0' })).toThrow(
      expect.objectContaining({ code: 'host-not-local' }),
    )
  })

  it('never repeats a password in a problem', () => {
    const parse = () => parseConfig([], { DATABASE_URL: 'http://u:topsecret@h' })
    expect(parse).toThrow('DATABASE_URL')
    expect(parse).not.toThrow('topsecret')
  })
})
