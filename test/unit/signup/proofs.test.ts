import { createHash } from 'node:crypto'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Proofs } from '../../../cms/features/signup/abuse/proofs.ts'
import { signUpAsked } from '../../../cms/features/signup/asked/contract.ts'
import { Refusal } from '../../../cms/base/refusal.ts'
import { keysOf } from '../../../cms/features/signup/persons/keys.ts'
import { openVault } from '../../../cms/features/signup/persons/vault.ts'
import { type Proof, type ProofChallenge, proofLifeMs } from '../../../site/catalogue/signUp/proof.ts'
import { sha256OfBlock } from '../../../site/signUp/proof/sha256.ts'
import { solve } from '../../../site/signUp/proof/solve.ts'
import { formOf } from '../../support/signUps.ts'

const tries = 500
const { proofSecrets: secrets } = openVault(keysOf(['a'.repeat(64)]))
const proofs = new Proofs({ secrets, tries, now: Date.now })
const [key, other] = ['key-of-one-form-01', 'key-of-another-001']

async function proofFor(form: string, by = proofs): Promise<Proof> {
  const { challenge } = await by.ask(form)
  const solution = challenge && solve(challenge, 0, tries)
  if (challenge === undefined || solution === undefined) throw new Error('a challenge has a solution among its tries')
  return { challenge, solution }
}

async function codeOf(work: Promise<void>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => (error instanceof Refusal ? error.reason.code : String(error)),
  )
}

it('should digest whatever fits into one block as everybody does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 55 }), (bytes) => {
      const padded = Buffer.alloc(64)
      padded.set(bytes)
      padded[bytes.length] = 0x80
      padded.writeUInt32BE(bytes.length * 8, 60)
      const block = Int32Array.from({ length: 16 }, (_, index) => padded.readInt32BE(index * 4))
      const digest = new Int32Array(8)
      sha256OfBlock(block, digest)
      const made = Buffer.alloc(32)
      digest.forEach((word, index) => made.writeInt32BE(word, index * 4))
      expect(made.toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
    }),
  )
})

it('should solve what the library asks, with the solution that the library finds', async () => {
  const { challenge } = await proofs.ask(key)
  const found = solve(challenge as ProofChallenge, 0, tries)
  expect(found).toEqual(
    expect.objectContaining({ derivedKey: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown as string }),
  )
  const theirs = await solveChallenge({ challenge: challenge as ProofChallenge, deriveKey })
  expect(theirs).toEqual(expect.objectContaining(found))
  // half of the work at least, and one number alone
  expect(found?.counter).toBeGreaterThanOrEqual(tries / 2)
  expect(solve(challenge as ProofChallenge, 0, found?.counter ?? 0)).toBeUndefined()
})

it('should take what was found for one form, as often as that form is sent, and for no other', async () => {
  const proof = await proofFor(key)
  expect(await codeOf(proofs.check(key, proof))).toBeUndefined()
  expect(await codeOf(proofs.check(key, proof))).toBeUndefined()
  expect(await codeOf(proofs.check(other, proof))).toBe('proof-over')
  expect(await codeOf(proofs.check(key, undefined))).toBe('proof-needed')
})

it('should refuse what is over, what nobody asked for here, and whatever was changed', async () => {
  const before = new Proofs({ secrets, tries, now: () => Date.now() - proofLifeMs - 2_000 })
  expect(await codeOf(proofs.check(key, await proofFor(key, before)))).toBe('proof-over')
  const strangers = new Proofs({ secrets: ['b'.repeat(64)], tries, now: Date.now })
  expect(await codeOf(proofs.check(key, await proofFor(key, strangers)))).toBe('proof-over')
  const proof = await proofFor(key)
  const { challenge, solution } = proof
  const with_ = (parameters: Partial<ProofChallenge['parameters']>): Proof => ({
    challenge: { ...challenge, parameters: { ...challenge.parameters, ...parameters } },
    solution,
  })
  for (const changed of [
    with_({ expiresAt: challenge.parameters.expiresAt + 1 }),
    with_({ keyPrefix: '00' }),
    with_({ nonce: challenge.parameters.salt }),
    { challenge, solution: { ...solution, counter: solution.counter + 1 } },
    { challenge, solution: { ...solution, derivedKey: '0'.repeat(64) } },
    { challenge: { ...challenge, signature: '0'.repeat(64) }, solution },
  ])
    expect(await codeOf(proofs.check(key, changed))).toBe('proof-over')
})

it('should take what was asked for before the keys were changed', async () => {
  const rotated = openVault(keysOf(['c'.repeat(64), 'a'.repeat(64)]))
  const after = new Proofs({ secrets: rotated.proofSecrets, tries, now: Date.now })
  expect(await codeOf(after.check(key, await proofFor(key)))).toBeUndefined()
})

it('should ask for nothing where the operator wants none, or nobody can sign up', async () => {
  for (const none of [
    new Proofs({ secrets, tries: 0, now: Date.now }),
    new Proofs({ secrets: [], tries, now: Date.now }),
  ]) {
    expect(await none.ask(key)).toEqual({})
    expect(await codeOf(none.check(key, undefined))).toBeUndefined()
  }
})

it('should read what is no proof as none, whatever it is', () => {
  const form = formOf({ collection: 'activities', entry: 'one' }, 1)
  fc.assert(
    fc.property(fc.jsonValue(), (proof) => {
      expect(signUpAsked.parse({ ...form, proof }).proof).toBeUndefined()
    }),
  )
})
