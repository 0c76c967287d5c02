import type { BrowserContext, Request } from 'playwright-core'
import { Catalogue } from '../../site/catalogue/catalogue.ts'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
import type { ShownPlace, ShownRegistration } from '../../site/catalogue/signUp/shapes.ts'
import type { ShownDraw } from '../../site/signUp/draw/checkDraw.ts'
import { now } from './eventStates.ts'

const hour = 3_600_000
const at = (hours: number) => new Date(now + hours * hour).toISOString()
const page = { created: '2026-01-01T00:00:00.000Z', sample: false }
const policy = {
  per: 'occasion',
  how: 'first-come',
  seats: 20,
  mostSeats: 4,
  hasWaitingList: true,
  offerHours: 24,
  quotas: [],
  questions: [],
}
const lists = { talents: [], teams: [], works: [], pictures: [] }
const date = (id: string, hours: number, more: object = {}) => ({
  id,
  start: at(hours),
  end: at(hours + 2),
  venue: 'hall',
  ...more,
})

/** Activities whose sign-up stands in every state, by their slugs; `families` asks for all there is. */
const activities: Record<string, object> = {
  families: {
    title: '周末剪纸：给窗户剪一朵花',
    audiences: ['children', 'women'],
    dates: [
      date('past', -50),
      date('first', 48, { seats: 8 }),
      date('off', 60, { cancelled: true }),
      date('second', 216),
    ],
    signUpUntil: at(200),
    signUpHere: {
      ...policy,
      children: { youngest: 4, oldest: 12 },
      quotas: [{ audience: 'new-employment', seats: 4 }],
      questions: [
        { id: 'size', label: '围裙', kind: 'choice', choices: ['自己带', '要借一条'], isRequired: true },
        { id: 'scissors', label: '要几把剪刀', kind: 'number', choices: [], isRequired: false },
        { id: 'photos', label: '同意现场拍照', kind: 'consent', choices: [], isRequired: false },
      ],
    },
  },
  plain: { title: '午休八段锦', dates: [date('only', 30)], signUpHere: policy },
  before: {
    title: '掐丝珐琅鉴赏沙龙',
    dates: [date('only', 90)],
    signUpHere: { ...policy, opens: at(24), how: 'lottery' },
  },
  closed: { title: '湖滨摄影采风', dates: [date('only', 90)], signUpUntil: at(-1), signUpHere: policy },
  over: { title: '已经办完的', dates: [date('only', -90)], signUpHere: policy },
}

/** A catalogue of what can be signed up for here: `courses/whole` for all of its lessons, the rest for each date. */
export function catalogueOfSignUps(): Catalogue {
  const catalogue = new Catalogue(now)
  const put = (collection: Collection, id: string, fields: object): void => {
    const whole = 'slug' in entrySchemas[collection].shape ? { slug: id, ...page } : {}
    catalogue.set(collection, id, entrySchemas[collection].parse({ id, ...whole, ...fields }))
  }
  put('venues', 'hall', {
    kind: 'palace',
    facilities: [],
    accessibilities: [],
    name: '呈贡区文体活动中心',
    address: '春融街 1 号',
  })
  for (const [id, fields] of Object.entries(activities))
    put('activities', id, { kind: 'relief', admission: 'free', audiences: [], ...lists, ...fields })
  put('courses', 'whole', {
    title: '声乐班：先学会喘气',
    kind: 'subsidised',
    type: 'music',
    audiences: [],
    teachers: [],
    venue: 'hall',
    sessions: Array.from({ length: 15 }, (_, index) => date(`lesson-${index}`, 48 + index * 168)),
    signUpHere: { ...policy, per: 'course', mostSeats: 1 },
  })
  catalogue.setSite({
    prices: [],
    name: '工韵',
    organisation: '呈贡区总工会',
    headline: '下班以后，来这里',
    offersPosters: false,
    introduction: '职工文艺。',
    phone: '0871-00001201',
  })
  return catalogue
}

/** What a fake server answers: a status and a body, or nothing, as a network that was lost. */
export type FakeAnswer = { status: number; body: unknown } | 'lost'

/** Answers what islands ask, in a browser that shows a catalogue. */
export class FakeSignUps {
  /** What was asked, in order: path and body. */
  readonly asked: { path: string; body: string; type: string }[] = []
  places: Record<string, ShownPlace> = {}
  /** What is shown of a draw; undefined where nothing is drawn. */
  draw: ShownDraw | undefined
  /** Answers to come, by the last part of the path; the last one is given again and again. */
  readonly answers: Record<string, FakeAnswer[]> = {}

  /** @param context that showCatalogue was called for before */
  async answerIn(context: BrowserContext): Promise<void> {
    await context.route('**/api/signup/**', async (route) => {
      const request: Request = route.request()
      const { pathname } = new URL(request.url())
      const name = pathname.split('/').at(-1) ?? ''
      if (name === 'places') return route.fulfill({ json: { places: this.places } })
      if (name === 'draw')
        return route.fulfill(this.draw === undefined ? { status: 404, json: {} } : { json: this.draw })
      if (name === 'challenge' && this.answers[name] === undefined) return route.fulfill({ json: {} })
      this.asked.push({ path: pathname, body: request.postData() ?? '', type: request.headers()['content-type'] ?? '' })
      const waiting = this.answers[name] ?? []
      const answer = waiting.length > 1 ? waiting.shift() : waiting[0]
      if (answer === undefined || answer === 'lost') return route.abort('connectionfailed')
      return route.fulfill({ status: answer.status, json: answer.body })
    })
  }
}

/** A registration as the server answers it. @param more what is otherwise */
export function registrationOf(more: Partial<ShownRegistration> = {}): ShownRegistration {
  return {
    code: '7K3M9PQ2XA',
    bookable: { collection: 'activities', entry: 'families', occasion: 'first' },
    title: '周末剪纸：给窗户剪一朵花',
    path: '/activities/families/',
    start: at(48),
    end: at(50),
    venue: '呈贡区文体活动中心',
    state: 'confirmed',
    seats: 2,
    number: 12,
    name: '柳知秋',
    phone: '138****8000',
    children: [{ name: '小满', age: 7 }],
    madeAt: at(0),
    ...more,
  }
}
