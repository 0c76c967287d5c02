import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, vi } from 'vitest'
import { filesOf } from '../../cms/content/files/filesOf.ts'
import type { Api } from './api.ts'
import type { TestServer } from './server.ts'

/** Every file below the folder of uploaded files, by its path in there, with a digest of its bytes. */
export async function filesOnDisk({ dataDir }: Pick<TestServer, 'dataDir'>): Promise<Record<string, string>> {
  const folder = path.join(dataDir, 'media')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  const digests = files.sort().map(async (file) => {
    const bytes = await readFile(file)
    return [path.relative(folder, file), `${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}`] as const
  })
  return Object.fromEntries(await Promise.all(digests))
}

/**
 * Expects that the files of the disk are those that rows name, in the trash too, with their sizes, and that nothing of
 * an upload or of a write waits anywhere, which may be cleared away a moment after the answer.
 */
export async function expectFilesAgree(server: Pick<TestServer, 'dataDir'>, staff: Api): Promise<void> {
  await vi.waitFor(() => expectFilesAgreeNow(server, staff), { timeout: 30_000, interval: 50 })
}

async function expectFilesAgreeNow(server: Pick<TestServer, 'dataDir'>, staff: Api): Promise<void> {
  const named: [string, number | undefined][] = []
  for (const [collection, folder] of [
    ['media', ''],
    ['recordings', 'recordings'],
    ['files', 'files'],
  ] as const) {
    const { body } = await staff.request<{ docs: unknown[] }>(
      'GET',
      `/api/${collection}?depth=0&pagination=false&trash=true`,
    )
    for (const { name, bytes } of body.docs.flatMap(filesOf)) named.push([path.join(folder, name), bytes])
  }
  const found = Object.entries(await filesOnDisk(server)).map(([name, digest]) => [name, parseInt(digest, 10)] as const)
  const inOrder = (files: readonly (readonly [string, number | undefined])[]) =>
    files.map(([name, bytes]) => `${name} ${bytes}`).sort()
  const waiting = async (folder: string) => readdir(path.join(server.dataDir, folder)).catch(() => [])
  expect({
    files: inOrder(found),
    uploading: await waiting('uploading'),
    pending: await waiting('pending-files'),
  }).toEqual({ files: inOrder(named), uploading: [], pending: [] })
}
