import { coverHue } from '../../cover/cover.ts'
import type { Hue } from '../../cover/petals.ts'
import type { PosterFacts } from '../facts.ts'

/** Colours of one drawing. */
export interface Palette {
  ground: string
  /** Of a sheet that lies on the ground. */
  sheet: string
  ink: string
  soft: string
  accent: string
  line: string
}

/** As the tokens of the site's styles have them. */
export const [paper, card, red, redDeep, ink] = ['#faf6ee', '#ffffff', '#b3261e', '#861a15', '#211c18']
const tones: Record<Hue, string> = {
  red,
  teal: '#1d6a63',
  indigo: '#2d4b7a',
  plum: '#7a3560',
  gold: '#7d5514',
}
/** What does not take place is drawn without its colour. */
export const faded = '#5c4a42'

/** Rice paper, with one colour: union red for courses and activities, that of its cover for a show. */
export function onPaper(facts: PosterFacts): Palette {
  return { ground: paper, sheet: card, ink, soft: '#5d544b', accent: toneOf(facts), line: '#dccfb9' }
}

/** The other way round: the colour is the ground, as on the page of a show. */
export function onTone(facts: PosterFacts): Palette {
  const ground = toneOf(facts)
  return { ground, sheet: '#00000026', ink: '#fdf3e3', soft: '#fbe3cf', accent: '#ffd98a', line: '#e9b45c' }
}

function toneOf({ isClosed, collection, id, coverKind }: PosterFacts): string {
  if (isClosed) return faded
  return collection === 'performances' ? tones[coverHue({ id, kind: coverKind })] : red
}
