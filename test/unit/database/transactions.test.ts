import { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { Transactions, TransactionUndone } from '../../../cms/database/sqlite/transactions.ts'

/** What one request does: some writes, each of several rows, and how its transaction ends. */
interface Work {
  writes: { fails: boolean }[]
  ends: 'commit' | 'rollback' | 'crash' | 'alone'
}

const work: fc.Arbitrary<Work> = fc.record({
  writes: fc.array(fc.record({ fails: fc.boolean() }), { minLength: 1, maxLength: 4 }),
  ends: fc.constantFrom('commit', 'rollback', 'crash', 'alone'),
})

function database() {
  const store = new DatabaseSync(':memory:')
  store.exec('CREATE TABLE rows (name TEXT)')
  const transactions = new Transactions({ execute: async (sql) => store.exec(sql) })
  const insert = (name: string): void => {
    transactions.expectOpen()
    store.prepare('INSERT INTO rows VALUES (?)').run(name)
  }
  const stored = (): string[] =>
    store
      .prepare('SELECT name FROM rows ORDER BY name')
      .all()
      .map((row) => String(row['name']))
  return { store, transactions, insert, stored }
}

/** Three rows, with pauses in which others go on; it may fail before the last. */
async function writeRows(insert: (name: string) => void, name: string, fails: boolean): Promise<void> {
  for (const part of ['a', 'b', 'c']) {
    await nextTurn()
    if (fails && part === 'c') throw new Error('refused')
    insert(`${name}${part}`)
  }
}

describe('transactions on one connection', () => {
  it('should store each write whole, and all or nothing of a transaction, however requests interleave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(work, { minLength: 1, maxLength: 6 }), async (works) => {
        const { transactions, insert, stored } = database()
        await Promise.all(
          works.map(({ writes, ends }, request) =>
            transactions.inScope(async () => {
              const id = ends === 'alone' ? undefined : ((await transactions.begin()) ?? undefined)
              for (const [number, { fails }] of writes.entries()) {
                await nextTurn()
                await transactions
                  .write(id, () => writeRows(insert, `${request}.${number}`, fails))
                  .catch((error: Error) => expect(error.message).toBe('refused'))
              }
              if (ends === 'commit') await transactions.commit(String(id))
              if (ends === 'rollback') await transactions.rollback(String(id))
            }),
          ),
        )
        const expected = works.flatMap(({ writes, ends }, request) =>
          ends === 'rollback' || ends === 'crash'
            ? []
            : writes.flatMap(({ fails }, number) =>
                fails ? [] : ['a', 'b', 'c'].map((part) => `${request}.${number}${part}`),
              ),
        )
        expect(stored()).toEqual(expected.sort())
        expect(transactions.isForeign).toBe(false)
      }),
    )
  })

  it('should show the loss that it prevents when writes share the connection without it', async () => {
    const { store, insert, stored } = database()
    store.exec('BEGIN')
    const refused = writeRows(insert, 'x', true).catch(() => store.exec('ROLLBACK'))
    insert('acknowledged')
    await refused
    expect(stored()).toEqual([])
  })

  it('should undo a transaction within another alone', async () => {
    const { transactions, insert, stored } = database()
    await transactions.inScope(async () => {
      const outer = String(await transactions.begin())
      await transactions.write(outer, () => writeRows(insert, 'outer', false))
      const inner = String(await transactions.begin())
      await transactions.write(inner, () => writeRows(insert, 'inner', false))
      await transactions.rollback(inner)
      await transactions.commit(outer)
    })
    expect(stored()).toEqual(['outera', 'outerb', 'outerc'])
  })

  it('should keep two transactions of one request that are side by side apart', async () => {
    const { transactions, insert, stored } = database()
    const one = async (name: string, end: 'commit' | 'rollback'): Promise<void> => {
      const id = String(await transactions.begin())
      for (const part of ['1', '2']) {
        await nextTurn()
        await transactions.write(id, () => writeRows(insert, name + part, false))
      }
      await transactions[end](id)
    }
    await transactions.inScope(() => Promise.all([one('a', 'rollback'), one('b', 'commit'), one('c', 'rollback')]))
    expect(stored()).toEqual(['b1a', 'b1b', 'b1c', 'b2a', 'b2b', 'b2c'])
  })

  it('should keep what a refused operation wrote by itself before', async () => {
    const { transactions, insert, stored } = database()
    await transactions.inScope(async () => {
      const id = String(await transactions.begin())
      await transactions.write(undefined, async () => insert('audit'))
      await transactions.rollback(id)
    })
    expect(stored()).toEqual(['audit'])
  })

  it('should not be part of what goes on after the request', async () => {
    const { transactions, insert } = database()
    let seen: boolean | undefined
    await transactions.inScope(async () => {
      const id = String(await transactions.begin())
      await transactions.write(id, async () => insert('x'))
      transactions.outside(() => (seen = transactions.isForeign))
      expect(transactions.isForeign).toBe(false)
      await transactions.commit(id)
    })
    expect(seen).toBe(true)
  })

  it('should say so when the disk refuses the end of a transaction, and go on', async () => {
    const { store, insert, stored } = database()
    let isFull = true
    const transactions = new Transactions({
      execute: async (sql) => {
        if (isFull && sql === 'COMMIT') throw new Error('full')
        store.exec(sql)
      },
    })
    await expect(transactions.write(undefined, async () => insert('lost'))).rejects.toThrow('full')
    isFull = false
    await transactions.write(undefined, async () => insert('kept'))
    expect(stored()).toEqual(['kept'])
  })

  it('should undo one that holds up the others for too long, and say so to whoever ends it', async () => {
    const { transactions, insert, stored } = database()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await transactions.inScope(async () => {
        const id = String(await transactions.begin())
        await transactions.write(id, async () => insert('held'))
        const waiting = transactions.outside(() => transactions.write(undefined, async () => insert('waited')))
        vi.advanceTimersByTime(120_000)
        await waiting
        await expect(transactions.write(id, async () => insert('late'))).rejects.toThrow(TransactionUndone)
        await expect(transactions.commit(id)).rejects.toThrow(TransactionUndone)
      })
    } finally {
      vi.useRealTimers()
    }
    expect(stored()).toEqual(['waited'])
  })

  it('should store nothing more of a write during which its transaction is undone, or its request ends', async () => {
    const ends = fc.constantFrom('too long', 'request is over')
    await fc.assert(
      fc.asyncProperty(ends, fc.integer({ min: 0, max: 4 }), fc.boolean(), async (end, before, isFirst) => {
        const { transactions, insert, stored } = database()
        vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
        let goOn = (): void => undefined
        const hasEnded = new Promise<void>((resolve) => (goOn = resolve))
        let writing: Promise<void> = Promise.resolve()
        try {
          await transactions.inScope(async () => {
            const id = String(await transactions.begin())
            if (!isFirst) await transactions.write(id, async () => insert('held'))
            writing = transactions.write(id, async () => {
              for (let row = 0; row < before; row++) insert(`before ${row}`)
              await hasEnded
              insert('after')
            })
            writing.catch(() => undefined)
            await nextTurn()
            if (end === 'too long') await vi.advanceTimersByTimeAsync(120_000)
          })
        } finally {
          vi.useRealTimers()
        }
        // somebody else has the connection meanwhile
        const other = transactions.write(undefined, async () => {
          goOn()
          await expect(writing).rejects.toThrow(TransactionUndone)
          insert('other')
        })
        await other
        expect(stored()).toEqual(['other'])
        expect(transactions.isForeign).toBe(false)
      }),
    )
  })
})
