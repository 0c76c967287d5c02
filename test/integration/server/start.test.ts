import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { administrator, visitor } from '../../support/api.ts'
import { createEntry } from '../../support/entries.ts'
import { freshDatabase, startStandaloneMongo } from '../../support/mongod.ts'
import { printed } from '../../support/printed.ts'
import { makePicture } from '../../support/roles/media.ts'
import { freePort, runServer, startServer } from '../../support/server.ts'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-test-'))
})
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

const lastLine = (output: string) => output.trim().split('\n').at(-1)

describe('a start that cannot succeed', () => {
  it.each([
    [{ PORT: 'abc' }, '✗ 环境变量 PORT=abc 不能用：要填数字。请改正后重新启动。'],
    [
      { LOG_LEVEL: 'loud' },
      '✗ 环境变量 LOG_LEVEL=loud 不能用：要填其中之一：fatal、error、warn、info、debug、trace、silent。请改正后重新启动。',
    ],
    [{ ADMIN_PASSWORD: 'short' }, '✗ 环境变量 ADMIN_PASSWORD 不能用：至少 10 个字符。请改正后重新启动。'],
    [
      { SITE_URL: 'gongyun.cn' },
      '✗ 环境变量 SITE_URL=gongyun.cn 不能用：要填公众访问的网址，以 http:// 或 https:// 开头。请改正后重新启动。',
    ],
    [
      { DATABASE_URL: 'postgres://user:geheim@db/x' },
      '✗ 环境变量 DATABASE_URL 不能用：要以 mongodb:// 或 mongodb+srv:// 开头；不填则用自带的 SQLite。请改正后重新启动。',
    ],
    [
      { DATABASE_URL: 'mongodb://db:27017' },
      '✗ 环境变量 DATABASE_URL 不能用：要写明数据库名，例如 mongodb://127.0.0.1:27017/gongyun?replicaSet=rs0。请改正后重新启动。',
    ],
  ])('should say what is wrong with %o', async (env, line) => {
    const { code, output } = await runServer({ dataDir, env })
    expect(code).toBe(1)
    expect(output.trim()).toBe(line)
  })

  it('should say that the port is taken, and by what port to go on', async () => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    const { code, output } = await runServer({ dataDir, env: { PORT: String(port) } })
    other.close()
    expect(code).toBe(1)
    expect(output.trim()).toBe(
      `✗ 端口 ${port} 已被别的程序占用。请停掉它，或换一个端口，例如 PORT=${port + 1} npm start。`,
    )
  })

  it('should say that the data folder cannot be made', async () => {
    const file = path.join(dataDir, 'file')
    await writeFile(file, '')
    const { code, output } = await runServer({ dataDir: path.join(file, 'data') })
    expect(code).toBe(1)
    expect(output.trim()).toContain(`✗ 数据目录 ${path.join(file, 'data')} 的路径上有一个同名文件。`)
  })

  it('should say that the disk is full, and make nothing', async ({ skip }) => {
    const mount = path.join(dataDir, 'small')
    await mkdir(mount)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', mount], { stdio: 'ignore' })
    } catch {
      skip('没有挂载磁盘的权限')
    }
    try {
      const { code, output } = await runServer({ dataDir: path.join(mount, 'data') })
      expect(code).toBe(1)
      expect(output.trim()).toMatch(/^✗ 磁盘快满了：数据目录 \S+ 所在的磁盘只剩 \d MB，至少要 100 MB。请清理磁盘/)
      expect(existsSync(path.join(mount, 'data', 'gongyun.db'))).toBe(false)
    } finally {
      execFileSync('umount', [mount])
    }
  })

  it('should name the other server when two want one data folder', async () => {
    const first = await startServer({ dataDir, args: ['--no-sample'] })
    const { code, output } = await runServer({ dataDir, env: { PORT: String(await freePort()) } })
    await first.stop()
    expect(code).toBe(1)
    expect(output.trim()).toBe(
      `✗ 数据目录 ${dataDir} 正被另一个工韵服务使用（进程 ${first.pid}，${first.url}）。请先停掉它，或用 DATA_DIR 指定另一个目录，再重新启动。`,
    )
  })

  it('should say that the database file is damaged, and leave it as it is', async () => {
    const file = path.join(dataDir, 'gongyun.db')
    await writeFile(file, 'not a database'.repeat(1000))
    const { code, output } = await runServer({ dataDir })
    expect(code).toBe(1)
    expect(lastLine(output)).toContain('打不开，可能已损坏')
    expect(await readFile(file, 'utf8')).toContain('not a database')
  })

  it.each([
    ['is missing', undefined, '没有'],
    ['is empty', '', '是空的（0 字节）'],
  ])('should not take a site for a new one whose database %s, and touch nothing', async (_, content, what) => {
    await mkdir(path.join(dataDir, 'media'))
    await writeFile(path.join(dataDir, 'media', 'poster.png'), 'bytes')
    const database = path.join(dataDir, 'gongyun.db')
    if (content !== undefined) await writeFile(database, content)
    const { code, output } = await runServer({ dataDir })
    expect(code).toBe(1)
    expect(output.trim()).toBe(
      `✗ 数据目录 ${dataDir} 里有网站留下的 media，但数据库 gongyun.db ${what}。请从备份恢复 gongyun.db 再启动。确实要从头开始，请先把整个数据目录移走。如果原来用的是 MongoDB，请照旧设置 DATABASE_URL。`,
    )
    expect(await readFile(database, 'utf8').catch(() => undefined)).toBe(content)
    expect((await readdir(dataDir)).filter((name) => /^(secret|published|sample)/.test(name))).toEqual([])
  })

  it.skipIf(inject('mongo') === undefined)('should not take a site for a new one whose MongoDB is empty', async () => {
    await mkdir(path.join(dataDir, 'media'))
    await writeFile(path.join(dataDir, 'media', 'poster.png'), 'bytes')
    const database = freshDatabase(inject('mongo') ?? '')
    const { code, output } = await runServer({ dataDir, databaseUrl: database.url })
    await database.drop()
    expect(code).toBe(1)
    expect(output.trim()).toMatch(
      /^✗ 数据目录 \S+ 里有网站留下的 media，但 MongoDB 的库 gongyun-test-\S+ 里一个账号也没有。/,
    )
  })

  it('should say that MongoDB does not answer, without the password', async () => {
    const port = await freePort()
    const { code, output } = await runServer({
      dataDir,
      databaseUrl: `mongodb://user:geheim@127.0.0.1:${port}/gongyun?replicaSet=rs0`,
    })
    expect(code).toBe(1)
    expect(output).toContain('✗ 连不上 DATABASE_URL 指定的 MongoDB')
    expect(output).not.toContain('geheim')
  })

  it.skipIf(inject('mongo') === undefined)('should say that MongoDB is no replica set, and what to do', async () => {
    const standalone = await startStandaloneMongo()
    const { code, output } = await runServer({ dataDir, databaseUrl: new URL('/gongyun', standalone.url).href })
    await standalone.stop()
    expect(code).toBe(1)
    expect(output.trim()).toContain('✗ MongoDB 没有开启副本集，不能用事务。')
  })

  it.skipIf(inject('mongo') === undefined)('should name the replica set that the address lacks', async () => {
    const url = new URL(inject('mongo') ?? '')
    url.pathname = '/gongyun'
    const name = url.searchParams.get('replicaSet')
    url.search = ''
    const { code, output } = await runServer({ dataDir, databaseUrl: url.href })
    expect(code).toBe(1)
    expect(output.trim()).toBe(`✗ DATABASE_URL 里缺少副本集的名字。请在末尾加上 ?replicaSet=${name} 再重新启动。`)
  })
})

