import fc from 'fast-check'
import type { Payload } from 'payload'
import { describe, expect, it, vi } from 'vitest'
import { isSameMark, markOf } from '../../../cms/features/imports/journal/rawDocuments.ts'
import { type Origin, replacedBy } from '../../../cms/documents/versions/autosaved.ts'
import { keepVersions } from '../../../cms/documents/versions/keepVersions.ts'
import { type Crowded, outlived, thinnedOut } from '../../../cms/documents/versions/kept.ts'

const day = 86_400_000

/** Versions of a document, the newest first. */
const history = fc
  .array(
    fc.record({ gap: fc.integer({ min: 1, max: 400 * day }), isPublished: fc.boolean(), isAutosaved: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((steps) => {
    let at = 0
    const versions = steps.map(({ gap, isPublished, isAutosaved }, index): Crowded => {
      at += gap
      return { id: String(index), at, isPublished, isAutosaved: isAutosaved && !isPublished }
    })
    return versions.reverse()
  })

describe('a version that a form saves by itself', () => {
  const origin = fc.record({ isAutosaved: fc.boolean(), savedBy: fc.constantFrom('甲', '乙', undefined) })

  it('should take the place of what the same form saved just before, and of nothing else', () => {
    fc.assert(
      fc.property(origin, fc.array(origin), (added, others) => {
        const before = others.map((one, index): Origin => ({ id: String(index), ...one }))
        const gone = replacedBy({ id: 'new', ...added }, before)
        // always the newest ones
        expect(gone).toEqual(before.slice(0, gone.length).map(({ id }) => id))
        const isMine = (one: Origin): boolean => added.isAutosaved && one.isAutosaved && one.savedBy === added.savedBy
        expect(before.slice(0, gone.length).every(isMine)).toBe(true)
        const next = before[gone.length]
        expect(next === undefined || !isMine(next)).toBe(true)
      }),
    )
  })
})

describe('the versions of a document', () => {
  it('should be kept for as long after another took their place as the setting says', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 400 * 40 * day }), (versions, before) => {
        const gone = new Set(outlived(versions, before))
        const published = versions.filter(({ isPublished }) => isPublished)
        for (const [index, version] of versions.entries()) {
          const successor = version.isPublished ? published[published.indexOf(version) - 1] : versions[index - 1]
          // what is the newest of its kind has not been replaced, whatever its age
          expect(gone.has(version.id)).toBe(successor !== undefined && successor.at < before)
        }
      }),
    )
  })

  it('should, when there are too many, lose drafts alone, never the newest, and no more than needed', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 20 }), (versions, most) => {
        const gone = new Set(thinnedOut(versions, most))
        const left = versions.filter(({ id }) => !gone.has(id))
        expect(left[0]).toBe(versions[0])
        expect(versions.filter(({ id, isPublished }) => isPublished && gone.has(id))).toEqual([])
        const drafts = versions.filter(({ isPublished }) => !isPublished).length
        expect(gone.size).toBe(Math.max(0, drafts - most))
      }),
    )
  })

  it('should, when there are too many, lose what a form saved by itself before anything that a person saved', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 20 }), (versions, most) => {
        const gone = new Set(thinnedOut(versions, most))
        const ofPersonGone = versions.some(({ id, isAutosaved }) => gone.has(id) && !isAutosaved)
        const typingLeft = versions.slice(1).some(({ id, isAutosaved }) => isAutosaved && !gone.has(id))
        expect(ofPersonGone && typingLeft).toBe(false)
      }),
    )
  })

  it('should lose those of a burst, and none that was saved at length', () => {
    const draft = (id: string, at: number): Crowded => ({ id, at, isPublished: false, isAutosaved: false })
    const slow = Array.from({ length: 20 }, (_, index) => draft(`day ${index}`, index * day))
    const fast = Array.from({ length: 500 }, (_, index) => draft(`burst ${index}`, 20 * day + index))
    const gone = thinnedOut([...slow, ...fast].reverse(), 100)
    expect(gone).toHaveLength(420)
    expect(gone.every((id) => id.startsWith('burst'))).toBe(true)
  })

  it('should, to an import that is to be undone, be the same without the old ones, and others with a new one', () => {
    const stamp = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    const version = fc.tuple(
      fc.uuid(),
      stamp.map((date) => date.toISOString()),
    )
    fc.assert(
      fc.property(
        stamp,
        fc.uniqueArray(version, { minLength: 1, selector: ([, at]) => at }),
        fc.nat(),
        (at, all, drop) => {
          const sorted = all.toSorted(([, one], [, other]) => (one < other ? -1 : 1))
          const whole = markOf(at.toISOString(), all)
          expect(isSameMark(whole, markOf(at.toISOString(), sorted.slice(drop % all.length)))).toBe(true)
          expect(isSameMark(whole, markOf(at.toISOString(), [...all, ['new', '2031-01-01T00:00:00.000Z']]))).toBe(false)
          expect(isSameMark(whole, markOf('2031-01-01T00:00:00.000Z', all))).toBe(false)
          expect(isSameMark(whole, '')).toBe(false)
        },
      ),
    )
  })
})

describe('saving a version', () => {
  /** A database with the versions of one document, the newest first, and what it was asked for. */
  function databaseWith(published: number, drafts: number) {
    const version = (index: number, _status: string) => ({
      id: `${_status} ${index}`,
      parent: 'one',
      updatedAt: new Date(index * day).toISOString(),
      version: { _status, isAutosaved: false },
    })
    const docs = [
      ...Array.from({ length: published }, (_, index) => version(index, 'published')),
      ...Array.from({ length: drafts }, (_, index) => version(published + index, 'draft')),
    ].reverse()
    const findVersions = vi.fn(async () => ({ docs }))
    const deleteVersions = vi.fn(async (_asked: { where: { id: { in: string[] } } }) => undefined)
    const countVersions = vi.fn(async ({ where }: { where: unknown }) => {
      const isOfDrafts = JSON.stringify(where).includes('{"version._status":{"not_equals":"published"}}')
      return { totalDocs: isOfDrafts ? drafts : docs.length }
    })
    const [createVersion, updateVersion] = [vi.fn(async () => ({})), vi.fn(async () => ({}))]
    const db = { name: 'sqlite', findVersions, deleteVersions, countVersions, createVersion, updateVersion }
    const collection = { slug: 'works', flattenedFields: [{ name: 'isAutosaved' }] }
    const config = { collections: [collection] }
    keepVersions({ db, config, logger: { error: vi.fn() } } as unknown as Payload)
    const save = async (): Promise<unknown> =>
      (db as unknown as Payload['db']).createVersion({
        collectionSlug: 'works',
        parent: 'one',
        versionData: {},
      } as unknown as Parameters<Payload['db']['createVersion']>[0])
    return { findVersions, deleteVersions, save }
  }

  it('should not read all versions of a document that was published often', async () => {
    const { findVersions, deleteVersions, save } = databaseWith(5_000, 900)
    await save()
    expect(findVersions).not.toHaveBeenCalled()
    expect(deleteVersions).not.toHaveBeenCalled()
  })

  it.each([
    [0, 1_000, 0],
    [0, 1_001, 101],
    [500, 1_001, 101],
  ])('should, with %i published ones and %i drafts, remove %i drafts', async (published, drafts, removed) => {
    const { deleteVersions, save } = databaseWith(published, drafts)
    await save()
    const gone = deleteVersions.mock.calls.flatMap(([{ where }]) => where.id.in)
    expect([gone.length, gone.filter((id) => !id.startsWith('draft'))]).toEqual([removed, []])
  })
})
