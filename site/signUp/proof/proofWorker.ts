/** Solves a challenge on a thread of its own, so that typing goes on. It is sent the challenge, and answers the solution. */
import { mostProofTries, type ProofChallenge } from '../../catalogue/signUp/proof.ts'
import { solve } from './solve.ts'

addEventListener('message', ({ data }: MessageEvent<ProofChallenge>) => postMessage(solve(data, 0, mostProofTries + 1)))
