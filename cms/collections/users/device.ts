import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { generateCookie, parseCookies } from 'payload/shared'

const cookieName = 'gongyun-device'
/** How long a browser is known, in seconds. */
const knownFor = 180 * 24 * 3600

/**
 * The mark of a browser in which an account has logged in before. It opens nothing: it only has its guesses counted
 * apart from those of others at the same address.
 * @returns undefined when there is none, or it is another account's or not ours
 */
export function knownDevice(headers: Headers, secret: string, account: string): string | undefined {
  const [mark = '', proof = ''] = (parseCookies(headers).get(cookieName) ?? '').split('.')
  const right = Buffer.from(proofOf(mark, secret, account))
  const given = Buffer.from(proof)
  return mark !== '' && given.length === right.length && timingSafeEqual(given, right) ? mark : undefined
}

/** The cookie that marks a browser as one in which an account has logged in. @param isSecure whether the site has https */
export function deviceCookie(secret: string, account: string, isSecure: boolean): string {
  const mark = randomBytes(16).toString('hex')
  return generateCookie({
    name: cookieName,
    value: `${mark}.${proofOf(mark, secret, account)}`,
    maxAge: knownFor,
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure,
    path: '/api/users',
    returnCookieAsObject: false,
  }) as string
}

function proofOf(mark: string, secret: string, account: string): string {
  return createHmac('sha256', secret).update(`device ${mark} ${account}`).digest('hex')
}
