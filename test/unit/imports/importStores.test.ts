import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sqliteStore } from '../../../cms/features/imports/journal/sqliteStore.ts'
import { SavedMeanwhile } from '../../../cms/documents/saving/savedMeanwhile.ts'

/** As much of the tables as putting back looks at. */
const tables = [
  'CREATE TABLE works (id TEXT PRIMARY KEY, title TEXT, slug TEXT, code TEXT, former_slugs TEXT, _status TEXT, updated_at TEXT)',
  'CREATE TABLE _works_v (id TEXT PRIMARY KEY, parent_id TEXT, version_title TEXT, latest INTEGER, updated_at TEXT)',
]

describe('a document of the embedded database that is put back', () => {
  let folder: string
  let client: ReturnType<typeof createClient>
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gongyun-store-'))
    client = createClient({ url: `file:${path.join(folder, 'gongyun.db')}` })
    await client.batch(tables, 'write')
  })
  afterAll(async () => {
    client.close()
    await rm(folder, { recursive: true, force: true })
  })

  const run = (sql: string, ...args: (string | number | null)[]) => client.execute({ sql, args })
  const write = async (title: string, at: string): Promise<void> => {
    await run('UPDATE _works_v SET latest = 0')
    await run('INSERT INTO _works_v VALUES (?, ?, ?, 1, ?)', `v-${at}`, '1', title, at)
    await run('UPDATE works SET title = ?, updated_at = ? WHERE id = ?', title, at, '1')
  }
  const stored = async () =>
    JSON.stringify([(await run('SELECT * FROM works')).rows, (await run('SELECT * FROM _works_v ORDER BY id')).rows])
  const store = () => sqliteStore({ client })
  const markNow = async () => (await store().marks('works', ['1'])).get('1') ?? ''
  const imageNow = async () => {
    const image = (await store().take('works', ['1'])).get('1')
    if (image === undefined) throw new Error('it is not there')
    return image
  }

  beforeEach(async () => {
    await client.batch(['DELETE FROM works', 'DELETE FROM _works_v'], 'write')
    await run(`INSERT INTO works VALUES ('1', 'old', 'new', 'c1', ' a x b ', 'published', '1')`)
    await write('old', '1')
  })

  it('should be what it was if it stands as it was looked at, and be left alone otherwise', async () => {
    const [image, before] = [await imageNow(), await stored()]
    await write('imported', '2')
    const mark = await markNow()
    // a version, a draft, and nothing but the document
    for (const others of [
      () => write('by somebody', '3'),
      () => run(`INSERT INTO _works_v VALUES ('draft', '1', 'by somebody', 0, '4')`),
      () => run(`UPDATE works SET updated_at = '5'`),
    ]) {
      await others()
      const since = await stored()
      await expect(store().restore('works', '1', image, mark)).rejects.toThrow(SavedMeanwhile)
      expect(await stored()).toBe(since)
    }
    await store().restore('works', '1', image, await markNow())
    expect(await stored()).toBe(before)
  })

  it.each([
    ['nobody has taken', `('2', 'other', 'y', 'c2', ' z ', 'published', '1')`, ' a x b '],
    ['another is public at', `('2', 'other', 'x', 'c2', NULL, 'published', '1')`, ' a b '],
    ['another was public at since', `('2', 'other', 'y', 'c2', ' x ', 'published', '1')`, ' a b '],
    ['a draft wants', `('2', 'other', 'x', 'c2', NULL, 'draft', '1')`, ' a x b '],
  ])('should lead on from an address as before when %s it', async (_, other, former) => {
    const image = await imageNow()
    await write('imported', '2')
    await run(`UPDATE works SET former_slugs = ' a b '`)
    await run(`INSERT INTO works VALUES ${other}`)
    await store().restore('works', '1', image, await markNow())
    expect((await run(`SELECT former_slugs FROM works WHERE id = '1'`)).rows[0]?.['former_slugs']).toBe(former)
  })
})
