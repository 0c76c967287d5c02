import type { Proof, ProofChallenge } from '../../site/catalogue/signUp/proof.ts'
import { mostProofTries } from '../../site/catalogue/signUp/proof.ts'
import { solve } from '../../site/signUp/proof/solve.ts'

/**
 * Does the work that a server asks of a form, as a browser does.
 * @param from the address that a proxy says the person has
 * @throws when the server asks for none
 */
export async function proofFrom(url: string, key: string, from = '198.51.100.1'): Promise<Proof> {
  const response = await fetch(`${url}/api/signup/challenge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify({ key }),
  })
  const { challenge } = (await response.json()) as { challenge?: ProofChallenge }
  const solution = challenge && solve(challenge, 0, mostProofTries)
  if (challenge === undefined || solution === undefined)
    throw new Error(`the server asks for no work: ${response.status}`)
  return { challenge, solution }
}
