import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { tuneOf } from '../../../cms/features/sample/tune.ts'
import { createEntry } from '../../support/entries.ts'
import type { Attack } from '../attack.ts'
import type { AttackedSite } from '../attackedSite.ts'
import { colourOf, formOf, type Picture, pictureOf, type Uploaded, uploadPicture } from '../pictures.ts'
import type { Tally } from '../tally.ts'

/** Uploads that are refused, that come at once, or under names that no disk takes: nobody's bytes are lost or mixed up. */
export const files: Attack = {
  name: 'files',
  async run(site, tally, size) {
    await refusedReplacements(site, tally)
    await atOnce(site, tally, size.isWhole ? 3 : 1)
    await oddNames(site, tally)
  },
}

/** The files of a folder of the data folder, as hashes by name. */
async function hashes(site: AttackedSite): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const folder of ['media', 'recordings']) {
    const names = await readdir(path.join(site.dataDir, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    )
    for (const entry of names.filter((name) => name.isFile())) {
      const file = path.join(entry.parentPath, entry.name)
      found.set(
        path.relative(site.dataDir, file),
        createHash('sha256')
          .update(await readFile(file))
          .digest('hex'),
      )
    }
  }
  return found
}

async function refusedReplacements(site: AttackedSite, tally: Tally): Promise<void> {
  const { doc: picture } = (await uploadPicture(site.chief, '原来.png', 0x123456)).body
  const { body: sound } = await site.chief.request<{ doc: { id: string; updatedAt: string } }>(
    'POST',
    '/api/recordings',
    formOf('原来.wav', tuneOf('1 2 3'), { title: '原来的' }, 'audio/wav'),
  )
  if (picture === undefined) throw new Error('a picture was not taken')
  await createEntry(site.chief, 'notices', { title: '有配图的', picture: picture.id })
  await site.chief.request('PATCH', `/api/media/${picture.id}`, { credit: '又改过' })
  const before = await hashes(site)
  const [red, tune] = [await pictureOf(0xff0000), tuneOf('5 6 7')]
  const long = '长'.repeat(130)
  const refused: [string, string, FormData | object, 'chief' | 'unit-editor' | 'auditor'][] = [
    ['an empty 图片说明', `media/${picture.id}`, formOf('新.png', red, { alt: '' }), 'chief'],
    ['a 图片说明 that is too long', `media/${picture.id}`, formOf('新.png', red, { alt: long }), 'chief'],
    [
      'an outdated save',
      `media/${picture.id}`,
      formOf('新.png', red, { alt: '新', updatedAt: picture.updatedAt }),
      'chief',
    ],
    ['a unit editor', `media/${picture.id}`, formOf('新.png', red, { alt: '新' }), 'unit-editor'],
    ['an auditor', `media/${picture.id}`, formOf('新.png', red, { alt: '新' }), 'auditor'],
    ['what is no picture', `media/${picture.id}`, formOf('新.png', Buffer.from('no'), { alt: '新' }), 'chief'],
    ['the name of the old file', `media/${picture.id}`, formOf('原来.png', red, { alt: '' }), 'chief'],
    [
      'a crop with an empty 图片说明',
      `media/${picture.id}?uploadEdits[crop][x]=10&uploadEdits[crop][width]=20&uploadEdits[crop][height]=20`,
      { alt: '' },
      'chief',
    ],
    ['a focal point out of range', `media/${picture.id}`, { focalX: 900, focalY: -5 }, 'chief'],
    ['an empty title', `recordings/${sound.doc.id}`, formOf('新.wav', tune, { title: '' }, 'audio/wav'), 'chief'],
    [
      'captions that are none',
      `recordings/${sound.doc.id}`,
      formOf('新.wav', tune, { title: '新', captions: 'x' }, 'audio/wav'),
      'chief',
    ],
  ]
  for (const [what, target, body, who] of refused) {
    const api = who === 'chief' ? site.chief : site.cast.as[who]
    const { status } = await api.request('PATCH', `/api/${target}`, body)
    tally.expect(status >= 400 && status < 500, `${what}: ${status}`)
    const after = await hashes(site)
    const lost = [...before].filter(([name, hash]) => after.get(name) !== hash).map(([name]) => name)
    tally.expect(lost.length === 0, `${what}: an old file is gone or another`, () => lost.join(', '))
    const orphans = [...after.keys()].filter((name) => !before.has(name))
    tally.expect(orphans.length === 0, `${what}: a file of nobody is left`, () => orphans.join(', '))
  }
}

