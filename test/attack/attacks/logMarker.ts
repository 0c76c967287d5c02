import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { createEntry } from '../../support/entries.ts'
import type { Attack } from '../attack.ts'
import { findLibraries } from '../generate/collections.ts'
import { uploadPicture } from '../pictures.ts'
import { refuseWrites } from '../rawWrites.ts'

/** Stands in everything that is written here, and nowhere in the log. */
const marker = 'mk7391'
/** An account's own, which no log may have either. */
const ofAccounts = ['@example.org', 'songs-for-workers', 'pbkdf2-sha']

/** Writes that the database refuses, and requests that are wrong: nothing of what people wrote stands in the log. */
export const logMarker: Attack = {
  name: 'log',
  mayLogErrors: true,
  async run(site, tally) {
    const { chief, cast } = site
    const { id } = await createEntry(chief, 'notices', { title: '还没有记号', _status: 'draft' })
    const { collections } = await findLibraries()
    const printed = site.output().length
    const refused = await refuseWrites(site.dataDir, site.databaseUrl)
    let count = 0
    const send = async (method: string, path: string, body: object): Promise<void> => {
      count++
      // refused one way or another, or not at all: what is looked at is the log
      await chief.request(method, path, method === 'GET' ? undefined : body)
    }
    try {
      for (const email of ['editor@example.org', `${marker}@example.org`])
        for (const password of ['songs-for-workers', `${marker}-password`])
          await send('POST', '/api/users/login', { email, password })
      for (const { slug, texts } of collections) {
        const data = Object.fromEntries(texts.map((name) => [name, `${marker} ${name}`]))
        const isLibrary = (pageCollections as readonly string[]).includes(slug)
        await send('POST', `/api/${slug}${isLibrary ? '?draft=true' : ''}`, { ...data, _status: 'draft' })
        await send('GET', `/api/${slug}?where[${marker}][equals]=${marker}&sort=${marker}`, {})
      }
      const account = { email: `${marker}@example.org`, password: `${marker}-password`, name: marker, role: 'editor' }
      await send('POST', '/api/users', account)
      await send('PATCH', `/api/users/${cast.accounts.editor}`, { name: marker, password: `${marker}-password` })
      await send('PATCH', `/api/notices/${id}`, { title: marker, summary: marker })
      await send('POST', `/api/notices/${id}/review`, { step: 'submit', comment: marker, seen: marker })
      await send('POST', `/api/import/notices?name=${marker}.csv`, [marker])
      await uploadPicture(chief, `${marker}.png`, 0x112233, marker)
      for (const path of [
        `/${marker}/`,
        `/api/${marker}`,
        `/api/notices/${marker}`,
        `/admin/${marker}?x=${marker}`,
        `/preview/notices/${marker}`,
      ])
        await send('GET', path, {})
    } finally {
      await refused.end()
    }
    const log = site.output().slice(printed)
    tally.tried += count
    for (const secret of [marker, ...ofAccounts]) {
      const line = log.split('\n').find((text) => text.includes(secret))
      tally.expect(line === undefined, `the log holds ${secret}`, () => around(line ?? '', secret))
    }
    const done = await createEntry(chief, 'notices', { title: '又写得进', _status: 'draft' }).then(
      () => true,
      () => false,
    )
    tally.expect(done, 'writes did not go on afterwards')
  },
}

function around(line: string, secret: string): string {
  const at = line.indexOf(secret)
  return line.slice(Math.max(0, at - 200), at + 100)
}
