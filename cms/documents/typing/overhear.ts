import type { SaveAnswer } from './saveOutcome.ts'

/**
 * Lets Payload's form make a request and listens to the answer. The form of Payload 3.90 gives neither the status nor the
 * words of a refusal to whoever submits it: it shows them in a message that lies over the page for a moment. Asking a
 * second time ourselves would be another write.
 * @param address of the request, as the form is told it
 * @param onAnswer told as soon as there is an answer, before the form reads it
 * @returns undefined when there was no answer
 */
export async function overhear(
  address: string,
  submit: () => Promise<unknown>,
  onAnswer?: () => void,
): Promise<SaveAnswer | undefined> {
  const usual = globalThis.fetch
  let heard: Response | undefined
  const listening: typeof fetch = async (input, init) => {
    const response = await usual(input, init)
    if (input === address) {
      heard = response.clone()
      onAnswer?.()
    }
    return response
  }
  globalThis.fetch = listening
  try {
    await submit()
  } finally {
    // somebody else may listen by now, to whom this one still answers
    if (globalThis.fetch === listening) globalThis.fetch = usual
  }
  if (heard === undefined) return undefined
  return { status: heard.status, body: (await heard.json().catch(() => undefined)) as unknown }
}
