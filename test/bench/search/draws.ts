import simplified from 'opencc-js/dict/STCharacters'
import { pinyin } from 'pinyin-pro'
import { type Field, fields } from '../../../site/search/index/document.ts'
import type { Random } from '../random.ts'
import type { Item } from './items.ts'

/** What is asked, and what right entries have in which fields, folded. */
export interface Drawn {
  text: string
  parts: readonly string[]
  within: readonly Field[]
}

export type Draw = (items: readonly Item[], random: Random) => Drawn | undefined

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const chinese = /^\p{Script=Han}{2,4}$/u
const anywhere: readonly Field[] = fields
const named: readonly Field[] = ['title', 'people']
const titled: readonly Field[] = ['title']
/** A character is rare when so many names have it at most. */
const mostRare = 4

const traditional = new Map(
  simplified.split('|').map((pair): [string, string] => {
    const [from = '', to = ''] = pair.split(' ')
    return [from, to]
  }),
)

/** How queries are drawn; the target is the least recall among the first ten results. */
export const draws = {
  word: { target: 0.99, draw: (items, random) => exactly(wordIn(random.pick(items).document.fields.body, random)) },
  'unaligned substring': { target: 0.99, draw: (items, random) => exactly(acrossWords(random.pick(items), random)) },
  'full name': { target: 0.99, draw: (items, random) => exactly(of(items, 'talents', random).title, named) },
  'rare name': { target: 0.99, draw: (items, random) => exactly(rareName(items, random), named) },
  place: { target: 0.99, draw: (items, random) => exactly(of(items, 'venues', random).title) },
  subject: { target: 0.99, draw: (items, random) => exactly(of(items, 'courses', random).subject) },
  'several fields': { target: 0.99, draw: severalFields },
  'part of a title': {
    target: 0.99,
    draw: (items, random) => exactly(partOfTitle(random.pick(items), random), titled),
  },
  'Traditional form': {
    target: 0.99,
    draw(items, random) {
      const word = wordIn(random.pick(items).document.fields.body, random)
      const text = [...(word ?? '')].map((one) => traditional.get(one) ?? one).join('')
      return text === word ? undefined : exactly(word, anywhere, text)
    },
  },
  'full-width form': { target: 0.99, draw: (items, random) => fullWidth(random.pick(items)) },
  'pinyin of a word': {
    target: 0.9,
    draw(items, random) {
      const word = wordIn(random.pick(items).document.fields.title, random)
      return exactly(word, named, syllablesOf(word).join(''))
    },
  },
  'pinyin of a full name': {
    target: 0.9,
    draw(items, random) {
      const { title } = of(items, 'talents', random)
      return exactly(title, named, syllablesOf(title).join(''))
    },
  },
  initials: {
    target: undefined,
    draw(items, random) {
      const { title } = of(items, 'talents', random)
      return exactly(
        title,
        named,
        syllablesOf(title)
          .map(([first]) => first)
          .join(''),
      )
    },
  },
} satisfies Record<string, { target: number | undefined; draw: Draw }>

export type QueryType = keyof typeof draws
export const queryTypes = Object.keys(draws) as QueryType[]

/** Least recall among the first ten results; undefined where there is no target. */
export function targetOf(type: QueryType): number | undefined {
  return draws[type].target
}

/** @param text what is asked in place of what is looked for */
function exactly(wanted: string | undefined, within = anywhere, text = wanted): Drawn | undefined {
  return wanted === undefined || text === undefined ? undefined : { text, parts: [wanted], within }
}

function of(items: readonly Item[], library: string, random: Random): Item {
  for (;;) {
    const item = random.pick(items)
    if (item.document.library === library) return item
  }
}

function wordIn(text: string, random: Random): string | undefined {
  const words = [...segmenter.segment(text)].map(({ segment }) => segment).filter((word) => chinese.test(word))
  return words.length === 0 ? undefined : random.pick(words)
}

/** Four characters that begin and end in the middle of words. */
function acrossWords({ document }: Item, random: Random): string | undefined {
  const runs = document.fields.body.match(/\p{Script=Han}{7,}/gu)
  if (runs === null) return undefined
  const run = random.pick(runs)
  const starts = new Set([...segmenter.segment(run)].map(({ index }) => index))
  const some = [...run].map((_, at) => at).filter((at) => at + 4 < run.length && !starts.has(at) && !starts.has(at + 4))
  if (some.length === 0) return undefined
  const at = random.pick(some)
  return run.slice(at, at + 4)
}

function rareName(items: readonly Item[], random: Random): string | undefined {
  const { title } = of(items, 'talents', random)
  const names = items.filter(({ document }) => document.library === 'talents').map((one) => one.title)
  const isRare = [...title].some((one) => names.filter((name) => name.includes(one)).length <= mostRare)
  return isRare ? title : undefined
}

function severalFields(items: readonly Item[], random: Random): Drawn | undefined {
  const { title, people } = random.pick(items).document.fields
  const [word, person] = [wordIn(title, random), random.pick(people.split('\n'))]
  if (word === undefined || person === '') return undefined
  return { text: `${word} ${person}`, parts: [word, ...person.split(/\s+/u)], within: anywhere }
}

/** Some words of a title that follow one another. */
function partOfTitle({ title }: Item, random: Random): string | undefined {
  const words = [...segmenter.segment(title.match(/\p{Script=Han}{6,}/u)?.[0] ?? '')].map(({ segment }) => segment)
  if (words.length < 3) return undefined
  const text = words
    .slice(random.between(0, words.length - 3))
    .slice(0, 3)
    .join('')
  return [...text].length < 3 ? undefined : text
}

/** The end of a title from its Latin letters or digits on. */
function fullWidth({ title }: Item): Drawn | undefined {
  const [end] = /\p{Script=Han}{2}[（ ]*(?:第 )?[A-Za-z0-9].*$/u.exec(title) ?? []
  if (end === undefined) return undefined
  const text = end.replaceAll(/[A-Za-z0-9]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
  return { text, parts: end.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== ''), within: titled }
}

function syllablesOf(text: string | undefined): string[] {
  const han = (text ?? '').replaceAll(/[^\p{Script=Han}]/gu, '')
  return pinyin(han, { toneType: 'none', type: 'array', v: true }).map((syllable) => syllable.replaceAll('ü', 'v'))
}
