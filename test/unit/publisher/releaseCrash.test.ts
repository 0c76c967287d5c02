import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inspect } from '../../../site/publisher/release/inspection.ts'
import type { FileChange } from '../../../site/publisher/release/fileChange.ts'
import { Release } from '../../../site/publisher/release/release.ts'

/** Long enough to have compressed copies. */
const text = (name: string) => `page ${name} `.repeat(200)
const page = (name: string, bytes = text(name)): FileChange => ({
  path: `/${name}/`,
  content: { bytes: Buffer.from(bytes) },
})

let root: string
const published = (name: string, ending = '') => path.join(root, 'releases', 'now', name, `index.html${ending}`)
const staging = () => readdir(path.join(root, 'staging', 'now'))

async function publish(release: Release, ...changes: FileChange[]): Promise<void> {
  const staged = await Promise.all(changes.map((change) => release.stage(change)))
  await release.burst(
    staged.filter((change) => change !== undefined),
    () => undefined,
  )
}

/** Leaves a release as a kill does: nothing is flushed, closed or forgotten. */
async function killed(...bursts: FileChange[][]): Promise<void> {
  const release = await Release.open(root, 'now')
  for (const changes of bursts) await publish(release, ...changes)
  await release.settled()
  release.state.close()
}

async function reopened(): Promise<Release> {
  const release = await Release.open(root, 'now')
  await release.close()
  return release
}

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'gongyun-crash-'))
})
afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

it('should keep every file as it is, and no leftover, when a burst was cut off before it was noted', async () => {
  await killed([page('one'), page('two')])
  const release = await Release.open(root, 'now')
  await release.stage(page('two', text('changed')))
  release.state.close()
  expect(await staging()).not.toEqual([])

  await reopened()
  expect(await readFile(published('two'), 'utf8')).toBe(text('two'))
  expect(await staging()).toEqual([])
})

it('should finish a burst that was noted before its files were renamed, deletions included', async () => {
  await killed([page('one'), page('two')], [page('one', text('newer')), { path: '/two/', content: undefined }])
  // as if the kill had come before any of it
  await writeFile(published('one'), text('one'))
  await rm(published('one', '.br'))
  for (const ending of ['', '.br', '.gz']) await writeFile(published('two', ending), 'old')

  const release = await reopened()
  expect(await readFile(published('one'), 'utf8')).toBe(text('newer'))
  expect(await inspect(release.folder, release.manifest, { pause: 0 })).toEqual({ damaged: [], foreign: [] })
  expect(existsSync(published('two'))).toBe(false)
})

it('should make good what the disk lost of a file that was never flushed', async () => {
  await killed([page('one')], [page('two')], [page('one', text('newer'))])
  for (const name of ['one', 'two'])
    for (const ending of ['', '.br', '.gz']) await writeFile(published(name, ending), '')

  const release = await reopened()
  expect(await readFile(published('one'), 'utf8')).toBe(text('newer'))
  expect(await readFile(published('two'), 'utf8')).toBe(text('two'))
  expect(await inspect(release.folder, release.manifest, { pause: 0 })).toEqual({ damaged: [], foreign: [] })
})

it('should not remember the bytes of files that are flushed', async () => {
  const release = await Release.open(root, 'now')
  await publish(release, page('one'), page('two'))
  expect([...release.state.redo()].map(({ path }) => path)).toEqual(['/one/', '/two/'])
  await release.close()

  const again = await Release.open(root, 'now')
  expect([...again.state.redo()]).toEqual([])
  await again.close()
})

it('should name a file as damaged that was removed long after its burst', async () => {
  await killed([page('one'), page('two')])
  await reopened()
  await rm(published('two'))

  const release = await reopened()
  expect((await inspect(release.folder, release.manifest, { pause: 0 })).damaged).toEqual(['/two/'])
})

it('should tell who serves it where a file stands, before it is moved and when it is in its place', async () => {
  const release = await Release.open(root, 'now')
  const told: string[] = []
  release.watch(async (files) => {
    for (const [url, file] of files) {
      expect([url, await readFile(file?.file ?? '', 'utf8')]).toEqual(['/one/', text('one')])
      expect((await readFile(file?.br?.file ?? '')).length).toBe(file?.br?.size)
      told.push(file?.file === published('one') ? 'in its place' : 'beside')
    }
  })
  await publish(release, page('one'))
  expect(told).toEqual(['beside'])
  await release.settled()
  await vi.waitUntil(() => told.length === 2)
  expect(told).toEqual(['beside', 'in its place'])
  await release.close()
})

it('should leave nothing behind of a burst that will not be', async () => {
  const release = await Release.open(root, 'now')
  await release.stage(page('one'))
  await release.discard()
  expect(await staging()).toEqual([])
  expect(release.manifest.has('/one/')).toBe(false)
  await release.close()
})
