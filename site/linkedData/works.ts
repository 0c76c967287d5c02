import type { Work } from '../catalogue/entries.ts'
import { artForms } from '../catalogue/vocabulary.ts'
import type { LinkedNode } from './node.ts'
import { type Around, commonOf, listed, peopleOf } from './parts.ts'

/** What schema.org calls a work of an art form, where there is a more precise word than CreativeWork. */
const types: Readonly<Partial<Record<Work['genre'], string>>> = {
  choir: 'MusicComposition',
  vocal: 'MusicComposition',
  instrumental: 'MusicComposition',
  drama: 'Play',
  calligraphy: 'VisualArtwork',
  painting: 'VisualArtwork',
  photography: 'Photograph',
  'paper-cut': 'VisualArtwork',
  craft: 'VisualArtwork',
}

/** A work. @param image absolute address of its picture */
export function workOf(work: Work, image: string, around: Around): LinkedNode {
  const authors = peopleOf({ talents: work.authors, teams: work.team === undefined ? [] : [work.team] }, around)
  const others = work.authorsText === undefined ? [] : [{ '@type': 'Person', name: work.authorsText }]
  return {
    '@type': types[work.genre] ?? 'CreativeWork',
    name: work.title,
    ...commonOf('works', work, image, around.siteUrl),
    genre: artForms[work.genre],
    author: listed([...authors, ...others]),
    dateCreated: work.year?.toString(),
    award: listed(work.awards.map(({ name }) => name)),
    inLanguage: 'zh-CN',
  }
}
