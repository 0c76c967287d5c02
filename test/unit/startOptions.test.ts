import { describe, expect, test } from 'vitest'
import { checkNodeVersion, helpText, parseOptions } from '../../cms/start/options.mjs'
import type { Failure } from '../../cms/start/tasks.mjs'

describe('options of npm start', () => {
  test('an unknown option is named, with what is allowed', () => {
    expect(() => parseOptions(['--no-sampel'])).toThrow(
      '不认识的选项 --no-sampel。可用的选项：--help、--no-sample。查看说明：npm start -- --help',
    )
    try {
      parseOptions(['--port=1'])
    } catch (error) {
      expect((error as Failure).exitCode).toBe(2)
    }
  })

  test('what the server has to know is passed on', () => {
    expect(parseOptions([])).toEqual({ help: false, serverArgs: [] })
    expect(parseOptions(['--no-sample'])).toEqual({ help: false, serverArgs: ['--no-sample'] })
    expect(parseOptions(['-h']).help).toBe(true)
  })

  test('the help names every setting', () => {
    const names = 'HOST PORT DATA_DIR DATABASE_URL SITE_URL ADMIN_EMAIL ADMIN_PASSWORD LOG_LEVEL'.split(' ')
    for (const name of names) expect(helpText()).toContain(`\n  ${name} `)
  })

  test('a Node that is too old is told so', () => {
    expect(() => checkNodeVersion('18.20.4')).toThrow('18.20.4')
    expect(() => checkNodeVersion('20.0.0')).not.toThrow()
    expect(() => checkNodeVersion('24.21.0')).not.toThrow()
  })
})
