import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { belongs, inspect } from '../../../site/publisher/release/inspection.ts'
import { Release } from '../../../site/publisher/release/release.ts'

let root: string
let release: Release

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'gongyun-inspection-'))
  release = await Release.open(root, 'now')
  const bytes = Buffer.from('long enough to be compressed '.repeat(50))
  for (const url of ['/', '/works/one/', '/works/two/', '/feed.xml'])
    await release.write([{ path: url, content: { bytes } }])
})
afterEach(async () => {
  await release.close()
  await rm(root, { recursive: true, force: true })
})

const look = () => inspect(release.folder, release.manifest, { pause: 0 })

it('should find nothing amiss in a release as it was written', async () => {
  expect(await look()).toEqual({ damaged: [], foreign: [] })
})

it('should name what is missing, what has another size, and what is nobody’s', async () => {
  await rm(path.join(release.folder, 'works/one/index.html'))
  await truncate(path.join(release.folder, 'feed.xml.gz'), 3)
  await writeFile(path.join(release.folder, 'works/two/stray.html.br'), '')
  expect(await look()).toEqual({ damaged: ['/works/one/', '/feed.xml'], foreign: ['works/two/stray.html.br'] })
})

it.each([
  ['index.html', true],
  ['index.html.br', true],
  ['works/one/index.html.gz', true],
  ['feed.xml', true],
  ['works/one', false],
  ['works/one/index.html.br.br', false],
  ['works/three/index.html', false],
])('should know whether %s is one of the files: %s', (name, is) => {
  expect(belongs(release.manifest, name)).toBe(is)
})
