import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inspect } from '../../site/publisher/inspection.ts'
import { Release } from '../../site/publisher/release.ts'

let root: string
const published = (name: string) => path.join(root, 'releases', 'now', name, 'index.html')

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'gongyun-crash-'))
  const release = await Release.open(root, 'now')
  for (const name of ['one', 'two'])
    await release.burst([{ path: `/${name}/`, content: { bytes: Buffer.from(`page ${name}`) } }], () => undefined)
  release.state.close()
})
afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

it('should keep every file as it is when the next burst was cut off before it was noted', async () => {
  // what a kill leaves that comes while the next burst is still being written: a file of the same size among them
  await writeFile(path.join(root, 'staging', 'now', '0'), 'page one')

  const release = await Release.open(root, 'now')
  release.state.close()
  expect(await readFile(published('two'), 'utf8')).toBe('page two')
})

it('should open a release from which a file of the last burst was removed, and name that file as damaged', async () => {
  await rm(published('two'))

  const release = await Release.open(root, 'now')
  expect((await inspect(release.folder, release.manifest, { pause: 0 })).damaged).toEqual(['/two/'])
  release.state.close()
})
