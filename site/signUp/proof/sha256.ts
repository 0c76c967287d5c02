/** The constants of SHA-256 (FIPS 180-4): fractional parts of the cube roots and square roots of the first primes. */
const primes: number[] = []
for (let candidate = 2; primes.length < 64; candidate++)
  if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
const fraction = (root: number) => ((root % 1) * 2 ** 32) | 0
const rounds = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)))
const initial = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

const schedule = new Int32Array(64)

/**
 * SHA-256 of one block: of a text that is short enough, padded by whoever asks. A browser gives its own only to pages that
 * came over https, and one answer at a time; here some ten thousand are wanted.
 * @param block 16 words, the last with the length in bits; is not changed
 * @param out 8 words of the digest
 */
export function sha256OfBlock(block: Int32Array, out: Int32Array): void {
  const w = schedule
  w.set(block)
  for (let t = 16; t < 64; t++) {
    const [early, late] = [at(w, t - 15), at(w, t - 2)]
    const s0 = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3)
    const s1 = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10)
    w[t] = (at(w, t - 16) + s0 + at(w, t - 7) + s1) | 0
  }
  let [a, b, c, d] = [at(initial, 0), at(initial, 1), at(initial, 2), at(initial, 3)]
  let [e, f, g, h] = [at(initial, 4), at(initial, 5), at(initial, 6), at(initial, 7)]
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const one = (h + s1 + ((e & f) ^ (~e & g)) + at(rounds, t) + at(w, t)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  out[0] = at(initial, 0) + a
  out[1] = at(initial, 1) + b
  out[2] = at(initial, 2) + c
  out[3] = at(initial, 3) + d
  out[4] = at(initial, 4) + e
  out[5] = at(initial, 5) + f
  out[6] = at(initial, 6) + g
  out[7] = at(initial, 7) + h
}

function at(words: Int32Array, index: number): number {
  return words[index] ?? 0
}
