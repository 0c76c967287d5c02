import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { expectWhole } from '../../support/fullRender.ts'
import { idsOf, makeWrite, randomWrite } from '../../support/randomWrites.ts'
import { startServer, type TestServer } from '../../support/server.ts'

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  it('should leave the folder, after any sequence of writes through the API, as a full render would make it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomWrite, { minLength: 20, maxLength: 40, size: 'max' }), async (writes) => {
        // each run goes on from what the run before left
        for (const write of writes) {
          const answer = await makeWrite(staff, write, await idsOf(staff))
          // 400 is a name or an address that is taken
          if (answer !== undefined)
            expect([200, 201, 400], `${JSON.stringify(write)}: ${JSON.stringify(answer.body)}`).toContain(answer.status)
        }
        await expectWhole(server, staff)
      }),
      { numRuns: Number(process.env['GONGYUN_RUNS'] ?? 2), seed: 20261121, endOnFailure: true },
    )
  }, 300_000)
})
