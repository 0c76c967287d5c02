import { type Entry, keyOf, type Mentioned, type NotedEntry } from '../../cms/features/imports/journal/entry.ts'
import type { Journal } from '../../cms/features/imports/journal/journalFile.ts'
import type { Obstacle } from '../../cms/features/imports/journal/kept.ts'
import type { Target } from '../../cms/features/imports/journal/land.ts'
import { markOf } from '../../cms/features/imports/journal/rawDocuments.ts'
import { Turns } from '../../cms/base/turns.ts'
import { SavedMeanwhile } from '../../cms/documents/saving/savedMeanwhile.ts'
import { untilAlone } from '../../cms/documents/saving/untilAlone.ts'

/** The machine stops: nothing that comes after happens. */
export class Crash extends Error {}

/** What a batch does to one document. */
export interface Step {
  code: string
  text: string
}

interface Stored {
  text: string
  versions: { id: string; at: string }[]
}

/** The code of the document that was noted. */
export const codeOf = (noted: Mentioned): string => keyOf(noted).split('/')[1] ?? ''

/** What is held of a line. */
function kept(line: Entry): NotedEntry {
  return line.kind === 'before' && line.what === 'document' ? { ...line, image: async () => line.image } : line
}

/** A library and a disk that live on when the process does not. */
export function world(start: Record<string, string>, atOnce = 1) {
  let clock = 0
  const turns = new Turns()
  const documents = new Map<string, Stored>()
  const blocked = new Map<string, Obstacle>()
  const lines: Entry[] = []
  /** Acts until the machine stops. */
  let left = Infinity
  const act = (): void => {
    if (left-- <= 0) throw new Crash()
  }
  /** As everybody writes: the document, with a new version. */
  const save = (code: string, text: string): void => {
    const version = { id: `v${++clock}`, at: String(clock).padStart(6, '0') }
    documents.set(code, { text, versions: [version, ...(documents.get(code)?.versions ?? [])] })
  }
  for (const [code, text] of Object.entries(start)) save(code, text)
  const markFor = (code: string): string => {
    const found = documents.get(code)
    if (found === undefined) return ''
    return markOf(
      found.versions[0]?.at ?? '',
      found.versions.map(({ id, at }) => [id, at] as const),
    )
  }
  const journal: Journal = {
    note: async (entries) => {
      act()
      lines.push(...entries)
      act()
    },
    read: async () => ({ entries: lines.map(kept), unreadable: 0 }),
  }
  const target: Target<Step> = {
    atOnce,
    inTurnOf: ({ code }, work) => turns.take(code, work),
    inTurn: (noted, work) => turns.take(codeOf(noted), work),
    before: async ({ code }) => ({
      kind: 'before',
      what: 'document',
      collection: 'works',
      id: documents.has(code) ? code : null,
      code,
      title: code,
      image: { main: structuredClone(documents.get(code) ?? null), versionIds: [], versions: [] },
      mark: markFor(code),
    }),
    write: async ({ code, text }) => {
      act()
      if (text === 'refused') throw new Error('a rule refuses it')
      save(code, text)
      act()
    },
    marks: async (noted) => noted.map((one) => markFor(codeOf(one))),
    since: async () => 'changed',
    obstacles: async (noted) => noted.map((one) => blocked.get(codeOf(one))),
    restore: (noted, look) =>
      untilAlone(async () => {
        const found = await look()
        if ('why' in found) return found.why
        act()
        if (noted.what !== 'document') return undefined
        if (markFor(noted.code) !== found.mark) throw new SavedMeanwhile()
        if (blocked.has(noted.code)) throw new Error('the database refuses it')
        const { main } = await noted.image()
        if (main === null) documents.delete(noted.code)
        else documents.set(noted.code, main as Stored)
        act()
        return undefined
      }),
    giveBack: async () => undefined,
  }
  return {
    blocked,
    documents,
    lines,
    journal,
    target,
    /** As an editor saves: in the document's turn. */
    edit: (code: string, text: string) => turns.take(code, async () => save(code, text)),
    save,
    stopAfter: (acts: number) => (left = acts),
    run: () => (left = Infinity),
    texts: () => Object.fromEntries([...documents].map(([code, { text }]) => [code, text] as const).sort()),
    state: () => structuredClone(Object.fromEntries([...documents].sort(([a], [b]) => (a < b ? -1 : 1)))),
  }
}
