import { type PageCollection, pageCollections } from '../../site/catalogue/pageCollections.ts'
import type { Api } from '../support/api.ts'
import { createEntry, updateEntry } from '../support/entries.ts'
import type { Documents } from './documents/maker.ts'
import { Random } from './random.ts'
import type { MeasuredServer } from './servers.ts'
import { type Summary, summary } from './statistics.ts'
import { type Seen, Visitor } from './visitor.ts'

/** How long one kind of change took, in milliseconds. */
export interface Measured {
  name: string
  /** Until the API had answered. */
  answer: Summary
  /** Until a visitor got the new bytes of the entry's own page. */
  live: Summary
  /** Until every page that the change touches was done. */
  all: Summary
  /** Longest delay of the server's event loop meanwhile. */
  longestDelay: number
  /** CPU time of the server for one change: it holds on a busy machine, where the others do not. */
  cpu: number
}

/** Samples of every kind of change. */
const samples = 60
/** Entries that are put aside for them; nearly a third of them works. */
const enough = 800
/** Libraries whose entries have a name instead of a title. */
const named: ReadonlySet<PageCollection> = new Set(['talents', 'teams', 'brands', 'venues'])

/** One change: what is sent, and what a visitor must see afterwards. */
interface Change {
  send: () => Promise<unknown>
  path: string
  isThere: (seen: Seen) => boolean
}

/** An entry as it was generated; `label` is the field of its title. */
interface Entry {
  collection: PageCollection
  id: string
  slug: string
  label: 'name' | 'title'
}

/** Measures every kind of change, one after the other as an editor would make them. */
export async function changes(server: MeasuredServer, staff: Api, documents: Documents): Promise<Measured[]> {
  const random = new Random(2)
  const visitor = new Visitor(server.url)
  const untouched = random.some(
    pageCollections.flatMap((collection) =>
      documents[collection].map(({ id, slug }) => ({ collection, id, slug: slug ?? '' })),
    ),
    enough,
    enough,
  )
  /** An entry that no other change has touched. @throws when there are too few */
  const fresh = (collection?: PageCollection): Entry => {
    const index = untouched.findIndex((entry) => collection === undefined || entry.collection === collection)
    const [entry] = index < 0 ? [] : untouched.splice(index, 1)
    if (entry === undefined) throw new Error('too few entries for so many changes')
    return { ...entry, label: named.has(entry.collection) ? 'name' : 'title' }
  }
  const insert = (number: number, years: number): Change => {
    const title = `新演出 ${years} ${number}`
    const slug = `new-performance-${years}-${number}`
    const at = (hours: number) => new Date(Date.now() - years * 365 * 86_400_000 + hours * 3_600_000).toISOString()
    return {
      send: () =>
        createEntry(staff, 'performances', {
          title,
          slug,
          kind: 'performance',
          admission: 'free',
          showings: [{ start: at(24), end: at(26), venue: random.pick(documents.venues).id }],
          programme: [
            { title: '合唱', work: random.pick(documents.works).id, performers: [random.pick(documents.talents).id] },
          ],
        }),
      path: `/performances/${slug}/`,
      isThere: ({ status, text }) => status === 200 && text.includes(title),
    }
  }
  const kinds: Record<string, (number: number) => Change> = {
    'edit of a title, any library': (number) => {
      const { collection, id, slug, label } = fresh()
      const title = `改过的标题 ${number}`
      return {
        send: () => updateEntry(staff, collection, id, { [label]: title, _status: 'published' }),
        path: `/${collection}/${slug}/`,
        isThere: ({ text }) => text.includes(title),
      }
    },
    'insert of a coming performance': (number) => insert(number, 0),
    'insert far back, list pages shift': (number) => insert(number, 1),
    unpublish: () => {
      const { collection, id, slug } = fresh()
      return {
        send: () => updateEntry(staff, collection, id, { _status: 'draft' }),
        path: `/${collection}/${slug}/`,
        isThere: ({ status }) => status === 404,
      }
    },
    'rename (new address)': (number) => {
      const { collection, id } = fresh()
      const slug = `renamed-${number}`
      return {
        send: () => updateEntry(staff, collection, id, { slug, _status: 'published' }),
        path: `/${collection}/${slug}/`,
        isThere: ({ status }) => status === 200,
      }
    },
    'picture change': () => {
      const { collection, id, slug } = fresh('works')
      const unused = documents.media.slice(Math.ceil(documents.media.length / 2))
      const media = random.pick(unused)
      return {
        send: () => updateEntry(staff, collection, id, { picture: media.id, _status: 'published' }),
        path: `/${collection}/${slug}/`,
        isThere: ({ text }) => text.includes(`/${media.filename}"`),
      }
    },
  }

  await warmUp(kinds['edit of a title, any library'], visitor)
  const measured: Measured[] = []
  for (const [name, kind] of Object.entries(kinds)) {
    await server.longestDelay()
    const cpuBefore = server.cpu()
    const [answer, live, all]: [number[], number[], number[]] = [[], [], []]
    for (let number = 0; number < samples; number++) {
      const { send, path, isThere } = kind(number)
      const started = performance.now()
      await send()
      answer.push(performance.now() - started)
      await visitor.until(path, isThere)
      live.push(performance.now() - started)
      while (server.waiting() > 0) await new Promise((resolve) => setTimeout(resolve, 1))
      all.push(performance.now() - started)
    }
    const cpu = ((server.cpu() - cpuBefore) * 1000) / samples
    measured.push({
      name,
      cpu,
      answer: summary(answer),
      live: summary(live),
      all: summary(all),
      longestDelay: await server.longestDelay(),
    })
  }
  visitor.close()
  return measured
}

/** The first requests compile the code that answers them. */
async function warmUp(kind: ((number: number) => Change) | undefined, visitor: Visitor): Promise<void> {
  for (let number = 1000; number < 1010; number++) {
    const change = kind?.(number)
    await change?.send()
    if (change !== undefined) await visitor.until(change.path, change.isThere)
  }
}
