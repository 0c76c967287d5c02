/** @throws when something was not done */
export async function expectDone(answer: { status: number; body?: unknown } | Response): Promise<void> {
  const text = answer instanceof Response ? await answer.text() : JSON.stringify(answer.body)
  if (answer.status < 200 || answer.status >= 300) throw new Error(`${answer.status} ${text.slice(0, 200)}`)
}
