import { once } from 'node:events'
import { request as send, type IncomingMessage } from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { createEntry, publish, type Stored, updateEntry } from '../../support/entries.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'*~^+-:\\"\'<>&()[]{}% \u0000\ud83d\udc4d合唱周六免费ab1'), maxLength: 40 }),
  fc.constantFrom(
    'title:合唱',
    '+合唱 -团',
    '合*',
    '合唱~1^9',
    '"',
    '\\',
    '%',
    '_',
    '合'.repeat(10_000),
    'a'.repeat(10_000),
  ),
)

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let networks = 0

  beforeAll(async () => {
    database = create()
    server = await startServer({
      databaseUrl: database.url,
      args: ['--no-sample'],
      env: { TRUSTED_PROXIES: '127.0.0.1' },
    })
    staff = await administrator(server)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  /** Asks as a browser without scripts does, each time from another network unless one is given. */
  async function ask(query: string, network?: string): Promise<{ status: number; text: string }> {
    networks++
    const headers = { 'x-forwarded-for': network ?? `203.${networks >> 8}.${networks & 255}.7` }
    const request = send({ host: '127.0.0.1', port: server.port, path: `/search/${query}`, headers, agent: false })
    request.end()
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    let text = ''
    for await (const chunk of response.setEncoding('utf8')) text += String(chunk)
    return { status: response.statusCode ?? 0, text }
  }
  const textOf = (text: string): string => `?q=${encodeURIComponent(text)}`
  const titles = async (asked: string): Promise<string[]> => {
    const { text } = await ask(textOf(asked))
    // the page without an answer has no titles either
    expect(text).toMatch(/找到 <b>|没有找到/)
    return [...text.matchAll(/<h3[^>]*><a[^>]*>(.*?)<\/a>/gs)].map(([, title = '']) => title.replaceAll(/<[^>]*>/g, ''))
  }

  describe('a search that the server answers', () => {
    let work: Stored

    it('should find what is published, by words, pinyin and other characters, and mark what was looked for', async () => {
      work = await createEntry(staff, 'works', { title: '滇池剪纸合唱', genre: 'choir', summary: '浪花' })
      for (const text of ['剪纸', 'jianzhi', '剪紙', '滇池箭纸合唱'])
        await expect.poll(async () => [text, await titles(text)]).toEqual([text, ['滇池剪纸合唱']])
      expect((await ask(textOf('剪纸'))).text).toContain('<mark>剪纸</mark>')
    })

    it('should find an entry by what it says now, and not by what stands in its drafts', async () => {
      await publish(staff, 'works', work.id, { title: '洱海剪纸合唱' })
      await expect.poll(() => titles('洱海')).toEqual(['洱海剪纸合唱'])
      expect(await titles('滇池')).toEqual([])
      await staff.request('PATCH', `/api/works/${work.id}?draft=true`, { title: '抚仙湖夜曲', _status: 'draft' })
      await createEntry(staff, 'works', { title: '泸沽湖夜曲', genre: 'choir', _status: 'draft' })
      // what is published after them is found no sooner than they would be
      await createEntry(staff, 'works', { title: '异龙湖晨曲', genre: 'choir' })
      await expect.poll(() => titles('异龙湖')).toEqual(['异龙湖晨曲'])
      expect([await titles('抚仙湖'), await titles('泸沽湖'), await titles('洱海')]).toEqual([[], [], ['洱海剪纸合唱']])
    })

    it('should not find what is no longer public', async () => {
      await updateEntry(staff, 'works', work.id, { _status: 'draft' })
      await expect.poll(() => titles('洱海剪纸')).toEqual([])
    })

    it('should answer any query with the page, in which it is nothing but text', async () => {
      await fc.assert(
        fc.asyncProperty(
          strange,
          fc.constantFrom('', '&in=works', '&kind=choir', '&sort=name&shown=99'),
          async (text, more) => {
            const { status, text: page } = await ask(textOf(text.toWellFormed()) + more)
            // an address of many kilobytes is refused whatever it asks for
            expect([200, 431]).toContain(status)
            expect(
              status === 200 ? page.includes('</html>') : encodeURIComponent(text.toWellFormed()).length > 8000,
            ).toBe(true)
            expect(page).not.toMatch(/<(?:script|img|b)[^>]*(?:onerror|alert)/)
          },
        ),
        { numRuns: 150, seed: 13, endOnFailure: true },
      )
      // bytes that are no text, and the same asked at once
      for (const bytes of ['%', '%ff%fe', '%ED%A0%80', '%00', '+', '&&&', '?q=?'])
        expect([bytes, (await ask(`?q=${bytes}`)).status]).toEqual([bytes, 200])
      const many = await Promise.all(Array.from({ length: 60 }, async (_, at) => ask(textOf(`合唱${at}`))))
      expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200]))
    }, 60_000)

    it('should be given a network so many times a minute, then the page that says where else to look', async () => {
      const isAnswered = ({ text }: { text: string }) => text.includes('class="status"') && text.includes('没有找到')
      const answers = []
      for (let at = 0; at < 70; at++) answers.push(await ask(textOf(`没有的词${at}`), '198.51.100.9'))
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
      const given = answers.filter(isAnswered).length
      expect([given > 0, given < 70]).toEqual([true, true])
      // what was answered a moment ago is answered again, and others are
      expect(isAnswered(await ask(textOf('没有的词0'), '198.51.100.9'))).toBe(true)
      expect(isAnswered(await ask(textOf('没有的词69'), '198.51.101.9'))).toBe(true)
      expect(answers.at(-1)?.text).toContain('从下面的栏目里找')
    })
  })
})
