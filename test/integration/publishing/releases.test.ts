import { execFile } from 'node:child_process'
import { appendFile, mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { administrator } from '../../support/api.ts'
import { createEntry, pageText, updateEntry } from '../../support/entries.ts'
import { startServer, untilChecked } from '../../support/server.ts'

const run = promisify(execFile)
let dataDir: string
const current = (...names: string[]) => path.join(dataDir, 'published', 'current', ...names)

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-release-'))
})
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

const start = (siteUrl: string) => startServer({ dataDir, args: ['--no-sample'], env: { SITE_URL: siteUrl } })

async function rollback(...options: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['cms/server/commands/rollback.ts', ...options], {
    env: { ...process.env, DATA_DIR: dataDir },
  })
  return stdout
}

it('should render nothing again at a start with nothing changed', async () => {
  const first = await start('http://one.test')
  const work = await createEntry(await administrator(first), 'works', { title: '不变', genre: 'choir' })
  await first.stop()
  const before = await stat(current('works', work.slug, 'index.html'))

  const second = await start('http://one.test')
  await untilChecked(second)
  expect((await pageText(second, `/works/${work.slug}/`)).text).toContain('不变')
  expect((await stat(current('works', work.slug, 'index.html'))).ino).toBe(before.ino)
  await second.stop()
})

it('should mend at the start what was damaged in the folder, and remove what is nobody’s', async () => {
  const first = await start('http://one.test')
  const staff = await administrator(first)
  const [lost, cut, kept] = [
    await createEntry(staff, 'works', { title: '丢了', genre: 'choir' }),
    await createEntry(staff, 'works', { title: '断了', genre: 'choir' }),
    await createEntry(staff, 'works', { title: '完好', genre: 'choir' }),
  ]
  await first.stop()
  await rm(current('works', lost.slug, 'index.html'))
  await truncate(current('works', cut.slug, 'index.html.br'), 10)
  await appendFile(current('index.html'), 'x')
  await writeFile(current('works', kept.slug, 'stray.html'), 'nobody’s')

  const second = await start('http://one.test')
  await untilChecked(second)
  for (const work of [lost, cut, kept])
    expect((await pageText(second, `/works/${work.slug}/`)).text).toContain(work.title)
  expect((await pageText(second, '/')).text.trimEnd().endsWith('</html>')).toBe(true)
  expect(await readdir(current('works', kept.slug))).toEqual(['index.html', 'index.html.br', 'index.html.gz'])
  await second.stop()
})

it('should keep the release before when the code is new, go back to it, and forward again', async () => {
  const first = await start('http://one.test')
  const work = await createEntry(await administrator(first), 'works', { title: '旧版', genre: 'choir' })
  await first.stop()

  // another address is another release, as other code would be
  const second = await start('http://two.test')
  const staff = await administrator(second)
  await updateEntry(staff, 'works', work.id, { title: '新版', _status: 'published' })
  expect((await pageText(second, `/works/${work.slug}/`)).text).toContain('新版')

  expect(await rollback()).toContain('✓ 公众网站已退回上一个版本')
  expect((await pageText(second, `/works/${work.slug}/`)).text).toContain('旧版')
  await updateEntry(staff, 'works', work.id, { title: '新版二', _status: 'published' })
  expect((await pageText(second, `/works/${work.slug}/`)).text).toContain('旧版')

  expect(await rollback('--undo')).toContain('✓ 公众网站已回到现在的版本')
  expect((await pageText(second, `/works/${work.slug}/`)).text).toContain('新版二')
  await second.stop()
})

it('should stay rolled back over a crash and a restart until it is undone', async () => {
  const first = await start('http://one.test')
  const work = await createEntry(await administrator(first), 'works', { title: '旧版', genre: 'choir' })
  await first.stop()
  const second = await start('http://two.test')
  await updateEntry(await administrator(second), 'works', work.id, { title: '新版', _status: 'published' })
  await rollback()
  await second.kill()

  const third = await start('http://two.test')
  expect((await pageText(third, `/works/${work.slug}/`)).text).toContain('旧版')
  await expect.poll(third.output).toContain('公众看到的仍是退回的上一个版本')
  await rollback('--undo')
  await third.stop()

  const fourth = await start('http://two.test')
  expect((await pageText(fourth, `/works/${work.slug}/`)).text).toContain('新版')
  await rollback()
  await fourth.stop()

  // another program: what it shows is not what was rolled back
  const fifth = await start('http://three.test')
  expect((await pageText(fifth, `/works/${work.slug}/`)).text).toContain('新版')
  await expect.poll(fifth.output).toContain('程序换过了')
  await fifth.stop()
})

it('should say in one line that there is nothing to go back to', async () => {
  const server = await start('http://one.test')
  await expect(rollback()).rejects.toMatchObject({
    stdout: '✗ 没有上一个版本可以退回：换过程序以后才会留下上一个版本。\n',
  })
  await server.stop()
})