/** Six uploads of one name at once, and six replacements: each has its own bytes. */
async function atOnce(site: AttackedSite, tally: Tally, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const colours = Array.from({ length: 6 }, (_, index) => 0x101010 * (index * 2 + 1))
    const answers = await Promise.all(colours.map((colour) => uploadPicture(site.chief, '海报.png', colour)))
    await expectOwnBytes(site, tally, colours, answers, 'uploads at once')
    const targets = answers.flatMap(({ body }) => (body.doc === undefined ? [] : [body.doc.id]))
    const others = targets.map((_, index) => 0x0f0f0f * (index + 2))
    const replaced = await Promise.all(
      targets.map(async (id, index): Promise<Uploaded> => {
        const form = formOf('另一张.png', await pictureOf(others[index] ?? 0), { alt: '换过' })
        return site.chief.request('PATCH', `/api/media/${id}`, form)
      }),
    )
    await expectOwnBytes(site, tally, others, replaced, 'replacements at once')
  }
}

async function expectOwnBytes(
  site: AttackedSite,
  tally: Tally,
  colours: readonly number[],
  answers: readonly Uploaded[],
  what: string,
): Promise<void> {
  const names = new Set<string>()
  for (const [index, { status, body }] of answers.entries()) {
    tally.expect(status === 200 || status === 201, `${what}: ${status}`, () => JSON.stringify(body).slice(0, 200))
    if (body.doc === undefined) continue
    tally.expect(!names.has(body.doc.filename), `${what}: two of one name`, () => body.doc?.filename ?? '')
    names.add(body.doc.filename)
    const colour = await fileOf(site, body.doc).then(colourOf, () => undefined)
    const isOwn = colour !== undefined && colour === colours[index]
    tally.expect(isOwn, `${what}: a file with the bytes of another, or none`, () => body.doc?.filename ?? '')
  }
}

async function oddNames(site: AttackedSite, tally: Tally): Promise<void> {
  const names = [
    `${'节'.repeat(84)}.png`,
    `${'👩‍👩‍👧'.repeat(40)}.png`,
    ...[
      '.htaccess.png',
      '.png',
      'CON.png',
      'nul.png',
      'a.png ',
      'a..png',
      '../../secret.png',
      '..\\x.png',
      'a%2Fb.png',
    ],
    ...[
      '\u202egnp.exe.png',
      '"quoted".png',
      'e\u0301.png',
      '\u00e9.png',
      '   .png',
      `${'x'.repeat(10_000)}.png`,
      '图.PNG',
    ],
  ]
  for (const [index, name] of names.entries()) {
    const colour = 0x030303 * (index + 1)
    const answer = await uploadPicture(site.chief, name, colour)
    const shown = () => `${JSON.stringify(name).slice(0, 60)}: ${JSON.stringify(answer.body).slice(0, 160)}`
    tally.expect(answer.status === 201, `a name was answered ${answer.status}`, shown)
    const { doc } = answer.body
    if (doc === undefined) continue
    tally.expect(
      !doc.filename.startsWith('.') && !/[/\\\u202e]/.test(doc.filename),
      'a name as no web server takes it',
      shown,
    )
    const isOwn = (await fileOf(site, doc).then(colourOf, () => undefined)) === colour
    tally.expect(isOwn, 'a file that is not given under its name', shown)
  }
}

async function fileOf(site: AttackedSite, { filename }: Picture): Promise<Uint8Array> {
  const response = await fetch(`${site.url}/api/media/file/${encodeURIComponent(filename)}`, {
    headers: { Authorization: `JWT ${site.chief.token ?? ''}` },
  })
  if (response.status !== 200) throw new Error(String(response.status))
  return new Uint8Array(await response.arrayBuffer())
}
