import { expect, it } from 'vitest'
import { bytesOf } from '../../../site/publisher/outputs/bytesOf.ts'
import { giveBack } from '../../../site/publisher/release/giveBack.ts'

it('should give a text memory of its own, and take it back at once', () => {
  const bytes = bytesOf('免费艺术夜校')
  expect(bytes.buffer.byteLength).toBe(bytes.byteLength)
  expect(new TextDecoder().decode(bytes)).toBe('免费艺术夜校')
  giveBack(bytes)
  expect(bytes.byteLength).toBe(0)
})

it('should leave bytes alone that share their memory with others', () => {
  const [one, other] = [Buffer.from('one'), Buffer.from('other')]
  giveBack(one)
  expect([one.toString(), other.toString()]).toEqual(['one', 'other'])
})
