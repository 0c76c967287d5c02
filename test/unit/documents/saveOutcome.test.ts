import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { overhear } from '../../../cms/documents/typing/overhear.ts'
import { outcomeOf } from '../../../cms/documents/typing/saveOutcome.ts'

const refusal = (message: string, errors?: object[]) => ({ errors: [{ message, ...(errors && { data: { errors } }) }] })

describe('what follows from an automatic save that did not save', () => {
  it('should not send a refused text again, and say the words of the server with what to do', () => {
    expect(outcomeOf('ready', { status: 403, body: refusal('只有本单位的人可以改') }, 0)).toEqual({
      kind: 'refused',
      said: '只有本单位的人可以改。请找编辑或管理员处理；要留住文字，请先复制到别处。',
    })
    expect(outcomeOf('ready', { status: 409, body: refusal('网址冲突。') }, 3)).toEqual({
      kind: 'refused',
      said: '网址冲突。',
    })
  })

  it('should name the fields of a refusal by their labels', () => {
    const errors = [
      { path: 'slug', label: '网址', message: '已被占用' },
      { path: 'year', message: '要写四位数字。' },
    ]
    expect(outcomeOf('ready', { status: 400, body: refusal('字段无效', errors) }, 0)).toEqual({
      kind: 'refused',
      said: '网址：已被占用。year：要写四位数字。',
    })
  })

  it('should send again what another write has overtaken', () => {
    const body = { errors: [{ message: '有人正在保存', data: { code: 'saved-meanwhile' } }] }
    expect(outcomeOf('ready', { status: 409, body }, 1)).toEqual({
      kind: 'waiting',
      why: 'failed',
      delay: 6_000,
      status: 409,
    })
  })

  it('should leave a text that is not of the newest version to the card for it', () => {
    const errors = [{ path: 'updatedAt', message: '没有保存' }]
    expect(outcomeOf('ready', { status: 409, body: refusal('没有保存', errors) }, 0)).toEqual({
      kind: 'outdated',
      said: '没有保存',
    })
  })

  it('should stop at every other 4xx whatever its body is, and try again what blames the moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), fc.jsonValue(), fc.nat(20), (status, body, failures) => {
        const { kind } = outcomeOf('ready', { status, body }, failures)
        const isRefusal = status >= 400 && status < 500 && ![408, 425, 429].includes(status)
        expect(kind).toBe(isRefusal ? 'refused' : 'waiting')
      }),
    )
  })

  it('should double its pauses up to a minute, and go on asking for a log-in at the same pace', () => {
    const pauses = (standing: 'ready' | 'offline' | 'logged-out') =>
      [0, 1, 2, 3, 4, 5, 40].map((failures) => {
        const outcome = outcomeOf(standing, undefined, failures)
        return outcome.kind === 'waiting' ? outcome.delay : undefined
      })
    const doubled = [3_000, 6_000, 12_000, 24_000, 48_000, 60_000, 60_000]
    expect(pauses('ready')).toEqual(doubled)
    expect(pauses('offline')).toEqual(doubled)
    expect(pauses('logged-out')).toEqual(Array.from(doubled, () => 3_000))
  })
})

describe('listening to a request of the form', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('should hear the answer to this request, leave it to the form, and stop listening', async () => {
    const usual = async (input: unknown): Promise<Response> =>
      Response.json({ asked: input }, { status: input === '/mine' ? 403 : 200 })
    vi.stubGlobal('fetch', usual)
    let formGot: unknown
    const heard = await overhear('/mine', async () => {
      await fetch('/other')
      formGot = await (await fetch('/mine')).json()
    })
    expect(heard).toEqual({ status: 403, body: { asked: '/mine' } })
    expect(formGot).toEqual({ asked: '/mine' })
    expect(globalThis.fetch).toBe(usual)
  })

  it('should hear nothing when there is no answer, and no JSON in what is none', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('network')))
    expect(await overhear('/mine', async () => fetch('/mine').catch(() => undefined))).toBeUndefined()
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }))
    expect(await overhear('/mine', async () => fetch('/mine'))).toEqual({ status: 502, body: undefined })
  })
})
