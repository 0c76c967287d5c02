import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccountsSite, chen, li, password, startAccountsSite, wrongPassword } from '../../support/accountsSite.ts'
import { onEachDatabase } from '../../support/databases.ts'

onEachDatabase(
  (database) => {
    let site: AccountsSite
    let logIn: AccountsSite['logIn']

    beforeAll(async () => {
      site = await startAccountsSite(database)
      ;({ logIn } = site)
    })
    afterAll(() => site.stop())

    describe('the log-in', () => {
      it('should let whoever knows the password in where others guess at made-up accounts, and tell nobody apart', async () => {
        // too long to be looked at, so that they cost no work
        for (let count = 0; count < 105; count++) await logIn('198.51.100.40', `n${count}@example.org`, 'x'.repeat(600))
        const timed = async (email: string, tried: string) => {
          const began = performance.now()
          const { status, text } = await logIn('198.51.100.40', email, tried)
          return { status, text, isSlow: performance.now() - began >= 3_000 }
        }
        expect(await timed(li.email, password)).toMatchObject({ status: 200, isSlow: true })
        for (let round = 0; round < 4; round++) {
          const [known, unknown] = await Promise.all(
            [chen.email, 'nobody@example.org'].map((email) => timed(email, wrongPassword)),
          )
          expect(known).toMatchObject(round < 3 ? { status: 401, isSlow: true } : { status: 429, isSlow: false })
          expect(unknown).toEqual(known)
        }
      })
    })
  },
  { atOnce: true },
)
