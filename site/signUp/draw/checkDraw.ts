/** A draw as the server shows it (cms/features/signup/asked/contract.ts). */
export interface ShownDraw {
  /** SHA-256 of the seed, in hexadecimal, as the seed is. */
  digest: string
  /** From here on once it has been drawn. */
  drawnAt?: string
  seed?: string
  order?: number[]
}

/**
 * Draws again, by what the browser brings along.
 * @returns whether seed, digest and order belong together; undefined where the browser cannot tell (without https)
 */
export async function isDrawnSo({ digest, seed = '', order = [] }: ShownDraw): Promise<boolean | undefined> {
  const { subtle } = crypto as Partial<Crypto>
  if (subtle === undefined) return undefined
  const bytes = Uint8Array.from(seed.match(/../g) ?? [], (pair) => parseInt(pair, 16))
  if (hexOf(await subtle.digest('SHA-256', bytes)) !== digest) return false
  const key = await subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const lots = await Promise.all(
    order.map(async (number) => hexOf(await subtle.sign('HMAC', key, new TextEncoder().encode(String(number))))),
  )
  return lots.every((lot, index) => index === 0 || (lots[index - 1] ?? '') < lot)
}

function hexOf(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
