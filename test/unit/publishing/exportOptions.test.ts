import path from 'node:path'
import { expect, it } from 'vitest'
import { parseOptions } from '../../../cms/publishing/export/options.ts'

it('should tell a folder from an archive', () => {
  expect(parseOptions(['--to', 'web'])).toEqual({
    help: false,
    kind: 'folder',
    to: path.resolve('web'),
    changedOnly: false,
  })
  expect(parseOptions(['--changed', '--to=/srv/a.tar.gz'])).toEqual({
    help: false,
    kind: 'archive',
    to: '/srv/a.tar.gz',
    changedOnly: true,
  })
})

it.each([
  { args: [], message: /没有说导出到哪里.*--to/ },
  { args: ['--to'], message: /没有说导出到哪里/ },
  { args: ['--to='], message: /没有说导出到哪里/ },
  { args: ['web'], message: /多了参数 web.*--to/ },
  { args: ['--to', 'web', '--force'], message: /不认识的选项 --force.*--changed/ },
  { args: ['--to', 'web.zip'], message: /--to=web\.zip 不能用.*\.tar\.gz/ },
  { args: ['--to', 'web', '--changed=no'], message: /--changed=no 不能用.*不带值/ },
])('should refuse $args', ({ args, message }) => {
  expect(() => parseOptions(args)).toThrow(message)
})
