import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { exportSite } from '../../../cms/publishing/export/exportSite.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import { etagOf } from '../../../site/publisher/release/compression.ts'
import { pagesOutput } from '../../../site/publisher/outputs/pagesOutput.ts'
import { Publisher } from '../../../site/publisher/publisher.ts'
import { fileOf } from '../../../site/publisher/release/manifest.ts'
import { Release } from '../../../site/publisher/release/release.ts'
import { switchTo } from '../../../site/publisher/release/releaseFolder.ts'
import type { Renderer } from '../../../site/publisher/astro/renderer.ts'
import { sitemapOutput } from '../../../site/publisher/outputs/sitemapOutput.ts'

const run = promisify(execFile)
const marker = '.gongyun-export'

let folder: string
let dataDir: string
let to: string
let site: Awaited<ReturnType<typeof publishedSite>>

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gongyun-export-'))
  dataDir = path.join(folder, 'data')
  to = path.join(folder, 'web')
  site = await publishedSite()
})
afterEach(async () => {
  await site.release.close()
  await rm(folder, { recursive: true, force: true })
})

/** Pages that tell the works there are, long enough to be compressed. */
const render: Renderer = async (url, view) => {
  const [, collection, slug] = url.split('/')
  const work = collection === 'works' ? view.bySlug('works', slug) : undefined
  if (collection === 'works' && slug && work === undefined) return { status: 404, html: '' }
  const titles = work === undefined ? view.first('works', 32).map(({ title }) => title) : [work.title]
  return { status: 200, html: `<!doctype html><p>${titles.join('、')}</p>${'<p>工地上的灯</p>'.repeat(80)}` }
}

async function publishedSite() {
  const root = path.join(dataDir, 'published')
  const catalogue = new Catalogue(0)
  const release = await Release.open(root, 'first')
  const publisher = new Publisher(
    catalogue,
    [pagesOutput(catalogue, render, 'https://gongyun.example'), sitemapOutput(catalogue, 'https://gongyun.example')],
    release,
  )
  const set = (id: string, title: string | undefined): void => {
    const fields = {
      id,
      slug: id,
      created: '2026-11-01T00:00:00.000Z',
      sample: false,
      genre: 'choir',
      authors: [],
      pictures: [],
      awards: [],
      recordings: [],
      sentUp: [],
    }
    catalogue.set('works', id, title === undefined ? undefined : entrySchemas.works.parse({ ...fields, title }))
  }
  const publish = async (): Promise<void> => {
    publisher.invalidate(catalogue.takeChanges(), () => 0)
    while ((await publisher.work()).length > 0);
  }
  for (let number = 0; number < 9; number++) set(`work-${number}`, '花街')
  catalogue.takeChanges()
  await publisher.buildAll(() => undefined)
  await switchTo(root, 'first')
  return { release, publisher, catalogue, set, publish }
}

const exportTo = (options: { changedOnly?: boolean; to?: string } = {}) => {
  const place = options.to ?? to
  return exportSite({
    dataDir,
    kind: place.endsWith('.tar.gz') ? 'archive' : 'folder',
    to: place,
    changedOnly: options.changedOnly ?? false,
  })
}

