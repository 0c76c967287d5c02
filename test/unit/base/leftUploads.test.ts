import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { removeLeftUploads, uploadsFolder } from '../../../cms/base/disk/leftUploads.ts'

let root: string
beforeEach(async () => void (root = await mkdtemp(path.join(tmpdir(), 'gongyun-left-'))))
afterEach(() => rm(root, { recursive: true }))

it.each([false, true])(
  'should go, and what else is in their folder stay, also when it is a link: %s',
  async (isLink) => {
    const dataDir = path.join(root, 'data')
    const folder = isLink ? path.join(root, 'larger disk') : uploadsFolder(dataDir)
    await Promise.all([mkdir(dataDir, { recursive: true }), mkdir(folder, { recursive: true })])
    if (isLink) await symlink(folder, uploadsFolder(dataDir))
    const ofRequest = path.join(folder, randomUUID())
    await mkdir(ofRequest)
    await Promise.all(
      [
        path.join(ofRequest, 'tmp-1-1'),
        ...['tmp-12-1790000000000', randomUUID(), 'photos', 'tmp', 'x.tmp-1-1'].map((name) => path.join(folder, name)),
      ].map((file) => writeFile(file, 'x')),
    )
    await removeLeftUploads(dataDir, Date.now() - 60_000)
    expect(await readdir(folder)).toHaveLength(6)
    await removeLeftUploads(dataDir, Infinity)
    expect((await readdir(folder)).sort()).toEqual(['photos', 'tmp', 'x.tmp-1-1'])
    if (isLink) expect(await readlink(uploadsFolder(dataDir))).toBe(folder)
  },
)

it('should be nothing where nothing was ever uploaded', async () => {
  await removeLeftUploads(path.join(root, 'nowhere'), Infinity)
  expect(await readdir(root)).toEqual([])
})
