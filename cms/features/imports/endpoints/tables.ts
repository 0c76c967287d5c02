import { setImmediate } from 'node:timers/promises'
import type { Endpoint, Payload, TypedUser } from 'payload'
import { z } from 'zod'
import { fileAnswer } from '../../../base/network/fileAnswer.ts'
import { Refusal } from '../../../base/refusal.ts'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { loadNames } from '../plan/loadNames.ts'
import type { NewSheet } from '../table/order.ts'
import { writeSpreadsheet } from '../file/spreadsheet.ts'
import { importReason } from '../batch/refusals.ts'
import { type Library, libraryOf } from '../table/library.ts'
import { addDocument, emptySheets, templateSheets } from '../table/rows.ts'
import { endpoint, libraryIn } from './answer.ts'
import { tableGate } from './gate.ts'

/** Documents read at a time. */
const atOnce = 25

const query = z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') })

/** GET /api/import/:library/template: an empty table with its guide. */
const template = endpoint('get', '/import/:library/template', async (req) => {
  const library = libraryOf(req.payload, libraryIn(req))
  return fileAnswer(`${library.label}-导入模板.xlsx`, 'xlsx', await writeSpreadsheet('xlsx', templateSheets(library)))
})

/**
 * GET /api/import/:library/export?format=xlsx|csv: everything that whoever asks may read, in the columns of the
 * template. A CSV has no sheets for arrays.
 */
const exported = endpoint('get', '/import/:library/export', async (req, user) => {
  const { payload } = req
  const { success, data } = query.safeParse(req.query)
  if (!success) throw new Refusal(importReason('export-of-unknown-format'))
  const library = libraryOf(payload, libraryIn(req))
  const table = await tableGate.pass(user.id, async () =>
    writeSpreadsheet(data.format, await sheetsOf(payload, user, library)),
  )
  return fileAnswer(`${library.label}-${writtenDay(Date.now())}.${data.format}`, data.format, table)
})

/** What is read of tables. */
export const tableEndpoints: Endpoint[] = [template, exported]

/** Everything of a library that somebody may read. */
async function sheetsOf(payload: Payload, user: TypedUser, library: Library): Promise<NewSheet[]> {
  const names = await loadNames(payload, user, library, new Set())
  const sheets = emptySheets(library)
  const asked = {
    collection: library.slug,
    draft: true,
    depth: 0,
    pagination: false,
    limit: 0,
    user,
    overrideAccess: false,
  } as const
  const { docs: all } = await payload.find({ ...asked, select: { createdAt: true }, sort: 'createdAt' })
  const ids = all.map(({ id }) => id)
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce)
    const { docs } = await payload.find({ ...asked, where: { id: { in: some } } })
    const byId = new Map(docs.map((doc) => [doc.id, doc]))
    for (const id of some) {
      const doc = byId.get(id)
      // deleted meanwhile
      if (doc !== undefined) addDocument(sheets, library, doc as unknown as Record<string, unknown>, names)
    }
    await setImmediate()
  }
  return sheets
}