async function contents(base: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const entry of await readdir(base, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === marker) continue
    const file = path.join(entry.parentPath, entry.name)
    files.set(path.relative(base, file), await readFile(file))
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const released = () => contents(path.join(dataDir, 'published', 'current'))

it('should put the whole release into a folder, compressed copies included, and leave nothing else behind', async () => {
  const { written, total } = await exportTo()
  const files = await contents(to)
  expect(files).toEqual(await released())
  expect(files.has('works/work-1/index.html.br')).toBe(true)
  expect([written, total]).toEqual([files.size, files.size])
  expect((await readdir(path.join(dataDir, 'exports'))).filter((name) => !name.includes('.db'))).toEqual([])
})

it('should work when the publisher has closed its state', async () => {
  await site.release.close()
  await exportTo()
  expect(await contents(to)).toEqual(await released())
  site.release = await Release.open(path.join(dataDir, 'published'), 'first')
})

it('should, with --changed, write what has changed and delete what is gone, with its folder', async () => {
  await exportTo()
  await writeFile(path.join(to, 'robots.txt'), 'put there by hand')
  const untouched = path.join(to, 'works/work-3/index.html')
  await writeFile(untouched, 'a page that has not changed is not written again')
  site.set('work-1', '合唱')
  site.set('work-2', undefined)
  await site.publish()
  const { removed } = await exportTo({ changedOnly: true })

  expect(removed).toBe(3)
  const files = await contents(to)
  expect(files.get('works/work-1/index.html')?.toString()).toContain('合唱')
  expect(files.get('sitemap/works-1.xml')?.toString()).not.toContain('work-2')
  expect(await readdir(path.join(to, 'works'))).not.toContain('work-2')
  expect(files.get('works/work-3/index.html')?.toString()).toContain('not written again')
  expect(files.has('robots.txt')).toBe(true)
  expect(await exportTo({ changedOnly: true })).toMatchObject({ written: 0, removed: 0 })
})

it('should, without --changed, mend a file that somebody has changed', async () => {
  await exportTo()
  await writeFile(path.join(to, 'index.html'), 'changed by hand')
  await exportTo()
  expect(await contents(to)).toEqual(await released())
})

it('should finish with --changed what an export left that broke off', async () => {
  await exportTo()
  site.set('work-1', '合唱')
  await site.publish()
  // a folder in the place of a page: the export fails there
  await rm(path.join(to, 'works/work-1/index.html'))
  await mkdir(path.join(to, 'works/work-1/index.html/in-the-way'), { recursive: true })
  await expect(exportTo({ changedOnly: true })).rejects.toThrow()
  await rm(path.join(to, 'works/work-1/index.html'), { recursive: true })
  site.set('work-1', undefined)
  await site.publish()
  await exportTo({ changedOnly: true })
  expect(await contents(to)).toEqual(await released())
})

it('should refuse a folder with other content, and one inside the data folder', async () => {
  await mkdir(to)
  await writeFile(path.join(to, 'thesis.doc'), 'mine')
  await expect(exportTo()).rejects.toThrow(/不是这里导出的内容，没有动它。请用 --to 指定一个空文件夹/)
  expect(await readdir(to)).toEqual(['thesis.doc'])
  await expect(exportTo({ to: path.join(dataDir, 'published', 'web') })).rejects.toThrow('数据目录')
})

it('should pack an archive, and with --changed one of the changes with a list of what to delete', async () => {
  const archive = path.join(folder, 'web:1.tar.gz')
  const unpack = async (name: string): Promise<Map<string, Buffer>> => {
    await mkdir(path.join(folder, name))
    await run('tar', ['--force-local', '-xzf', archive, '-C', path.join(folder, name)])
    return contents(path.join(folder, name))
  }
  await exportTo({ to: archive })
  expect(await unpack('whole')).toEqual(await released())

  site.set('work-1', '合唱')
  site.set('work-2', undefined)
  await site.publish()
  await rm(archive)
  await exportTo({ to: archive, changedOnly: true })
  const changes = await unpack('changes')
  expect([...changes.keys()]).toContain('works/work-1/index.html')
  expect([...changes.keys()]).not.toContain('works/work-3/index.html')
  expect(changes.get('.gongyun-deleted')?.toString().split('\n')).toContain('works/work-2/index.html')
})

it('should refuse an archive that somebody else has made', async () => {
  const archive = path.join(folder, 'backup.tar.gz')
  await writeFile(archive, 'mine')
  await expect(exportTo({ to: archive })).rejects.toThrow('没有动它')
  expect(await readFile(archive, 'utf8')).toBe('mine')
})

it('should export one moment of a site that is being published to', async () => {
  const states = new Set<string>()
  const digest = (etags: Iterable<[string, string]>): string =>
    JSON.stringify([...etags].sort(([a], [b]) => (a < b ? -1 : 1)))
  const noteState = (): unknown =>
    states.add(digest([...site.release.manifest].map(([url, { etag }]) => [fileOf(url), etag])))
  noteState()
  let isOver = false
  const publishing = (async () => {
    for (let number = 0; !isOver; number++) {
      site.set(`work-${number % 12}`, number % 5 === 0 ? undefined : `第${number}版`)
      site.publisher.invalidate(site.catalogue.takeChanges(), () => 0)
      while ((await site.publisher.work()).length > 0) noteState()
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  })()
  for (let round = 0; round < 8; round++) {
    await exportTo({ changedOnly: round % 2 === 1 })
    const pages = [...(await contents(to))].filter(([name]) => !/\.(br|gz)$/.test(name))
    expect(states).toContain(digest(pages.map(([name, bytes]) => [name, etagOf(bytes)])))
  }
  isOver = true
  await publishing
  expect(states.size).toBeGreaterThan(8)
})

it('should follow a release that is switched', async () => {
  await exportTo()
  const next = await Release.open(path.join(dataDir, 'published'), 'second')
  const publisher = new Publisher(site.catalogue, [sitemapOutput(site.catalogue, 'https://gongyun.example')], next)
  await publisher.buildAll(() => undefined)
  next.state.close()
  await switchTo(path.join(dataDir, 'published'), 'second')
  await exportTo({ changedOnly: true })
  expect(await contents(to)).toEqual(await released())
})

it('should tell in one Chinese line what is wrong with the command', async () => {
  const command = async (
    args: string[],
    environment: Record<string, string> = {},
  ): Promise<{ code: number; stdout: string }> => {
    const env = { ...process.env, DATA_DIR: dataDir, ...environment }
    return run(process.execPath, ['cms/server/commands/export.ts', ...args], { env }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    )
  }
  expect(await command([])).toMatchObject({ code: 1, stdout: expect.stringMatching(/^✗ 没有说导出到哪里.*\n$/) })
  expect(await command(['--to', to], { DATA_DIR: path.join(folder, 'none') })).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('还没有发布过'),
  })
  const withoutTar = await command(['--to', path.join(folder, 'site.tar.gz')], { PATH: '' })
  expect(withoutTar).toMatchObject({ code: 0, stdout: expect.stringContaining('✓ 已导出到') })
  expect(await command(['--to', to, '--changed'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('✓ 已导出到'),
  })
  expect(await contents(to)).toEqual(await released())
})
