import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, pageText, type Stored } from '../../support/entries.ts'
import { openRaw } from '../../support/rawDatabase.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { expectFilesAgree, filesOnDisk } from '../../support/storedFiles.ts'

type Size = { filename: string | null; width: number | null; height: number | null; mimeType: string | null }
type Picture = Stored & { updatedAt: string; filename: string; sizes: Record<string, Size> }

/** Sizes that came later than others. */
const late = ['avif320', 'webp320', 'square']

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let server: TestServer
  let staff: Api

  const start = async () => {
    server = await startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'] })
    staff = await administrator(server)
  }
  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-old-pictures-'))
    await start()
  })
  afterAll(async () => {
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
  })

  const upload = async (name: string, width: number, height: number) => {
    const bytes = await sharp({ create: { width, height, channels: 3, background: '#b3261e' } }).png().toBuffer()
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), `${name}.png`)
    form.set('_payload', JSON.stringify({ alt: name, focalX: 10, focalY: 90 }))
    const { status, body } = await staff.request<{ doc: Picture }>('POST', '/api/media', form)
    expect(status).toBe(201)
    return body.doc
  }
  const read = async ({ id }: Picture) => (await staff.request<Picture>('GET', `/api/media/${id}`)).body
  const inMedia = (name: string) => path.join(dataDir, 'media', name)
  const lateFiles = ({ sizes }: Picture) => late.flatMap((name) => sizes[name]?.filename ?? [])
  /** What a size is, whatever its file is called. */
  const kinds = ({ sizes }: Picture) =>
    Object.entries(sizes).map(([name, { width, height, mimeType }]) => [name, width ?? null, height ?? null, mimeType ?? null])

  it('should give pictures of before the sizes that one uploaded today gets, and change nothing else of them', async () => {
    const plain = await upload('海报', 1200, 1600)
    const small = await upload('小图', 300, 200)
    const named = await upload('重名', 1000, 500)
    const cutOff = await upload('中断', 800, 600)
    const lost = await upload('丢失', 640, 480)
    const trashed = await upload('回收', 900, 900)
    const move = async (deletedAt: string | null) => {
      const address = `/api/media/${trashed.id}${deletedAt === null ? '?trash=true' : ''}`
      expect((await staff.request('PATCH', address, { deletedAt })).status).toBe(200)
    }
    await move(new Date().toISOString())
    const all = [plain, small, named, cutOff, lost]
    const show = await createEntry(staff, 'performances', {
      title: '老海报的演出',
      kind: 'gala',
      admission: 'free',
      picture: plain.id,
    })
    await server.stop()

    const raw = await openRaw(dataDir, database.url)
    await raw.forgetSizes(late)
    await raw.close()
    for (const picture of [plain, small, lost, trashed]) for (const name of lateFiles(picture)) await rm(inMedia(name), { force: true })
    await rm(inMedia(lost.filename))
    // a crash after the files had their names and before the row named them
    const files = await Promise.all(
      lateFiles(cutOff).map(async (name) => ({ name, inode: String((await stat(inMedia(name), { bigint: true })).ino) })),
    )
    await mkdir(path.join(dataDir, 'pending-files'), { recursive: true })
    const note = JSON.stringify({ collection: 'media', files, temporary: [] })
    await writeFile(path.join(dataDir, 'pending-files', 'cut-off.json'), note)

    await start()
    for (const picture of [plain, named, cutOff]) {
      await expect.poll(async () => kinds(await read(picture)), { timeout: 60_000 }).toEqual(kinds(picture))
    }
    for (const picture of all) expect((await read(picture)).updatedAt).toBe(picture.updatedAt)
    for (const picture of [plain, cutOff]) expect(lateFiles(await read(picture))).toEqual(lateFiles(picture))
    // what has the names is not written over, though no row names it
    expect(lateFiles(await read(named)).filter((name) => lateFiles(named).includes(name))).toEqual([])
    await expect.poll(async () => kinds(await read(small))).toEqual(kinds(small))
    expect((await read(small)).sizes['square']?.filename ?? null).toBeNull()
    expect(lateFiles(await read(lost))).toEqual([])
    const { data } = await sharp(inMedia(lateFiles(await read(plain))[0] ?? '')).raw().toBuffer({ resolveWithObject: true })
    expect(data.length).toBe(320 * 427 * 3)
    await expect
      .poll(async () => (await pageText(server, `/performances/${show.slug}/`)).text)
      .toMatch(/og:image" content="[^"]*-720x720\.jpg"/)

    // one in the trash is none that anybody sees; it gets them when it comes out of it
    const inTrash = await staff.request<Picture>('GET', `/api/media/${trashed.id}?trash=true`)
    expect(lateFiles(inTrash.body)).toEqual([])
    await move(null)
    await expect.poll(async () => kinds(await read(trashed)), { timeout: 30_000 }).toEqual(kinds(trashed))
    expect(lateFiles(await read(trashed))).toEqual(lateFiles(trashed))

    const done = await filesOnDisk(server)
    await server.stop()
    await start()
    expect(await filesOnDisk(server)).toEqual(done)
    for (const name of lateFiles(named)) await rm(inMedia(name))
    await staff.request('DELETE', `/api/media/${lost.id}`)
    await expectFilesAgree(server, staff)
  })
})
