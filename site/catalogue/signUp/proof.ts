/**
 * Work that a browser does for a sign-up, so that a program which signs up thousands of people has to do it as often
 * (decision 0043). The forms are those of ALTCHA, version 2.
 */

/** What the server asks: find the number whose digest begins so. It is signed, and says for which form it is. */
export interface ProofChallenge {
  parameters: {
    algorithm: string
    cost: number
    /** Digest of the form's key: the answer is good for this form alone. */
    data: { form: string }
    /** Seconds since the epoch. */
    expiresAt: number
    keyLength: number
    /** How the digest begins, in hexadecimal, as nonce and salt. */
    keyPrefix: string
    nonce: string
    salt: string
  }
  signature: string
}

/** The number that was found, and the whole digest. */
export interface ProofSolution {
  counter: number
  derivedKey: string
}

/** What a form sends with what was typed. */
export interface Proof {
  challenge: ProofChallenge
  solution: ProofSolution
}

/** How long a challenge is good, in milliseconds: as long as somebody may take to fill a form in. */
export const proofLifeMs = 30 * 60_000

/** Most numbers that have to be tried, where an operator has said nothing: well under a second on a cheap phone. */
export const defaultProofTries = 60_000

/** Most that an operator may ask for: some ten seconds. */
export const mostProofTries = 1_000_000
