import fc from 'fast-check'
import type { Performance } from '../../site/catalogue/entries.ts'
import type { PosterFacts } from '../../site/posters/facts.ts'

/** Facts of a poster that says little. */
export const plainFacts: PosterFacts = {
  id: 'one',
  collection: 'performances',
  coverKind: 'gala',
  kind: '综合汇演',
  title: '春城职工合唱音乐会',
  day: { year: 2026, month: 11, day: 22, weekday: '周日', time: '19:30–21:00' },
  changes: [],
  isClosed: false,
  organisation: '花城区总工会',
  siteName: '工韵',
  isSample: false,
  hasSignUp: false,
  address: 'https://gongyun.example/performances/spring-choir/',
}

/** A show of one evening, as the site knows it. */
export const showOfOneEvening = (more: Partial<Performance> = {}): Performance => ({
  id: 'choir',
  slug: 'choir',
  formerSlugs: [],
  created: '2026-11-01T04:00:00Z',
  title: '合唱音乐会',
  kind: 'gala',
  admission: 'free',
  audiences: [],
  showings: [
    {
      id: 'one',
      start: '2026-11-22T11:30:00Z',
      end: '2026-11-22T13:00:00Z',
      venue: 'hall',
      cancelled: false,
      postponed: false,
      full: false,
    },
  ],
  programme: [],
  tags: [],
  sample: false,
  ...more,
})

/** Characters of all kinds: common and rare Han, marks, Latin, emoji, what combines, what is written from the right. */
const character = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)) },
  { weight: 1, arbitrary: fc.integer({ min: 0x20000, max: 0x2a6df }).map((code) => String.fromCodePoint(code)) },
  { weight: 3, arbitrary: fc.constantFrom(...'，。、；：？！（）《》「」“”‘’—…·,.()!?%') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('W', 'i', ' ', '7', 'é', 'e\u0301', '\u0302', 'Ж', '①', '〓', '<', '&', '"'),
  },
  { weight: 1, arbitrary: fc.constantFrom('🎵', '👩‍👩‍👧', '🇨🇳', 'م', 'ש', '\u202e', '\u200b', '\ufe0f', '\n', '\t') },
)

/** A text as a form may take it. @param most characters */
export function anyText(most: number): fc.Arbitrary<string> {
  return fc.oneof(
    fc.array(character, { minLength: 1, maxLength: most }).map((all) => all.join('')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: most }),
    // nothing at which a line may end
    fc.constantFrom('W'.repeat(most), '，'.repeat(most), '好'.repeat(most), '“（'.repeat(most / 2)),
  )
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

/** Anything that a poster may have to say. */
export const anyFacts: fc.Arbitrary<PosterFacts> = fc
  .record({
    collection: fc.constantFrom('courses' as const, 'performances' as const, 'activities' as const),
    title: anyText(60),
    day: maybe(fc.constant(plainFacts.day)),
    changes: fc.constantFrom([], ['改期', '已满'], ['已取消'], ['延期']),
    isClosed: fc.boolean(),
    note: maybe(anyText(40)),
    more: maybe(fc.oneof(fc.constant('后面还有 14 课'), anyText(260))),
    venue: maybe(fc.record({ name: anyText(60), address: anyText(120) })),
    access: maybe(fc.record({ word: fc.constant('公益 · 免费'), isFree: fc.boolean(), note: maybe(anyText(120)) })),
    unit: maybe(anyText(60)),
    brand: maybe(anyText(80)),
    organisation: anyText(40),
    siteName: anyText(20),
    isSample: fc.boolean(),
    hasSignUp: fc.boolean(),
    theme: maybe(anyText(40)),
  })
  .map((some) => JSON.parse(JSON.stringify({ ...plainFacts, ...some, day: some.day })) as PosterFacts)
