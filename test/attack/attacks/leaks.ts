import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Attack } from '../attack.ts'
import { type AttackedSite, password } from '../attackedSite.ts'
import { createEntry } from '../../support/entries.ts'
import { login } from '../../support/api.ts'
import { uploadPicture } from '../pictures.ts'
import type { Tally } from '../tally.ts'

/** What stands in headers and on the disk for others to use, and an own password that anybody at the desk could change. */
export const leaks: Attack = {
  name: 'leaks',
  async run(site, tally) {
    await headers(site, tally)
    await modes(site, tally)
    await ownPassword(site, tally)
    await approvedText(site, tally)
  },
}

async function headers(site: AttackedSite, tally: Tally): Promise<void> {
  const { doc: picture } = (await uploadPicture(site.chief, '内部.png', 0x445566)).body
  const { id } = await createEntry(site.chief, 'notices', { title: '内部的', _status: 'draft' })
  const isPrivate = [
    ...[
      '/api/users/me',
      '/api/notices',
      '/api/nothing',
      `/api/media/file/${picture?.filename ?? ''}`,
      '/api/globals/site',
    ],
    ...[
      '/api/import/batches',
      '/api/import/notices/template',
      `/preview/notices/${id}`,
      '/healthz',
      '/-/none',
      '/admin',
    ],
  ]
  const isPublic = [
    '/',
    '/notices/',
    '/nothing/',
    '/feed.xml',
    '/sitemap.xml',
    '/favicon.svg',
    '/admin/login',
    '/_next/none.js',
  ]
  for (const target of [...isPrivate, ...isPublic])
    for (const token of [undefined, site.chief.token]) {
      const response = await fetch(site.url + target, {
        redirect: 'manual',
        headers: token === undefined ? {} : { Authorization: `JWT ${token}` },
      })
      await response.body?.cancel()
      const header = (name: string) => response.headers.get(name) ?? ''
      const example = () => `${target}: ${response.status} ${JSON.stringify(Object.fromEntries(response.headers))}`
      tally.expect(header('x-content-type-options') === 'nosniff', 'an answer without nosniff', example)
      tally.expect(
        /frame-ancestors/.test(header('content-security-policy')),
        'an answer that any site may frame',
        example,
      )
      if (isPrivate.includes(target)) {
        const isKept = !/no-store/.test(header('cache-control'))
        tally.expect(!isKept, 'a private answer that may be kept', example)
      }
    }
}

/** Others on the machine read nothing; only what is published is for the web server. */
async function modes(site: AttackedSite, tally: Tally): Promise<void> {
  if (process.platform === 'win32') return
  const look = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name)
      if (file === path.join(site.dataDir, 'published') || entry.isSymbolicLink()) continue
      // gone meanwhile
      const mode = await stat(file).then(
        (found) => found.mode & 0o777,
        () => 0,
      )
      tally.expect(
        (mode & (entry.isDirectory() ? 0o066 : 0o077)) === 0,
        `a ${entry.isDirectory() ? 'folder' : 'file'} that others may read or write`,
        () => `${path.relative(site.dataDir, file)} ${mode.toString(8)}`,
      )
      // below a closed folder nobody comes: a recording there shares its mode with its published link
      if (entry.isDirectory() && (mode & 0o011) !== 0) await look(file)
    }
  }
  await look(site.dataDir)
}

async function ownPassword(site: AttackedSite, tally: Tally): Promise<void> {
  const editor = site.cast.as.editor
  const own = `/api/users/${site.cast.accounts.editor}`
  for (const [target, data] of [
    [own, { password: 'taken-over-now' }],
    [own, { password: 'taken-over-now', currentPassword: 'wrong-password' }],
    [`/api/users?where[id][equals]=${site.cast.accounts.editor}`, { password: 'taken-over-now' }],
  ] as const) {
    await editor.request('PATCH', target, data)
    const isStill = await login(site.server, 'editor@example.org', password).then(
      () => true,
      () => false,
    )
    tally.expect(isStill, 'an own password was changed without the old one', () => target)
    if (!isStill) await site.refreshLogins()
  }
}

/** What was approved is what is published: where it stands and how it looks is part of it. */
async function approvedText(site: AttackedSite, tally: Tally): Promise<void> {
  const { as, units } = site.cast
  const body = (indent: number) => ({
    root: {
      ...{ type: 'root', version: 1, format: '', indent: 0, direction: 'ltr' },
      children: [
        {
          ...{ type: 'paragraph', version: 1, format: '', indent, direction: 'ltr', textFormat: 0 },
          children: [{ type: 'text', version: 1, text: '批准的字', detail: 0, format: 0, mode: 'normal', style: '' }],
        },
      ],
    },
  })
  await site.chief.request('POST', '/api/globals/newsroom', { separateReview: true })
  try {
    for (const change of [{ body: body(99) }, { createdAt: '2001-01-01T00:00:00.000Z' }]) {
      const draft = { title: '等批准', body: body(0), ownerUnit: units.own, _status: 'draft' }
      const { id } = await createEntry(as['unit-editor'], 'notices', draft)
      const read = async () =>
        (
          await site.chief.request<{ updatedAt: string; createdAt: string; body: unknown }>(
            'GET',
            `/api/notices/${id}?draft=true&depth=0`,
          )
        ).body
      const step = async (who: 'unit-editor' | 'reviewer', name: string) =>
        as[who].request('POST', `/api/notices/${id}/review`, { step: name, seen: (await read()).updatedAt })
      const submitted = await step('unit-editor', 'submit')
      const approved = await step('reviewer', 'approve')
      if (submitted.status !== 200 || approved.status !== 200)
        throw new Error(`${submitted.status} ${approved.status} ${JSON.stringify(approved.body)}`)
      const before = await read()
      await as['unit-editor'].request('PATCH', `/api/notices/${id}?draft=true`, change)
      const after = await as.reviewer.request<{ stage: string }>('GET', `/api/notices/${id}/review`)
      const what = Object.keys(change)[0] as 'body' | 'createdAt'
      // what a reader sees may have been left as it was
      const isUnchanged = JSON.stringify((await read())[what]) === JSON.stringify(before[what])
      const isHeld = isUnchanged || after.body.stage !== 'approved'
      tally.expect(isHeld, `an approved text was changed by ${what} and stayed approved`)
    }
  } finally {
    await site.chief.request('POST', '/api/globals/newsroom', { separateReview: false })
  }
}
