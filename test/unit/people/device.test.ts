import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deviceCookie, type DeviceOwner, knownDevice } from '../../../cms/people/accounts/device.ts'

const day = 86_400_000
const owner = fc.record({ id: fc.uuid(), hash: fc.base64String({ minLength: 1 }) })
const moment = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2090, 0) })

/** The cookie's first part, as a browser sends it back. */
function sentBack(secret: string, whose: DeviceOwner, at: number): string {
  return deviceCookie(secret, whose, true, at).split(';')[0] ?? ''
}
const known = (cookie: string, secret: string, whose: DeviceOwner | undefined, at: number) =>
  knownDevice(new Headers({ cookie }), secret, whose, at)

it('should know a browser for 180 days, and no longer', () => {
  fc.assert(
    fc.property(fc.uuid(), owner, moment, fc.integer({ min: 0, max: 400 * day }), (secret, whose, at, later) => {
      const mark = known(sentBack(secret, whose, at), secret, whose, at + later)
      if (Math.abs(later - 180 * day) > 1000) expect(mark !== undefined).toBe(later < 180 * day)
    }),
  )
})

it('should not know it once the password is another, nor for another account, nor when the cookie was changed', () => {
  fc.assert(
    fc.property(fc.uuid(), owner, owner, moment, fc.nat(), (secret, whose, other, at, place) => {
      fc.pre(other.hash !== whose.hash && other.id !== whose.id)
      const cookie = sentBack(secret, whose, at)
      expect(known(cookie, secret, { ...whose, hash: other.hash }, at)).toBeUndefined()
      expect(known(cookie, secret, { ...whose, id: other.id }, at)).toBeUndefined()
      expect(known(cookie, secret, undefined, at)).toBeUndefined()
      expect(known(cookie, `${secret}x`, whose, at)).toBeUndefined()
      const value = cookie.indexOf('=') + 1
      const index = value + (place % (cookie.length - value))
      const forged = `${cookie.slice(0, index)}${cookie[index] === '0' ? '1' : '0'}${cookie.slice(index + 1)}`
      expect(known(forged, secret, whose, at)).toBeUndefined()
    }),
  )
})

it('should take nothing of a stranger for a proof', () => {
  const mark = fc.stringMatching(/^[0-9a-f.]{0,80}$/)
  fc.assert(
    fc.property(mark, (text) => {
      expect(known(`gongyun-device=${text}`, 's', { id: 'a', hash: 'h' }, Date.UTC(2026, 0))).toBeUndefined()
      expect(known(`gongyun-device=${text}`, 's', undefined, Date.UTC(2026, 0))).toBeUndefined()
    }),
  )
})
