import { type Proof, type ProofChallenge, proofLifeMs, type ProofSolution } from '../../catalogue/signUp/proof.ts'
import { type Answer, ask } from '../network/ask.ts'

/** Work that is older is done anew before it is sent: it would be over by the time that it arrives. In milliseconds. */
const freshMs = proofLifeMs - 5 * 60_000

/** The work that is asked of a form, where any is. */
export interface FormProof {
  /** Begins, unless that was done already. */
  start(): void
  isDone(): boolean
  /** What is sent with the form. It is waited for; what was lost is asked for again. */
  get(): Promise<Answer<{ proof?: Proof }>>
  /** What was done is of no use. */
  forget(): void
}

/**
 * @param key of the form: the work is good for it alone
 * @param solve finds what a challenge asks for, beside everything else that the browser does
 * @param now milliseconds since any beginning; not of the clock, which people set wrong
 */
export function formProof(
  key: string,
  solve: (challenge: ProofChallenge) => Promise<ProofSolution>,
  now: () => number = () => performance.now(),
): FormProof {
  let work: Promise<Answer<{ proof?: Proof }>> | undefined
  let [begunAt, isDone] = [0, false]
  const begin = async (): Promise<Answer<{ proof?: Proof }>> => {
    const answer = await ask<{ challenge?: ProofChallenge }>('/api/signup/challenge', { key })
    if (answer.kind !== 'answered') return answer
    const { challenge } = answer.value
    if (challenge === undefined) return { kind: 'answered', value: {} }
    try {
      return { kind: 'answered', value: { proof: { challenge, solution: await solve(challenge) } } }
    } catch {
      return { kind: 'refused', code: 'page-old', message: '这个页面太旧了，请刷新页面再提交。', problems: [] }
    }
  }
  const started = (): Promise<Answer<{ proof?: Proof }>> => {
    if (work !== undefined && now() - begunAt < freshMs) return work
    begunAt = now()
    isDone = false
    const mine = begin().then((answer) => {
      if (work !== mine) return answer
      isDone = answer.kind === 'answered'
      if (!isDone) work = undefined
      return answer
    })
    work = mine
    return mine
  }
  return {
    start: () => void started(),
    isDone: () => isDone && now() - begunAt < freshMs,
    get: started,
    forget: () => {
      work = undefined
      isDone = false
    },
  }
}
