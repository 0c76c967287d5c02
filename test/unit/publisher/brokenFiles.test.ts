import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import type { Entries } from '../../../site/catalogue/entries.ts'
import { mediaOutput } from '../../../site/publisher/outputs/mediaOutput.ts'
import { Publisher } from '../../../site/publisher/publisher.ts'
import { Release } from '../../../site/publisher/release/release.ts'

const url = '/media/0123456789/a.png'
const now = Date.parse('2026-11-26T04:00:00Z')
let root: string
let file: string
let release: Release
let publisher: Publisher

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'gongyun-broken-'))
  file = path.join(root, 'a.png')
  const catalogue = new Catalogue(now)
  release = await Release.open(root, 'release')
  publisher = new Publisher(catalogue, [mediaOutput(catalogue, root)], release)
  const picture = { id: 'p', alt: '图', src: url, width: 1, height: 1, sizes: [] }
  catalogue.set('media', 'p', { ...picture, files: { [url]: 'a.png' }, bytes: { [url]: 4 } })
  catalogue.set('units', 'city', { id: 'city', name: '市总' } as Entries['units'])
  catalogue.set('notices', 'n', {
    id: 'n',
    slug: 'n',
    formerSlugs: [],
    title: '通知',
    kind: 'notice',
    picture: 'p',
    date: '2026-11-01T00:00:00.000Z',
    created: '2026-11-01T00:00:00.000Z',
    sample: false,
  } as unknown as Entries['notices'])
})
afterEach(async () => {
  await release.close()
  rmSync(root, { recursive: true, force: true })
})

const make = async () => {
  publisher.enqueue(url, 0)
  await publisher.work()
}
/** Size of the published file; undefined when there is none. */
const size = () => release.manifest.get(url)?.size

it('should publish no file that is missing or has another size than its row says', async () => {
  await make()
  expect(publisher.failed.map(({ error }) => error)).toEqual(['上传的文件不在磁盘上了。请重新上传'])
  writeFileSync(file, '')
  await make()
  expect(publisher.failed[0]?.error).toContain('大小不对')
  expect(size()).toBeUndefined()
  writeFileSync(file, 'abcd')
  await make()
  expect([size(), publisher.failed]).toEqual([4, []])
})

it('should make a published file again that was damaged when it was copied, once its source is whole', async () => {
  // as a release has it that was made before sizes were compared
  writeFileSync(file, '')
  const staged = await release.stage({ path: url, content: { copyOf: file } })
  await release.burst(staged === undefined ? [] : [staged], () => undefined)
  await release.settled()
  expect(size()).toBe(0)

  writeFileSync(file, 'abcd')
  await publisher.inspectSizes({ pause: 0 })
  await publisher.work()
  expect(size()).toBe(4)

  truncateSync(file, 0)
  await publisher.inspectSizes({ pause: 0 })
  expect(await publisher.work()).toEqual([])
  expect(size()).toBe(4)
})
