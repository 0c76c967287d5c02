import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { generateCookie, parseCookies } from 'payload/shared'

const cookieName = 'gongyun-device'
/** How long a browser is known, in seconds. */
const knownFor = 180 * 24 * 3600

/** Whose browser it is. */
export interface DeviceOwner {
  id: string
  /** Of the present password. */
  hash: string
}

/**
 * The mark of a browser in which an account has logged in before. It opens nothing: it only has its guesses counted
 * apart from those of others at the same address. It ends by itself after 180 days, and with the password of then.
 * @param owner undefined when nobody has the e-mail address
 * @param now milliseconds since the epoch
 * @returns undefined when there is none, or it is another account's, or not ours, or not valid any more
 */
export function knownDevice(
  headers: Headers,
  secret: string,
  owner: DeviceOwner | undefined,
  now: number,
): string | undefined {
  const [mark = '', since = '', proof = ''] = (parseCookies(headers).get(cookieName) ?? '').split('.')
  const right = Buffer.from(proofOf(mark, since, secret, owner ?? { id: '', hash: '' }))
  const given = Buffer.from(proof)
  const isOurs = given.length === right.length && timingSafeEqual(given, right)
  const age = now / 1000 - Number(since)
  return isOurs && owner !== undefined && age >= 0 && age < knownFor ? mark : undefined
}

/**
 * The cookie that marks a browser as one in which an account has logged in.
 * @param isSecure whether the site has https
 * @param now milliseconds since the epoch
 */
export function deviceCookie(secret: string, owner: DeviceOwner, isSecure: boolean, now: number): string {
  const [mark, since] = [randomBytes(16).toString('hex'), String(Math.floor(now / 1000))]
  return generateCookie({
    name: cookieName,
    value: `${mark}.${since}.${proofOf(mark, since, secret, owner)}`,
    maxAge: knownFor,
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure,
    path: '/api/users',
    returnCookieAsObject: false,
  }) as string
}

function proofOf(mark: string, since: string, secret: string, { id, hash }: DeviceOwner): string {
  return createHmac('sha256', secret).update(`device ${mark} ${since} ${id} ${hash}`).digest('hex')
}
