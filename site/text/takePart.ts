import type { DatedLibrary } from '../catalogue/calendar/dated.ts'
import type { Event } from '../catalogue/calendar/occasions.ts'
import { seatsIn, type SignUpWindow, signUpWindowOf } from '../catalogue/signUp/window.ts'
import { signUpPath } from '../catalogue/urls.ts'
import type { CatalogueView } from '../catalogue/view.ts'
import type { Participation, SignUpHow } from '../catalogue/vocabulary.ts'
import { momentText } from './dates.ts'
import { telephone } from './phones.ts'
import type { Standing } from './standing.ts'

/** What there is to do for a visitor, in one word, and where that leads. */
export interface Verb {
  word: string
  href: string
}

/** What decides how one takes part, beside the entry itself. */
export interface Circumstances {
  standing: Standing
  /** Whether its sign-up is over. */
  isSignUpOver: boolean
  /** Sign-up that is taken here, if it is. */
  here: SignUpHereNow | undefined
  /** Where one may call, if anywhere: of the entry, else of its venue. */
  phone: string | undefined
  /** Where what can be watched of it is, if anything. */
  recording: Verb | undefined
  /** What else there is to go to. */
  instead: Verb
  /** Whether the page says how one gets there. */
  hasPlace: boolean
}

/** Sign-up that is taken here, as it stands at the instant of the rendering. */
export interface SignUpHereNow {
  state: SignUpWindow['state']
  /** Its page. */
  href: string
  /** When it opens, in words; missing where it is open from its publishing on. */
  opens: string | undefined
  how: SignUpHow
}

/** How one takes part, as a page says it. */
export interface TakePart {
  /** The one thing to do. */
  verb: Verb
  /** Whether that is to take part: what is over, called off, put off, full or closed sells nothing. */
  isOpen: boolean
  /** Where one signs up once staff have opened it, whatever the entry says; missing where that cannot be. */
  opened?: string | undefined
  /** In sentences; the editor's own note stands before them. None where the note or the sign-up says it all. */
  sentences: string[]
}

/** Whether one signs up no more. @param view notes the instant at which that changes */
export function hasSignUpEnded({ signUpUntil }: Event, view: CatalogueView): boolean {
  const until = signUpUntil === undefined ? Infinity : Date.parse(signUpUntil)
  return view.now(until) >= until
}

/**
 * Sign-up that is taken here.
 * @param view notes the instant at which it changes
 * @param now the instant of the rendering, in milliseconds since the epoch
 */
export function signUpHereNow(
  collection: DatedLibrary,
  entry: Event,
  view: CatalogueView,
  now: number,
): SignUpHereNow | undefined {
  const window = signUpWindowOf(entry, now)
  if (window === undefined || entry.signUpHere === undefined) return undefined
  view.now(window.until)
  const { opens, how } = entry.signUpHere
  const href = signUpPath(collection, entry.slug)
  return { state: window.state, href, how, opens: opens === undefined ? undefined : momentText(opens, now) }
}

/** Where on the page it is said how one takes part, and how one gets there. */
export const [takePartId, gettingThereId, similarId] = ['take-part', 'getting-there', 'similar'] as const

/**
 * How one takes part in something, whatever its editor said of it: the sign-up, else the way that was chosen, else the one
 * that is usual for its kind and admission.
 */
export function takePartOf(collection: DatedLibrary, entry: Event, circumstances: Circumstances): TakePart {
  const { standing, isSignUpOver, here, recording, instead } = circumstances
  if (standing.state === 'past') return closed(recording ?? instead, '已经结束了。')
  if (standing.state === 'cancelled') return closed(instead, '这次不办了。')
  if (standing.state === 'postponed') return closed(instead, '新的时间定了写在这里，再接着报名、领票。')
  // no page to sign up on either, until a date stands
  if (standing.state === 'undated' && here !== undefined) return closed(instead, '时间定了，就在本站报名。')
  const isNextFull = standing.state === 'coming' && standing.next.occasion.full
  // of what is signed up for here, each date has places of its own
  if (isNextFull && here?.state !== 'open')
    return closed(instead, standing.others > 0 ? '这一次已满，后面的还可以看看。' : '名额已满。', here)
  if (isSignUpOver || here?.state === 'closed') return closed(instead, '报名已截止。', here)
  if (here?.state === 'before')
    return closed({ word: '还没开始报名', href: here.href }, `${here.opens ?? ''} 开始报名。`, here)
  if (here !== undefined)
    return { isOpen: true, verb: { word: '报名', href: here.href }, sentences: [hereSentence(here)] }
  const way = wayOf(collection, entry, standing)
  return { isOpen: true, verb: verbOf(way, circumstances, entry), sentences: sentencesOf(way, circumstances) }
}

function hereSentence({ how }: SignUpHereNow): string {
  return how === 'lottery' ? '在本站报名，不用注册；报名截止后抽签，结果会告诉您。' : '在本站报名，不用注册，先到先得。'
}

function closed(verb: Verb, sentence: string, here?: SignUpHereNow): TakePart {
  return { verb, isOpen: false, sentences: [sentence], ...(here && { opened: here.href }) }
}

/** How one takes part: on the net, as was chosen, by an invitation; `noted` where its own note says it. */
type Way = 'sign-up' | Participation | 'invitation' | 'noted'

/** The way that its editor named, else the usual one. */
function wayOf(collection: DatedLibrary, entry: Event, standing: Standing): Way {
  if (entry.participation !== undefined) return entry.participation
  if (entry.signUpUrl !== undefined || entry.signUpPicture !== undefined) return 'sign-up'
  if (entry.admissionNote !== undefined) return 'noted'
  if (collection === 'courses') return 'unit'
  const admission = 'admission' in entry ? entry.admission : undefined
  if (admission === 'ticket') return 'desk'
  if (admission === 'invitation') return 'invitation'
  return standing.state === 'coming' && seatsIn(standing.next) !== undefined ? 'unit' : 'walk-in'
}

function verbOf(way: Way, { phone, hasPlace }: Circumstances, { signUpUrl, signUpPicture }: Event): Verb {
  const here = `#${takePartId}`
  const called = phone === undefined ? undefined : telephone(phone)
  if (signUpUrl !== undefined) return { word: '去报名', href: signUpUrl }
  if (signUpPicture !== undefined) return { word: '扫码报名', href: here }
  switch (way) {
    case 'phone':
      return called === undefined ? { word: '怎样报名', href: here } : { word: '打电话报名', href: called }
    case 'walk-in':
      return { word: '直接来', href: hasPlace ? `#${gettingThereId}` : here }
    case 'desk':
      return { word: '怎样领票', href: here }
    case 'unit':
      return { word: '怎样报名', href: here }
    case 'invitation':
    case 'noted':
    case 'sign-up':
      return { word: '怎样参加', href: here }
  }
}

function sentencesOf(way: Way, { phone }: Circumstances): string[] {
  const isCalled = phone !== undefined
  switch (way) {
    case 'walk-in':
      return ['不用报名，到时候直接来。']
    case 'phone':
      return [isCalled ? '打下面的电话报名。' : '打主办工会的电话报名。']
    case 'unit':
      return [`向本单位工会报名${isCalled ? '，不清楚的打下面的电话问' : ''}。`]
    case 'desk':
      return ['到场地服务台领票或登记，凭票入场。']
    case 'invitation':
      return ['凭邀请函入场，不对外领票。']
    case 'noted':
    case 'sign-up':
      return []
  }
}
