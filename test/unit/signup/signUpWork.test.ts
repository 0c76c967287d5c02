import type { Payload } from 'payload'
import { pino } from 'pino'
import { expect, it, vi } from 'vitest'
import type { PlacesBoard } from '../../../cms/features/signup/service/placesBoard.ts'
import type { SignUps } from '../../../cms/features/signup/service/signUps.ts'
import { SignUpWork } from '../../../cms/features/signup/service/signUpWork.ts'

it('should offer what is due while those are erased whose time is over, however many they are', async () => {
  let endErasing: (() => void) | undefined
  const erasing = new Promise<void>((resolve) => (endErasing = resolve))
  const find = async ({ where }: { where: object }) => {
    if ('ends' in where || JSON.stringify(where).includes('"ends"')) await erasing
    return {
      docs: JSON.stringify(where).includes('"next"') ? [{ library: 'activities', entry: 'a', occasion: 'd' }] : [],
    }
  }
  const settled: object[] = []
  const work = new SignUpWork({
    payload: { db: { name: 'sqlite', find } } as unknown as Payload,
    board: { read: async () => undefined, look: () => ({ news: [], changed: [] }) } as unknown as PlacesBoard,
    signUps: { keeper: { run: async (of: object) => void settled.push(of) } } as unknown as SignUps,
    log: pino({ level: 'silent' }),
    now: Date.now,
    certainNow: Date.now,
    keepDays: 180,
    erased: () => undefined,
    apart: (does) => does(),
    tell: () => undefined,
  })
  await work.start()
  await vi.waitFor(() => expect(settled[0]).toEqual({ collection: 'activities', entry: 'a', occasion: 'd' }))
  endErasing?.()
  await work.stop()
})
