import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { bodyOf, gallery, leadsTo, paragraph, shows } from '../../support/bodies.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry } from '../../support/entries.ts'
import { startServer, type TestServer } from '../../support/server.ts'

type Refusal = { errors: { message: string }[] }
type Listed = { docs: { id: string; title?: string }[]; totalDocs: number; limit: number }

const body = (text: string) => ({
  root: {
    ...{ type: 'root', direction: null, format: '', indent: 0, version: 1 },
    children: [
      {
        ...{ type: 'paragraph', direction: null, format: '', indent: 0, version: 1, textFormat: 0, textStyle: '' },
        children: [{ type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 }],
      },
    ],
  },
})

/** A document with ids again for what was filled in; its rows and nodes keep theirs. */
function withIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIds)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const isFilledIn = typeof inner === 'object' && inner !== null && 'createdAt' in inner && 'id' in inner
      return [name, isFilledIn ? inner.id : withListOfIds(inner)]
    }),
  )
}

function withListOfIds(value: unknown): unknown {
  if (!Array.isArray(value)) return withIds(value)
  return value.map((one: unknown) =>
    typeof one === 'object' && one !== null && 'createdAt' in one && 'id' in one ? one.id : withIds(one),
  )
}

onEachDatabase(({ create }) => {
  let place: ReturnType<typeof create>
  let server: TestServer
  let staff: Api

  beforeAll(async () => {
    place = create()
    server = await startServer({ databaseUrl: place.url, args: ['--no-sample'] })
    staff = await administrator(server)
  })
  afterAll(async () => {
    await server?.stop()
    await place?.drop()
  })

  const draft = async (collection: string, data: object) =>
    (await createEntry(staff, collection, { ...data, _status: 'draft' })).id

  describe('searches', () => {
    const titles = [
      '百分之100%的努力',
      '百分之100的努力',
      'a_b',
      'aXb',
      'A.B(c)[d]',
      'abcd',
      '合唱 节',
      '节 合唱',
      "o'clock",
      'c\\d\\%',
    ]
    const found = async (query: string) => {
      const { status, body } = await staff.request<Listed>('GET', `/api/notices?draft=true&depth=0&limit=100&${query}`)
      expect([query, status]).toEqual([query, 200])
      return body.docs.flatMap(({ title }) => title ?? []).sort()
    }

    it('should find words as they stand, in letters of either case, on both databases alike', async () => {
      for (const title of titles) await draft('notices', { title })
      const word = fc.constantFrom(
        '100%',
        '%',
        '_',
        'A_B',
        'a',
        'B(C',
        '.',
        '合唱',
        '节',
        "'",
        '[d]',
        '工',
        '\\',
        '\\%',
      )
      const asked = fc.tuple(
        fc.constantFrom('like', 'not_like', 'contains'),
        fc.array(word, { minLength: 1, maxLength: 3 }),
      )
      await fc.assert(
        fc.asyncProperty(asked, async ([operator, words]) => {
          const text = words.join(' ')
          const has = (title: string, one: string) => title.toLowerCase().includes(one.toLowerCase())
          const expected = titles.filter((title) => {
            if (operator === 'contains') return has(title, text)
            return words.every((one) => has(title, one) === (operator === 'like'))
          })
          expect(await found(`where[title][${operator}]=${encodeURIComponent(text)}`)).toEqual(expected.sort())
        }),
        { numRuns: 30 },
      )
    })

    it('should be refused where they would read all texts there are', async () => {
      const long = Array.from(
        { length: 50 },
        (_, index) => `where[or][${index}][title][contains]=${'a'.repeat(20)}${index}`,
      )
      for (const query of [
        'where[body][contains]=a',
        'where[body][like]=a',
        long.join('&'),
        `where[title][like]=${'a'.repeat(201)}`,
      ])
        for (const method of ['GET', 'versions'] as const) {
          const path = method === 'GET' ? '/api/notices' : '/api/notices/versions'
          const own =
            method === 'GET'
              ? query
              : query.replaceAll('[body]', '[version.body]').replaceAll('[title]', '[version.title]')
          const { status, body } = await staff.request<Refusal>('GET', `${path}?${own}`)
          expect([status, body.errors[0]?.message]).toEqual([400, expect.stringMatching(/不能用|词太多|文字太长/)])
        }
    })
  })

  describe('answers', () => {
    let talents: string[]
    let performance: string
    const rows = (teams: string[]) => Array.from({ length: 400 }, (_, index) => ({ title: `第 ${index} 个`, teams }))

    beforeAll(async () => {
      talents = []
      for (let index = 0; index < 20; index++)
        talents.push(
          await draft('talents', { name: `演员${index}`, slug: `actor-${index}`, body: body('唱'.repeat(5000)) }),
        )
      const team = await draft('teams', {
        name: '合唱团',
        slug: 'choir',
        members: [...talents, ...talents, ...talents],
      })
      performance = await draft('performances', { title: '演出', slug: 'show', programme: rows([team, team]) })
    })

    it('should have every entry of a list of relations once', async () => {
      const { body } = await staff.request<{ docs: { members: string[] }[] }>('GET', '/api/teams?draft=true&limit=1')
      expect(body.docs[0]?.members).toEqual(talents)
    })

    it('should name everything that an entry names, also what lies in the trash, however much is filled in', async () => {
      const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })
        .png()
        .toBuffer()
      const picture = async (alt: string): Promise<string> => {
        const form = new FormData()
        form.append('_payload', JSON.stringify({ alt }))
        form.append('file', new Blob([png], { type: 'image/png' }), `${alt}.png`)
        const { body } = await staff.request<{ doc: { id: string } }>('POST', '/api/media', form)
        return body.doc.id
      }
      const work = (title: string, slug: string) => draft('works', { title, slug })
      const [kept, thrown] = [await work('留着的', 'kept'), await work('扔掉的', 'thrown')]
      const [shown, lost] = [await picture('留着的'), await picture('扔掉的')]
      const text = bodyOf(
        ...[shows('media', shown), shows('media', lost), gallery([lost, shown])],
        paragraph(leadsTo('works', thrown, '扔掉的'), leadsTo('works', kept, '留着的')),
      )
      const data = { title: '都点到', slug: 'naming', works: [thrown, kept], picture: lost, body: text }
      const activity = await draft('activities', data)
      for (const path of [`/api/works/${thrown}?draft=true`, `/api/media/${lost}`])
        expect((await staff.request('PATCH', path, { deletedAt: new Date().toISOString() })).status).toBe(200)
      const read = async (depth: number) =>
        (await staff.request<object>('GET', `/api/activities/${activity}?draft=true&depth=${depth}`)).body
      const stored = await read(0)
      for (const depth of [1, 2, 3]) {
        const answer = await read(depth)
        expect(JSON.stringify(answer)).toContain('留着的.png')
        expect([depth, withIds(answer)]).toEqual([depth, stored])
      }
    })

    it('should be refused when the relations in it would multiply, and have ids where nothing is asked for', async () => {
      for (const query of ['depth=3', 'depth=2'])
        for (const path of [
          `/api/performances/${performance}?draft=true&`,
          '/api/performances?draft=true&',
          '/api/performances/versions?',
        ]) {
          const { status, body } = await staff.request<Refusal>('GET', path + query)
          expect([path, status, body.errors?.[0]?.message]).toEqual([path, 400, expect.stringContaining('depth=0')])
        }
      const { body } = await staff.request<{ programme: { teams: string[] }[] }>(
        'GET',
        `/api/performances/${performance}?draft=true`,
      )
      expect(body.programme.every(({ teams }) => teams.length === 1 && typeof teams[0] === 'string')).toBe(true)
      expect((await staff.request('GET', `/api/performances/${performance}?draft=true&depth=1`)).status).toBe(200)
      expect((await staff.request('GET', '/api/teams?draft=true&depth=3')).status).toBe(200)
      expect((await staff.request('GET', '/api/teams?depth=4')).status).toBe(400)
    })

    it('should be of a write that is done, with ids where the relations would be too many', async () => {
      const path = `/api/performances/${performance}?draft=true&depth=3`
      const { status, text } = await staff
        .request('PATCH', path, { title: '新名字' })
        .then(({ status, body }) => ({ status, text: JSON.stringify(body) }))
      expect(status).toBe(200)
      expect(text.length).toBeLessThan(40 * 2 ** 20)
      const { body } = await staff.request<{ title: string }>('GET', `/api/performances/${performance}?draft=true`)
      expect(body.title).toBe('新名字')
    })

    it('should have no more documents than a page, and say how many there are', async () => {
      for (const [query, status] of [
        ['limit=100', 200],
        ['limit=101', 400],
        ['limit=500&select[title]=true', 200],
        ['limit=501&select[title]=true', 400],
        ['pagination=false', 200],
      ] as const)
        for (const at of ['', '/versions'])
          if (at === '' || !query.includes('select'))
            expect([query, at, (await staff.request('GET', `/api/notices${at}?${query}`)).status]).toEqual([
              query,
              at,
              status,
            ])
      const { body } = await staff.request<Listed>('GET', '/api/talents?draft=true&limit=0')
      expect(body).toMatchObject({ limit: 100, totalDocs: talents.length })
      for (const address of ['/admin/collections/talents?limit=0', '/admin/collections/talents?limit=1000000'])
        expect((await staff.request('GET', address)).status).toBe(200)
    })
  })
})
