import { expect, it } from 'vitest'
import { abandonedIn } from '../../../cms/database/abandoned.ts'

const connection = (connectionId: number) => ({ type: 'op', connectionId })
const open = (connectionId: number, id: string, seconds: number) => ({
  type: 'idleSession',
  connectionId,
  lsid: { id },
  transaction: { timeInactiveMicros: seconds * 1e6 },
})

it('should take for abandoned what has stood open for a while and whose connection is gone, and nothing else', () => {
  const all = [
    connection(1),
    open(1, 'of somebody who is there, and slow', 30),
    open(2, 'of somebody who is gone', 30),
    open(3, 'of somebody who may be on the way', 0.5),
    { type: 'idleSession', connectionId: 2, lsid: { id: 'without a transaction' } },
    { type: 'idleSession', lsid: { id: 'of nobody knows whom' }, transaction: { timeInactiveMicros: 9e6 } },
    { type: 'idleCursor', connectionId: 4 },
  ]
  expect(abandonedIn(all)).toEqual([{ id: 'of somebody who is gone' }])
  expect(abandonedIn([...all, connection(2)])).toEqual([])
})
