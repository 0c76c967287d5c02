import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { jwtSign } from 'payload'
import { describe, expect, it } from 'vitest'
import { bringsToken } from '../../../cms/server/front/tokens.ts'

const [key, now] = ['k'.repeat(32), Date.now()]
const sign = async (secret: string, seconds: number) =>
  (await jwtSign({ fieldsToSign: { id: '1', collection: 'users' }, secret, tokenExpiration: seconds })).token
const ways = (token: string) => [
  { authorization: `JWT ${token}` },
  { authorization: `Bearer ${token}` },
  { cookie: `theme=dark; payload-token=${token}` },
  { cookie: `payload-token=old; payload-token=${token}; x=y` },
]
const told = (token: string, by: string | undefined = key) =>
  ways(token).map((headers) => bringsToken(headers, by, now))

/** What a token says, and its signature in bytes: several ways of writing come to the same ones. */
const meaning = (token: string) => {
  const [header, payload, signature = '', ...rest] = token.split('.')
  return JSON.stringify([header, payload, Buffer.from(signature, 'base64url').toString('hex'), rest])
}

describe('a token that counts among staff', () => {
  it('should be one that Payload signed with its key, wherever it looks for one', async () => {
    expect(told(await sign(key, 3600))).toEqual([true, true, true, true])
    expect(told(await sign('another key', 3600))).toEqual([false, false, false, false])
    expect(told(await sign(key, -1))).toEqual([false, false, false, false])
  })

  it('should be no other, however near', async () => {
    const right = await sign(key, 3600)
    fc.assert(
      fc.property(fc.nat(right.length - 1), fc.string({ maxLength: 3 }), fc.nat(3), (at, text, cut) => {
        const changed = right.slice(0, at) + text + right.slice(at + cut)
        fc.pre(meaning(changed) !== meaning(right))
        expect(bringsToken({ authorization: `JWT ${changed}` }, key, now)).toBe(false)
      }),
    )
  })

  it.each(['', 'x', 'a.b', 'a.b.c', '..', 'a.b.c.d', '.'.repeat(1000)])('should not be %s', (text) => {
    expect(told(text)).toEqual([false, false, false, false])
  })

  it('should say until when, even when it is signed', () => {
    for (const claims of ['{}', 'null', '{"exp":"9999999999"}', 'x']) {
      const signed = `e30.${Buffer.from(claims).toString('base64url')}`
      const token = `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
      expect(told(token)).toEqual([false, false, false, false])
    }
  })

  it('should be any while the key is not known, and none without a token', () => {
    expect(ways('x').map((headers) => bringsToken(headers, undefined, now))).toEqual([true, true, true, true])
    for (const headers of [{}, { cookie: 'payload-token=; theme=x' }, { authorization: 'Basic eA==' }])
      expect(bringsToken(headers, undefined, now)).toBe(false)
  })
})