describe('a first start whose admin is still being built', () => {
  it('should serve the site meanwhile, and the admin when it is built', async () => {
    const built = path.join(dataDir, '..', `${path.basename(dataDir)}.built`)
    const server = await startServer({ dataDir, args: ['--no-sample', `--admin-when=${built}`], answersAt: '/' })
    const statusOf = async (address: string): Promise<number> => (await fetch(server.url + address)).status
    expect([await statusOf('/admin/login'), await statusOf('/api/users/me')]).toEqual([503, 503])
    await writeFile(built, '')
    await expect.poll(() => statusOf('/admin/login'), { timeout: 60_000 }).toBe(200)
    expect(await server.stop()).toBe(0)
    await rm(built)
  })
})

describe('a start', () => {
  it('should check and change nothing with --check', async () => {
    const { code, output } = await runServer({ dataDir, args: ['--check'], env: { PORT: String(await freePort()) } })
    expect({ code, output }).toEqual({ code: 0, output: '' })
    expect(existsSync(path.join(dataDir, 'gongyun.db'))).toBe(false)
  })

  it('should make the first administrator and keep secrets to their owner', async () => {
    const server = await startServer({ dataDir, args: ['--no-sample'] })
    await administrator(server)
    for (const file of ['gongyun.db', 'gongyun.db-wal', 'secret', 'first-admin-password.txt', 'server.json']) {
      expect([file, ((await stat(path.join(dataDir, file))).mode & 0o777).toString(8)]).toEqual([file, '600'])
    }
    const password = (await readFile(path.join(dataDir, 'first-admin-password.txt'), 'utf8')).trim()
    expect(await printed(server)).not.toContain(password)
    await server.stop()
  })

  it('should close what is there from before, and make new files for their owner only, but what is published', async () => {
    await (await startServer({ dataDir, args: ['--no-sample'] })).stop()
    await chmod(dataDir, 0o755)
    await mkdir(path.join(dataDir, 'media', 'recordings'), { recursive: true })
    for (const folder of ['media', 'media/recordings']) await chmod(path.join(dataDir, folder), 0o755)
    await writeFile(path.join(dataDir, 'media', 'recordings', '音.wav'), 'x')
    await chmod(path.join(dataDir, 'media', 'recordings', '音.wav'), 0o644)
    const server = await startServer({ dataDir, args: ['--no-sample'] })
    const staff = await administrator(server)
    const unit = await staff.request<{ doc: { id: string } }>('POST', '/api/units', { name: '工会', level: 'county' })
    await makePicture.shown(staff, 'media', unit.body.doc.id)
    await makePicture.shown(staff, 'recordings', unit.body.doc.id)
    const modeOf = async (name: string) => ((await lstat(path.join(dataDir, name))).mode & 0o777).toString(8)
    await server.stop()
    // who may pass through could before: a web server in front, to what is published
    expect([await modeOf('.'), await modeOf('published'), await modeOf('published/releases')]).toEqual([
      '711',
      '755',
      '755',
    ])
    const modes = new Map<string, Set<string>>()
    for (const entry of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
      const name = path.relative(dataDir, path.join(entry.parentPath, entry.name))
      if (entry.isSymbolicLink() || name === 'published' || name.startsWith('published/state')) continue
      const place = name.startsWith('published') ? 'published' : 'private'
      // a recording that is published is one file with two names; its folder is closed
      if (place === 'private' && entry.isFile() && (await lstat(path.join(dataDir, name))).nlink > 1) continue
      const kind = `${place} ${entry.isDirectory() ? 'folder' : 'file'}`
      modes.set(kind, (modes.get(kind) ?? new Set()).add(await modeOf(name)))
    }
    expect(Object.fromEntries([...modes].map(([kind, found]) => [kind, [...found]]))).toEqual({
      'private folder': ['700'],
      'private file': ['600'],
      'published folder': ['755'],
      'published file': ['644'],
    })
  })

  it.each([
    ['http://gongyun.test', false],
    ['https://gongyun.test', true],
  ])('should take the administrator that the environment names, at %s', async (siteUrl, isSecure) => {
    const env = { ADMIN_EMAIL: 'boss@example.com', ADMIN_PASSWORD: 'langes-passwort', SITE_URL: siteUrl }
    const server = await startServer({ dataDir, args: ['--no-sample'], env })
    const body = { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD }
    const { status, headers } = await visitor(server).request('POST', '/api/users/login', body)
    expect([status, /;\s*Secure/.test(headers.get('set-cookie') ?? '')]).toEqual([200, isSecure])
    // whoever answers: the CMS, and the front itself
    const answers = [headers, (await fetch(server.url)).headers, (await fetch(`${server.url}/nothing/`)).headers]
    for (const answer of answers) expect(answer.has('strict-transport-security')).toBe(isSecure)
    expect(existsSync(path.join(dataDir, 'first-admin-password.txt'))).toBe(false)
    await server.stop()
  })

  it('should go on after a first start that was killed at once, wherever it was', async () => {
    for (const needle of ['"Migrating:', '✓ 数据库已就绪', '✓ 后台已就绪', '✓ 公众网站已就绪']) {
      const folder = path.join(dataDir, needle.length.toString())
      await startAndKill(folder, needle)
      const server = await startServer({ dataDir: folder, args: ['--no-sample'] })
      await administrator(server)
      expect((await fetch(server.url)).status).toBe(200)
      expect(await server.stop()).toBe(0)
    }
  })

  it('should undo an interrupted migration from its copy and make it again', async () => {
    const first = await startServer({ dataDir, args: ['--no-sample'] })
    const work = await createEntry(await administrator(first), 'works', { title: '留下的', genre: 'choir' })
    await first.stop()
    const database = path.join(dataDir, 'gongyun.db')
    // never a copy of the file: some of the data is in the log beside it
    const open = new DatabaseSync(database)
    open.exec(`VACUUM INTO '${database}.before-migration'`)
    open.close()
    await writeFile(database, 'half a migration')
    await writeFile(`${database}.migrating`, 'copied')

    const second = await startServer({ dataDir, args: ['--no-sample'] })
    const staff = await administrator(second)
    expect((await staff.request('GET', `/api/works/${work.id}`)).body['title']).toBe('留下的')
    await second.stop()
    expect(existsSync(`${database}.migrating`)).toBe(false)
  })

  it('should let a request finish that came before the stop', async () => {
    const server = await startServer({ dataDir, args: ['--no-sample'] })
    const staff = await administrator(server)
    const answers = Array.from({ length: 10 }, (_, index) =>
      staff.request('POST', '/api/works', {
        title: `停机前 ${index}`,
        slug: `stop-${index}`,
        genre: 'choir',
        _status: 'published',
      }),
    )
    await answers[0]
    const [code, ...others] = await Promise.all([server.stop(), ...answers])
    expect(others.map(({ status }) => status)).toEqual(answers.map(() => 201))
    expect(code).toBe(0)
  })
})

async function startAndKill(folder: string, needle: string): Promise<void> {
  const child = spawn(process.execPath, ['cms/server.ts', '--no-sample'], {
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: folder, DATABASE_URL: '', PORT: String(await freePort()) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
    if (printed.includes(needle)) child.kill('SIGKILL')
  })
  await once(child, 'close')
  expect(printed).toContain(needle)
}
