import type { Payload } from 'payload'
import { expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import type { Course } from '../../../site/catalogue/entries.ts'
import { PlacesBoard } from '../../../cms/features/signup/service/placesBoard.ts'
import { begun, courseOf } from '../../support/signUpWorld.ts'

const minute = 60_000

/** A board over rows that others write, and its clock. */
function boardOver() {
  const clock = { now: begun }
  const rows = new Map<string, { confirmed: number; revision: number; updatedAt: string }>()
  const rule = {
    per: 'course',
    seats: 10,
    quotas: [],
    how: 'first-come',
    hasWaitingList: true,
    offerHours: 1,
    mostSeats: 4,
  }
  const catalogue = new Catalogue(begun)
  catalogue.set('courses', 'course-1', { ...courseOf(), signUpHere: rule } as unknown as Course)
  const find = async ({ where }: { where: { updatedAt?: { greater_than_equal: string } } }) => ({
    docs: [...rows]
      .filter(([, { updatedAt }]) => updatedAt >= (where.updatedAt?.greater_than_equal ?? ''))
      .map(([key, row]) => ({ key, held: 0, waiting: 0, ...row })),
  })
  const payload = { db: { find } } as unknown as Payload
  const board = new PlacesBoard(catalogue, () => clock.now)
  return {
    board,
    clock,
    write: (confirmed: number, revision: number, at: number) =>
      rows.set('courses/course-1', { confirmed, revision, updatedAt: new Date(at).toISOString() }),
    /** Places that are told of, undefined when none are. */
    look: async () => {
      await board.read(payload)
      const [news] = board.look().news
      return news?.[1]?.['course']?.left
    },
  }
}

it('should see what another server has written, whatever its clock says, and however late its transaction ended', async () => {
  const { clock, write, look } = boardOver()
  write(1, 1, begun - 60 * minute)
  expect(await look()).toBe(9)
  // written by a clock that is ahead, which is the newest from then on
  write(2, 2, begun + 10 * minute)
  expect(await look()).toBe(8)
  // stamped before what was read, committed after it
  clock.now += 1000
  write(3, 3, begun - minute)
  expect(await look()).toBe(7)
  // by a clock that is far behind: it is seen when all is read
  write(4, 4, begun - 60 * minute)
  expect(await look()).toBeUndefined()
  clock.now += minute
  expect(await look()).toBe(6)
})

it('should tell of nothing twice, nor stay with what it wrote itself before another did', async () => {
  const { board, write, look } = boardOver()
  write(1, 1, begun)
  expect(await look()).toBe(9)
  expect(await look()).toBeUndefined()
  write(3, 3, begun)
  expect(await look()).toBe(7)
  // of its own write, the second one, it is told after the third was read
  board.told(
    { collection: 'courses', entry: 'course-1' },
    { taken: { all: 2, by: {} }, waiting: 0, isDrawn: false, override: undefined },
  )
  expect(await look()).toBe(7)
})
