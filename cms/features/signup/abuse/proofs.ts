import { createHash, randomInt } from 'node:crypto'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import { Refusal } from '../../../base/refusal.ts'
import { type Proof, proofLifeMs } from '../../../../site/catalogue/signUp/proof.ts'
import { type ChallengeShown, challengeShown } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'

/** Times of SHA-256 for each number that is tried: more numbers are asked for instead, which all browsers do alike. */
const cost = 1

/**
 * Work that is asked of whoever signs up by a script (decision 0043). A challenge is for one form: its answer is worth one
 * registration, since the form's key is stored with it, in the database that all servers have.
 */
export class Proofs {
  /** What challenges are signed with, newest first. */
  readonly #secrets: readonly string[]
  readonly #tries: number
  readonly #now: () => number

  /**
   * @param tries most numbers that have to be tried, half of it at least; 0 asks for none
   * @param now milliseconds since the epoch
   */
  constructor({ secrets, tries, now }: { secrets: readonly string[]; tries: number; now: () => number }) {
    this.#secrets = secrets
    this.#tries = tries
    this.#now = now
  }

  /** What a form has to find out. @param key of the form */
  async ask(key: string): Promise<ChallengeShown> {
    const [secret] = this.#secrets
    if (this.#tries === 0 || secret === undefined) return {}
    const challenge = await createChallenge({
      algorithm: 'SHA-256',
      cost,
      deriveKey,
      // one number alone fits, so that nobody has bad luck
      counter: randomInt(Math.floor(this.#tries / 2), this.#tries),
      data: { form: digestOf(key) },
      expiresAt: new Date(this.#now() + proofLifeMs),
      hmacSignatureSecret: secret,
    })
    return challengeShown.parse({ challenge })
  }

  /**
   * Looks at what a form has found out.
   * @throws Refusal when there is nothing, or it is over, wrong, or of another form
   */
  async check(key: string, proof: Proof | undefined): Promise<void> {
    // without keys nobody signs up, which is said elsewhere
    if (this.#tries === 0 || this.#secrets.length === 0) return
    if (proof === undefined) throw new Refusal(signUpReason('proof-needed'))
    if (proof.challenge.parameters.data.form !== digestOf(key) || !(await this.#isRight(proof)))
      throw new Refusal(signUpReason('proof-over'))
  }

  async #isRight({ challenge, solution }: Proof): Promise<boolean> {
    for (const hmacSignatureSecret of this.#secrets) {
      const { verified } = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret })
      if (verified) return true
    }
    return false
  }
}

/** Nobody learns a form's key from what was asked for it. */
function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}
