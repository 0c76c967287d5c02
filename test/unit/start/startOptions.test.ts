import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { settingNames } from '../../../cms/base/settings/env.ts'
import { checkNodeVersion, helpText, parseOptions } from '../../../cms/start/options.mjs'
import type { Failure } from '../../../cms/start/tasks.mjs'

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

  test.each(settingNames)('the help and the README name the setting %s', async (name) => {
    expect(helpText()).toContain(`\n  ${name} `)
    for (const file of ['README.md', 'README.zh-CN.md'])
      expect(await readFile(file, 'utf8')).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, 'm'))
  })

  test('a Node that is too old is told so', () => {
    expect(() => checkNodeVersion('18.20.4')).toThrow('18.20.4')
    expect(() => checkNodeVersion('20.0.0')).not.toThrow()
    expect(() => checkNodeVersion('24.21.0')).not.toThrow()
  })
})
