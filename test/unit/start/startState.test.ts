import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fingerprint } from '../../../cms/start/builds.mjs'
import { dependenciesAreReady } from '../../../cms/start/dependencies.mjs'

let checkout: string
const write = async (file: string, content: string) => {
  await mkdir(path.dirname(path.join(checkout, file)), { recursive: true })
  await writeFile(path.join(checkout, file), content)
}

beforeEach(async () => {
  checkout = await mkdtemp(path.join(tmpdir(), 'gongyun-start-'))
})
afterEach(() => rm(checkout, { recursive: true }))

describe('dependencies', () => {
  const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } })
  const a = { version: '1.0.0', integrity: 'sha512-a' }
  const elsewhere = { version: '1.0.0', integrity: 'sha512-b', optional: true }

  test('an install that was interrupted is done again', async () => {
    await write('package-lock.json', lock({ 'node_modules/a': a }))
    await write('node_modules/a/package.json', '{}')
    expect(await dependenciesAreReady(checkout)).toBe(false)
  })

  test('an install by hand counts, until the lock changes', async () => {
    await write('package-lock.json', lock({ 'node_modules/a': a, 'node_modules/b': elsewhere }))
    await write('node_modules/.package-lock.json', lock({ 'node_modules/a': a }))
    expect(await dependenciesAreReady(checkout)).toBe(true)
    await write('package-lock.json', lock({ 'node_modules/a': { version: '1.0.1', integrity: 'sha512-c' } }))
    expect(await dependenciesAreReady(checkout)).toBe(false)
  })

  test('an install without development packages is behind', async () => {
    await write('package-lock.json', lock({ 'node_modules/a': a, 'node_modules/c': { version: '1.0.0' } }))
    await write('node_modules/.package-lock.json', lock({ 'node_modules/a': a }))
    expect(await dependenciesAreReady(checkout)).toBe(false)
  })
})

describe('fingerprint of the sources', () => {
  const take = () => fingerprint(checkout, ['cms', 'tsconfig.json', 'missing'], ['cms/start'])

  test('follows names and contents, nothing else', async () => {
    await write('cms/server.ts', 'one')
    await write('tsconfig.json', '{}')
    const first = await take()
    await utimes(path.join(checkout, 'cms/server.ts'), 1, 1)
    await write('cms/.next/built.js', 'x')
    await write('cms/next-env.d.ts', 'x')
    await write('cms/start/run.mjs', 'x')
    expect(await take()).toBe(first)

    await write('cms/server.ts', 'two')
    const second = await take()
    expect(second).not.toBe(first)
    await write('cms/content/fields/new.ts', '')
    expect(await take()).not.toBe(second)
    await rm(path.join(checkout, 'cms/content/fields'), { recursive: true })
    expect(await take()).toBe(second)
  })
})
