import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DrawOrder } from '../../site/posters/drawer/order.ts'

/** The drawing under way, which tests end as they like. */
interface UnderWay {
  order: DrawOrder
  resolve: (drawn: object) => void
  reject: (error: object) => void
}

/** What becomes of a drawing. */
export type Fate = 'drawn' | 'refused' | 'killed amid writing' | 'killed before its answer'

let underWay: UnderWay | undefined

/** In the place of the process that draws: a drawing is its facts as JSON, and is there when a test says so. */
export class FakeDrawingWorker {
  draw(order: DrawOrder): Promise<object> {
    return new Promise((resolve, reject) => (underWay = { order, resolve, reject }))
  }

  rest(): void {
    return undefined
  }

  stop(): Promise<void> {
    return Promise.resolve()
  }
}

/** Lets whatever waits for the disk go on. */
export async function turns(count = 20): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Leaves on the disk what a drawing does. */
function leave({ file, facts }: DrawOrder, fate: Fate): void {
  if (fate === 'refused') return
  mkdirSync(path.dirname(file), { recursive: true })
  const bytes = JSON.stringify(facts)
  if (fate === 'killed amid writing') writeFileSync(`${file}.4711`, bytes.slice(0, 20))
  else writeFileSync(file, bytes)
}

/** Ends the drawing under way. @returns whether there was one */
export async function endDrawing(fate: Fate, code: string): Promise<boolean> {
  if (underWay === undefined) return false
  const { order, resolve, reject } = underWay
  underWay = undefined
  leave(order, fate)
  const bytes = JSON.stringify(order.facts).length
  if (fate === 'drawn') resolve({ name: order.name, missing: [], bytes, residentBytes: 0 })
  else reject({ code: fate === 'refused' ? code : 'SIGKILL' })
  await turns()
  return true
}

/** Ends whoever draws, with the server that it draws for: nobody is answered. */
export function cutOffDrawing(fate: Fate): void {
  if (underWay !== undefined) leave(underWay.order, fate)
  underWay = undefined
}
