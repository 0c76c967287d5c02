import type { ProofChallenge, ProofSolution } from '../../catalogue/signUp/proof.ts'
import { sha256OfBlock } from './sha256.ts'

/** Bytes of what is hashed: salt, nonce and counter; more would not fit into one block of SHA-256. */
const [partBytes, allBytes] = [16, 36] as const

/**
 * Looks for the number of which the server hides the digest: of salt, nonce and the number, in four bytes.
 * @param from the first number that is tried
 * @param count how many are tried
 * @returns undefined when it is none of them
 * @throws RangeError when it is a challenge of another kind than ours
 */
export function solve({ parameters }: ProofChallenge, from: number, count: number): ProofSolution | undefined {
  const { algorithm, cost, salt, nonce, keyPrefix } = parameters
  if (algorithm !== 'SHA-256' || cost !== 1 || [salt, nonce, keyPrefix].some((hex) => hex.length !== 2 * partBytes))
    throw new RangeError('this kind of challenge is not solved here')
  const [block, digest] = [new Int32Array(16), new Int32Array(8)]
  block.set(wordsOf(salt + nonce))
  // the end of the text, and its length in bits
  block[9] = 1 << 31
  block[15] = allBytes * 8
  const wanted = wordsOf(keyPrefix)
  for (let counter = from; counter < from + count; counter++) {
    block[8] = counter
    sha256OfBlock(block, digest)
    if (digest[0] === wanted[0] && wanted.every((word, index) => word === digest[index]))
      return { counter, derivedKey: hexOf(digest) }
  }
  return undefined
}

function wordsOf(hex: string): Int32Array {
  return Int32Array.from({ length: hex.length / 8 }, (_, index) => parseInt(hex.slice(index * 8, index * 8 + 8), 16))
}

function hexOf(words: Int32Array): string {
  return Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}
