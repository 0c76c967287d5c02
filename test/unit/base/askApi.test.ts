import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { askApi, saidIn } from '../../../cms/base/ui/askApi.ts'

const asked = vi.fn<typeof fetch>()
vi.stubGlobal('fetch', asked)
afterEach(() => asked.mockReset())

const batch = z.object({ batch: z.string() })
const answering = (status: number, body: unknown) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  asked.mockResolvedValue(new Response(text, { status }))
}
const isChinese = expect.stringMatching(/^\p{Script=Han}.*。$/u)

it('should give what the API answers', async () => {
  answering(200, { batch: 'b', more: 1 })
  expect(await askApi('/api/import/works', batch)).toEqual({ ok: true, value: { batch: 'b' } })
  expect(asked).toHaveBeenCalledWith('/api/import/works', {
    method: 'GET',
    credentials: 'same-origin',
    cache: 'no-store',
  })
})

it('should give the code and the sentence of a refusal, and the fields that it is about', async () => {
  const errors = [{ path: 'title', message: '太长。', label: '标题' }]
  answering(400, { errors: [{ name: 'Refusal', message: '不行。', data: { code: 'too-long', errors } }] })
  expect(await askApi('/api/works', batch)).toEqual({
    ok: false,
    kind: 'refused',
    message: '不行。',
    code: 'too-long',
    fields: errors,
  })
})

it('should say in Chinese that nothing answers', async () => {
  asked.mockRejectedValue(new TypeError('Failed to fetch'))
  expect(await askApi('/api/works', batch)).toMatchObject({ ok: false, kind: 'offline', message: isChinese })
  const words = { offline: '网络断了。' }
  expect(await askApi('/api/works', batch, { words })).toMatchObject({ kind: 'offline', message: '网络断了。' })
})

it('should say in Chinese that something else answers, whatever it is', async () => {
  const others = fc.oneof(fc.string(), fc.json(), fc.constant('<html>502 Bad Gateway</html>'))
  await fc.assert(
    fc.asyncProperty(others, fc.constantFrom(200, 400, 404, 502), async (text, status) => {
      fc.pre(!batch.safeParse(parsed(text)).success && saidIn(parsed(text)).message === undefined)
      answering(status, text)
      expect(await askApi('/api/works', batch)).toMatchObject({ ok: false, kind: 'unclear', message: isChinese })
      const words = { unclear: '没有成功，请再试一次。' }
      expect(await askApi('/api/works', batch, { words })).toMatchObject({ message: words.unclear })
    }),
  )
})

it('should send what it is given as what it is', async () => {
  const sent = async (body: object) => {
    answering(200, { batch: 'b' })
    await askApi('/api/works', batch, { method: 'POST', body })
    const { headers } = asked.mock.lastCall?.[1] ?? {}
    return { headers, body: asked.mock.lastCall?.[1]?.body }
  }
  expect(await sent({ publish: true })).toEqual({
    headers: { 'content-type': 'application/json' },
    body: '{"publish":true}',
  })
  const table = new File(['名称'], '演出.csv')
  expect(await sent(table)).toEqual({ headers: { 'content-type': 'application/octet-stream' }, body: table })
  const query = new URLSearchParams({ limit: '30' })
  expect(await sent(query)).toEqual({
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'X-Payload-HTTP-Method-Override': 'GET',
    },
    body: query,
  })
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
