import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dependenciesAreReady } from '../../../cms/start/dependencies.mjs'
import { setUp } from '../../../cms/start/setup.mjs'
import { interrupted } from '../../../cms/start/tasks.mjs'

const programs = {
  admin: 'node_modules/next/dist/bin/next',
  server: 'cms/bundle.mjs',
  site: 'node_modules/astro/bin/astro.mjs',
} as const
type Build = keyof typeof programs
const all = Object.keys(programs) as Build[]

let checkout: string
let ending: AbortController
let told: string[]

const at = (...names: string[]): string => path.join(checkout, ...names)
const write = async (file: string, content: string): Promise<void> => {
  await mkdir(path.dirname(at(file)), { recursive: true })
  await writeFile(at(file), content)
}
/** Has a build note that it began, and then do what is given. */
const building = (build: Build, then: string): Promise<void> =>
  write(
    programs[build],
    `const fs = process.getBuiltinModule('node:fs')
     const until = (file) => { while (!fs.existsSync(file)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5) }
     fs.appendFileSync('begun-${build}', '.')
     ${then}`,
  )
const times = async (build: Build): Promise<number> => (await readFile(at(`begun-${build}`), 'utf8')).length

beforeEach(async () => {
  checkout = await mkdtemp(path.join(tmpdir(), 'gongyun-set-up-'))
  ending = new AbortController()
  told = []
  const tell = (line: string): void => void told.push(line.replace(/\d+\.\d 秒$/, '- 秒'))
  vi.spyOn(console, 'log').mockImplementation(tell)
  vi.spyOn(console, 'error').mockImplementation(tell)
  const lock = JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } })
  await write('package-lock.json', lock)
  await write('node_modules/.package-lock.json', lock)
  for (const build of all) await building(build, '')
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await rm(checkout, { recursive: true })
})

describe('builds', () => {
  it('should run beside each other', async () => {
    for (const build of all) await building(build, all.map((other) => `until('begun-${other}')`).join('\n'))
    expect(await setUp(checkout, ending)).toBe(process.execPath)
    expect(told.slice(0, 4)).toEqual([
      '✓ 依赖已就绪  - 秒',
      '  正在构建后台  通常约 1 分钟',
      '  正在构建服务器  通常几秒',
      '  正在构建网站  通常几秒',
    ])
    expect(told.slice(4).sort()).toEqual(['✓ 后台已构建  - 秒', '✓ 服务器已构建  - 秒', '✓ 网站已构建  - 秒'])
  })

  it('should be left alone when they are of the sources that are there', async () => {
    await setUp(checkout, ending)
    await setUp(checkout, ending)
    expect(await Promise.all(all.map(times))).toEqual([1, 1, 1])
    expect(told.at(-1)).toBe('✓ 依赖和构建都是最新的  - 秒')

    await write('site/pages/index.astro', '')
    await setUp(checkout, ending)
    expect(await Promise.all(all.map(times))).toEqual([1, 1, 2])
  })

  it('should let a server start when only the admin is left to be built', async () => {
    await building('admin', `until('serving')`)
    let isBuilt: boolean | undefined
    await setUp(checkout, ending, {
      whenServable: (node) => {
        expect(node).toBe(process.execPath)
        isBuilt = existsSync(at('cms/.next/.gongyun-build'))
        void write('serving', '')
      },
    })
    expect(isBuilt).toBe(false)
    expect(existsSync(at('cms/.next/.gongyun-build'))).toBe(true)
  })

  it('should all end when one fails, which is told with the end of its log', async () => {
    await building('admin', `fs.writeFileSync('pid', String(process.pid)); until('never')`)
    await building('site', `until('pid'); console.error('no such page'); process.exit(1)`)
    const whenServable = vi.fn()
    await expect(setUp(checkout, ending, { whenServable })).rejects.toThrow(
      `网站没有构建成功，原因见上面几行；改正后再运行一次。完整日志：${at('.gongyun/build-site.log')}`,
    )
    expect(told).toContain('no such page')
    expect(whenServable).not.toHaveBeenCalled()
    const pid = Number(await readFile(at('pid'), 'utf8'))
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    expect(existsSync(at('.gongyun/setup.lock'))).toBe(false)
  })

  it('should end a server that was started beside, when the admin fails', async () => {
    await building('admin', `until('serving'); process.exit(1)`)
    const isEnded = vi.fn()
    ending.signal.addEventListener('abort', isEnded)
    const whenServable = (): void => void write('serving', '')
    await expect(setUp(checkout, ending, { whenServable })).rejects.toThrow('后台没有构建成功')
    expect(isEnded).toHaveBeenCalledOnce()
  })

  it('should not count when they were interrupted, even if they had been finished once', async () => {
    await setUp(checkout, ending)
    await building('admin', `fs.writeFileSync('again', ''); until('never')`)
    await write('cms/new.ts', '')
    const interruption = setUp(checkout, ending)
    await vi.waitUntil(() => existsSync(at('again')))
    ending.abort(interrupted())
    await expect(interruption).rejects.toThrow('已中断。再运行一次就会从头补上没做完的部分。')

    await rm(at('cms/new.ts'))
    await building('admin', '')
    await setUp(checkout, new AbortController())
    expect(await times('admin')).toBe(3)
  })
})

describe('dependencies', () => {
  it('should not look installed when their installation failed, which is told with what to do', async () => {
    await write('npm-cli.js', `console.error('npm error code ENOSPC'); process.exit(1)`)
    vi.stubEnv('npm_execpath', at('npm-cli.js'))
    vi.stubEnv('npm_node_execpath', process.execPath)
    await write('package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.1' } } }))
    await expect(setUp(checkout, ending)).rejects.toThrow(
      `依赖没有装好：磁盘已满，请腾出空间，然后再运行一次。日志：${at('.gongyun/install.log')}`,
    )
    await write('package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } }))
    expect(await dependenciesAreReady(checkout)).toBe(false)
  })
})
