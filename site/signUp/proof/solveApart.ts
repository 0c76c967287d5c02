import { mostProofTries, type ProofChallenge, type ProofSolution } from '../../catalogue/signUp/proof.ts'
import { solve } from './solve.ts'

/** Numbers that are tried at a time where there is no worker: some milliseconds on a slow phone. */
const atOnce = 2_000

/**
 * Solves a challenge on a thread of its own; where the browser has none for us, between everything else that it does.
 * @throws when there is no solution that is found here
 */
export async function solveApart(challenge: ProofChallenge): Promise<ProofSolution> {
  return (await inWorker(challenge)) ?? inSlices(challenge)
}

/** @returns undefined when there is no worker, or it has not found it */
function inWorker(challenge: ProofChallenge): Promise<ProofSolution | undefined> {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(new URL('./proofWorker.ts', import.meta.url), { type: 'module' })
      const end = (solution: ProofSolution | undefined) => {
        worker.terminate()
        resolve(solution)
      }
      worker.onmessage = ({ data }: MessageEvent<ProofSolution | undefined>) => end(data)
      worker.onerror = () => end(undefined)
      worker.postMessage(challenge)
    } catch {
      resolve(undefined)
    }
  })
}

async function inSlices(challenge: ProofChallenge): Promise<ProofSolution> {
  for (let from = 0; from <= mostProofTries; from += atOnce) {
    const solution = solve(challenge, from, atOnce)
    if (solution !== undefined) return solution
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  throw new RangeError('a challenge without a solution')
}
