import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { Catalogue } from '../../site/catalogue/catalogue.ts'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
import { CatalogueView } from '../../site/catalogue/view.ts'
import { loadRenderer } from '../../site/publisher/astro/renderer.ts'
import type { DatedLibrary } from '../../site/catalogue/calendar/dated.ts'

/** The instant of the pages, in milliseconds since the epoch: a Friday at ten in Shanghai. */
export const now = Date.parse('2026-11-20T02:00:00Z')
/** Where the pages seem to be. */
export const origin = 'https://union.example'

const hour = 3_600_000
const at = (hours: number) => new Date(now + hours * hour).toISOString()
const page = { created: '2026-01-01T00:00:00.000Z', sample: false }
const long =
  '工人文化宫职工合唱团与交响乐团联袂献演庆祝建会一百周年“中国梦·劳动美”主题综合文艺晚会暨颁奖典礼加演专场第二季回顾'
const summary = '两百个人的声音，从车间唱到剧场，唱的都是自己写的歌。'.repeat(4)

/** How something to go to may stand, as fields of its one date, if it has any, and of itself. */
const states: Record<string, { date?: object | undefined; fields?: object }> = {
  filled: {
    fields: {
      summary,
      picture: 'poster',
      body: '<p>正文。</p>'.repeat(8),
      phone: '0871-00001006',
      bring: '围裙、水杯，毛笔由工会备好。'.repeat(8),
      safetyNote: '户外活动，雨天改到室内；十二岁以下由家长陪同。'.repeat(8),
      signUpUrl: 'https://form.example.com/1',
      signUpUntil: at(30),
      unit: 'unit',
      tags: ['非遗', '夜校'],
    },
  },
  empty: { date: { venue: undefined } },
  undated: { date: undefined },
  past: { date: { start: at(-50), end: at(-48) } },
  cancelled: { date: { cancelled: true } },
  postponed: { date: { postponed: true } },
  moved: { date: { movedFrom: at(-30) } },
  full: { date: { full: true, movedFrom: at(-30) } },
  closed: { fields: { signUpUrl: 'https://form.example.com/1', signUpUntil: at(-1) } },
  long: {
    date: { venue: 'far', movedFrom: at(-9000), start: at(9000), end: at(9020) },
    fields: { title: long, summary, admissionNote: '凭票入场，一人一票。'.repeat(12), picture: 'poster' },
  },
  'no-picture': {},
}
export const stateNames = Object.keys(states)
export const eventCollections: readonly DatedLibrary[] = ['performances', 'activities', 'courses']

const own = {
  performances: { dates: 'showings', kind: 'gala', admission: 'ticket', programme: [] },
  activities: { dates: 'dates', kind: 'relief', admission: 'free', talents: [], teams: [], works: [], pictures: [] },
  courses: { dates: 'sessions', kind: 'public-benefit', type: 'tradition', teachers: [], teacher: '柳知秋' },
} as const

/** Path of the page of something that stands so. */
export function pathOf(collection: DatedLibrary, state: string): string {
  return `/${collection}/${state}/`
}

/** Pages of each library in every state, with places around theirs, in a catalogue of their own. */
export function catalogueOfStates(): Catalogue {
  const catalogue = new Catalogue(now)
  const put = (collection: Collection, id: string, fields: object): void => {
    const whole = 'slug' in entrySchemas[collection].shape ? { slug: id, ...page } : {}
    catalogue.set(collection, id, entrySchemas[collection].parse({ id, ...whole, ...fields }))
  }
  const venue = { kind: 'palace', facilities: [], accessibilities: [] }
  put('venues', 'hall', {
    ...venue,
    name: '呈贡区文体活动中心',
    address: '春融街 1 号',
    latitude: 24.8855,
    longitude: 102.8217,
    entrance: '从春融街正门进，电梯上三楼',
    metro: '1 号线春融街站 B 口，向东步行 400 米',
    bus: 'C5、K31 路文体中心站',
    phone: '0871-00001006',
  })
  put('venues', 'near', {
    ...venue,
    name: '信息产业园职工活动中心',
    address: '二号楼',
    latitude: 24.893,
    longitude: 102.827,
  })
  put('venues', 'near-too', { ...venue, name: '雨花职工书屋', address: '雨花路', latitude: 24.871, longitude: 102.81 })
  put('venues', 'far', {
    ...venue,
    name: '滇池度假区职工文化活动中心暨工人疗养院综合剧场'.repeat(2),
    address: long.repeat(2),
  })
  put('units', 'unit', { name: '呈贡区总工会', level: 'county' })
  put('media', 'poster', {
    alt: '海报',
    src: '/media/1/poster.svg',
    width: 600,
    height: 800,
    sizes: [],
    files: { '/media/1/poster.svg': 'poster.svg' },
  })
  for (const collection of eventCollections) {
    const { dates, ...fields } = own[collection]
    for (const [state, { fields: more, ...one }] of Object.entries(states)) {
      const occasion = { id: `${state}-1`, start: at(57.5), end: at(59), venue: 'hall', ...one.date }
      const seats = collection === 'performances' ? {} : { seats: 30 }
      put(collection, state, {
        title: `职工合唱团秋季演出（${state}）`,
        audiences: [],
        ...fields,
        [dates]: 'date' in one && one.date === undefined ? [] : [{ ...occasion, ...seats }],
        ...more,
      })
    }
  }
  return catalogue
}

/**
 * Shows a browser the pages of a catalogue as the compiled site makes them, without a server.
 * @returns addresses that were asked for and are none of ours
 */
export async function showCatalogue(context: BrowserContext, catalogue: Catalogue): Promise<string[]> {
  const render = await loadRenderer(path.resolve('site/.build'), origin, {
    persons: { keepDays: 90, takesEmail: true, sendsTexts: true },
  })
  const elsewhere: string[] = []
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    if (url.origin !== origin) {
      elsewhere.push(url.href)
      return route.abort()
    }
    if (url.pathname.startsWith('/media/')) return route.fulfill({ contentType: 'image/svg+xml', body: poster })
    if (!url.pathname.endsWith('/')) {
      // what is made at publishing, such as the codes to scan, is not there
      const body = await readFile(path.join('site/.build/client', url.pathname)).catch(() => undefined)
      return route.fulfill(body === undefined ? { status: 404 } : { body, contentType: typeOf(url.pathname) })
    }
    const { status, html } = await render(url.pathname, new CatalogueView(catalogue))
    return route.fulfill({ status, contentType: 'text/html; charset=utf-8', body: html })
  })
  return elsewhere
}

const poster = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800" width="600" height="800"><rect width="600" height="800" fill="#b3261e"/><circle cx="300" cy="320" r="200" fill="#ffd98a"/><text x="300" y="690" font-size="90" text-anchor="middle" fill="#fff">合唱</text></svg>`

function typeOf(file: string): string {
  const types: Record<string, string> = { css: 'text/css', svg: 'image/svg+xml', js: 'text/javascript' }
  return types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
}
