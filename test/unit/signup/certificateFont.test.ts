import { expect, it, vi } from 'vitest'
import { certificatePdf } from '../../../cms/features/signup/certificates/pdf/certificatePdf.ts'
import type * as Woff from '../../../cms/base/pdf/woff.ts'

let tries = 0
vi.mock('../../../cms/base/pdf/woff.ts', async (original) => {
  const real = await original<typeof Woff>()
  return {
    fontOfWoff: (file: Buffer) => (tries++ === 0 ? Promise.reject(new Error('away')) : real.fontOfWoff(file)),
  }
})

it('should read its font again when that could not be read', async () => {
  const content = {
    ...{ number: '7K3M-9PQ2-XAB4-0T5Z', names: ['柳知秋'], title: '声乐班', organisation: '呈贡区总工会' },
    ...{ attended: 13, lessons: 15, ended: '2026-11-28T08:00:00.000Z', checkedAt: 'https://www.example.org' },
  }
  await expect(certificatePdf(content)).rejects.toThrow('away')
  expect((await certificatePdf(content)).subarray(0, 5).toString()).toBe('%PDF-')
  expect(tries).toBe(2)
})
