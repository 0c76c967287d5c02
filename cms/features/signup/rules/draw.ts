import { createHash, createHmac } from 'node:crypto'

/**
 * The order of a draw: by HMAC-SHA-256 of the number (in decimal, as text) under the seed, smallest first. Anybody who
 * has the seed and the numbers finds the same; the seed's digest is published before anybody can sign up (`digestOf`).
 * @param seed 32 random bytes in hexadecimal
 */
export function inDrawnOrder<T extends { number: number }>(pool: readonly T[], seed: string): T[] {
  const drawn = pool.map((party) => ({
    party,
    lot: createHmac('sha256', Buffer.from(seed, 'hex')).update(String(party.number)).digest('hex'),
  }))
  return drawn.sort((one, other) => (one.lot < other.lot ? -1 : 1)).map(({ party }) => party)
}

/** What is published of a seed beforehand: SHA-256 of its bytes, in hexadecimal. */
export function digestOf(seed: string): string {
  return createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex')
}
