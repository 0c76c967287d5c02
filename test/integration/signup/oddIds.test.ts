import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { registrationById } from '../../../cms/features/signup/desk/read.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { openSignUpPayload } from '../../support/signUpPayloads.ts'

onEachDatabase(({ create }) => {
  it('should find no registration by what is no id, and fail at none', async () => {
    const place = create()
    const dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-odd-ids-'))
    const { payload } = await openSignUpPayload(dataDir, place.url)
    try {
      for (const odd of ['a,b', ',', 'x', '0', 'a'.repeat(24), 'a'.repeat(12), '[]', '{"$ne":1}', ''])
        expect([odd, await registrationById(payload, odd)]).toEqual([odd, undefined])
    } finally {
      await payload.destroy()
      await place.drop()
      await rm(dataDir, { recursive: true, force: true })
    }
  })
})
