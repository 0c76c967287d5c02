import { polyphonic } from 'pinyin-pro'

/** Most readings of one word that are kept. */
const mostReadings = 8

const known = new Map<string, readonly string[]>()

/** All readings of a character without tones, the usual one first; none when it is no Chinese character. */
function readingsOfCharacter(character: string): readonly string[] {
  let readings = known.get(character)
  if (readings === undefined) {
    const [found = []] = polyphonic(character, { toneType: 'none', type: 'array', v: true })
    const syllables = found.map((one) => one.replaceAll(/[üv]/g, 'u')).filter((one) => /^[a-z]{1,6}$/.test(one))
    known.set(character, (readings = /^[a-z0-9]$/.test(character) ? [character] : [...new Set(syllables)]))
  }
  return readings
}

/**
 * The readings of a word, each as its syllables: with every reading of every character, since no rule knows all names
 * (音乐 is yin yue, 快乐 kuai le).
 * @returns none for a word with a character that has no reading
 */
export function readingsOf(word: string): string[][] {
  let readings: string[][] = [[]]
  for (const character of word) {
    const next = readingsOfCharacter(character)
    if (next.length === 0) return []
    readings = readings.flatMap((reading) => next.map((syllable) => [...reading, syllable])).slice(0, mostReadings)
  }
  return readings
}
