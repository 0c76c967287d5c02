import fc from 'fast-check'
import { expect, it } from 'vitest'
import { urgencyOf } from '../../../cms/publishing/urgency.ts'
import { calendarPathsOf } from '../../../site/catalogue/calendar/calendars.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { isDated } from '../../../site/catalogue/calendar/dated.ts'
import type { Event } from '../../../site/catalogue/calendar/occasions.ts'
import { hasSignUpPage } from '../../../site/catalogue/signUp/window.ts'
import { entryPath, qrPath, signUpPath } from '../../../site/catalogue/urls.ts'
import { anchor, randomEdit } from '../../support/randomEntries.ts'

it('should make what a page shows or leads to before the page, and no page wait for what is of others', () => {
  fc.assert(
    fc.property(fc.array(randomEdit, { minLength: 20, maxLength: 80, size: 'max' }), (edits) => {
      const catalogue = new Catalogue(anchor)
      for (const { collection, id, entry } of edits) catalogue.set(collection, id, entry)
      for (const collection of pageCollections) {
        const [changed, ...others] = catalogue.all(collection)
        if (changed === undefined) continue
        const path = entryPath(collection, changed.slug)
        const levelOf = urgencyOf(catalogue, collection, new Set([path]), true, false)
        const besideOf = (entry: typeof changed) => [
          qrPath(collection, entry.slug),
          ...calendarPathsOf(collection, entry, catalogue.now),
          // its page leads to it
          ...(isDated(collection) && hasSignUpPage(entry as Event, catalogue.now)
            ? [signUpPath(collection, entry.slug)]
            : []),
        ]
        for (const file of besideOf(changed)) expect([file, levelOf(file) < levelOf(path)]).toEqual([file, true])
        for (const file of others.flatMap(besideOf)) expect([file, levelOf(file) > levelOf(path)]).toEqual([file, true])
        const inBulk = urgencyOf(catalogue, collection, new Set([path]), false, false)
        for (const file of besideOf(changed)) expect([file, inBulk(file)]).toEqual([file, inBulk(path)])

        catalogue.set(collection, changed.id, undefined)
        const taken = urgencyOf(catalogue, collection, new Set([path]), true, true)
        expect(taken(qrPath(collection, changed.slug))).toBe(taken(path))
      }
    }),
    { numRuns: 30 },
  )
})
