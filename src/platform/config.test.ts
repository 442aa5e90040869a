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

  it.each([[['--host', '127.0.0.1']], [['--host', 'localhost']]])('serves this machine: %j', (argv) => {
    expect(parseConfig(argv, { HOST: '0.0.0.0' }).host).toBe('127.0.0.1')
  })

  it('never repeats a password in a problem', () => {
    const parse = () => parseConfig([], { DATABASE_URL: 'http://u:topsecret@h' })
    expect(parse).toThrow('DATABASE_URL')
    expect(parse).not.toThrow('topsecret')
  })
})
