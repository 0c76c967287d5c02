import { expect, it } from 'vitest'
import { answerSave } from '../../../cms/documents/saving/answerSave.ts'

const turns = { take: <T>(_thing: string, work: () => Promise<T>) => work() }
const asked = () => new Request('http://127.0.0.1/api/signup/check-in', { method: 'POST', body: 'code=1' })

it('should pass on a page that refuses, and not take it for a save to be made again', async () => {
  let attempts = 0
  const answer = async (): Promise<Response> => {
    attempts++
    return new Response('<p>名额已满</p>', { status: 409, headers: { 'content-type': 'text/html' } })
  }
  const response = await answerSave(asked(), turns, undefined, answer)
  expect([response.status, await response.text(), attempts]).toEqual([409, '<p>名额已满</p>', 1])
})
