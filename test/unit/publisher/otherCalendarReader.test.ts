import { execFileSync, spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanedField } from '../../../cms/base/characters.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { calendarOutput } from '../../../site/publisher/outputs/calendars/calendarOutput.ts'
import { anyTexts } from '../../support/anyTexts.ts'
import { readCalendar } from '../../support/calendarFiles.ts'
import { catalogueOfStates } from '../../support/eventStates.ts'
import { anchor, randomEdit } from '../../support/randomEntries.ts'

/** In code units. */
const longestTitle = 120
const maxOutputBytes = 64 * 2 ** 20
const { status } = spawnSync('python3', ['-c', 'import icalendar'])
if (status !== 0) {
  const missing =
    'No python3 with icalendar (pip install icalendar==7.3.2): calendars are not read by a second library.'
  if (process.env['REQUIRE_ICALENDAR'] === '1') throw new Error(missing)
  console.warn(`SKIPPED. ${missing}`)
}

/** The texts of all calendars of a site. */
async function calendarsOf(catalogue: Catalogue): Promise<string[]> {
  const output = calendarOutput(catalogue, 'https://gongyun.example')
  const texts: string[] = []
  for (const path of output.paths()) {
    const content = path.endsWith('.ics') ? await output.render(path, new CatalogueView(catalogue)) : undefined
    if (content !== undefined && 'bytes' in content) texts.push(new TextDecoder().decode(content.bytes))
  }
  return texts
}

it.skipIf(status !== 0)(
  'should be read by a library of another language as by ours, and after it wrote them too',
  async () => {
    const edits = fc.array(randomEdit, { minLength: 40, maxLength: 120, size: 'max' })
    const texts = await calendarsOf(catalogueOfStates())
    const sets = fc.sample(edits, { numRuns: anyTexts.length, seed: 20261127 })
    for (const [at, all] of sets.entries()) {
      const catalogue = new Catalogue(anchor)
      const title = cleanedField(anyTexts[at] ?? '').slice(0, longestTitle)
      for (const { collection, id, entry } of all)
        catalogue.set(collection, id, entry && 'title' in entry ? { ...entry, title } : entry)
      texts.push(...(await calendarsOf(catalogue)))
    }
    expect(texts.length).toBeGreaterThan(100)
    const read = execFileSync('python3', ['test/support/read_calendars.py'], {
      input: JSON.stringify(texts),
      maxBuffer: maxOutputBytes,
    })
    const ours = texts.map((text) =>
      readCalendar(text).events.map(({ stamp: _stamp, zone: _zone, geo: _geo, ...event }) => event),
    )
    expect(JSON.parse(read.toString())).toEqual(ours)
  },
)
