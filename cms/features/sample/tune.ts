/** Samples a second, and seconds that one beat takes. */
const [rate, beat] = [16_000, 0.5]
/** Frequency of 1 (do) in G major, in hertz, and half-tones from it to each figure. */
const [tonic, steps] = [392, { 1: 0, 2: 2, 3: 4, 4: 5, 5: 7, 6: 9, 7: 11 } as const]

/**
 * A sounding file for a tune in figures (简谱), plucked as on a lute: `1` to `7` are notes of one beat, `'` behind one
 * is the octave above, `,` the one below, `-` holds the note for another beat, `0` is a rest; spaces and bars separate.
 * The same tune always gives the same bytes.
 * @returns a WAV file: 16 bits, one channel
 */
export function tuneOf(figures: string): Buffer {
  const notes = figures.split(/[\s|]+/).filter((note) => note !== '')
  const samples = new Float64Array(Math.ceil((notes.length + 3) * beat * rate))
  for (const [index, note] of notes.entries()) {
    const degree = steps[Number(note[0]) as keyof typeof steps] as number | undefined
    if (degree === undefined) continue
    const octave = note.endsWith("'") ? 12 : note.endsWith(',') ? -12 : 0
    pluck(samples, Math.round(index * beat * rate), tonic * 2 ** ((degree + octave) / 12), index)
  }
  return wavOf(samples)
}

/** Adds a plucked string: noise that runs round a loop and grows softer (Karplus and Strong, 1983). */
function pluck(samples: Float64Array, from: number, frequency: number, seed: number): void {
  let state = seed + 1
  const loop = Float64Array.from({ length: Math.round(rate / frequency) }, () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 1_073_741_823.5 - 1
  })
  const until = Math.min(from + 3 * rate, samples.length)
  for (let at = from, index = 0; at < until; at++, index = (index + 1) % loop.length) {
    const [now = 0, next = 0] = [loop[index], loop[(index + 1) % loop.length]]
    samples[at] = (samples[at] ?? 0) + now
    loop[index] = ((now + next) / 2) * 0.996
  }
}

function wavOf(samples: Float64Array): Buffer {
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-9)
  const file = Buffer.alloc(44 + samples.length * 2)
  file.write('RIFF', 0)
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(rate * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(samples.length * 2, 40)
  for (const [index, sample] of samples.entries())
    file.writeInt16LE(Math.round((sample / loudest) * 28_000), 44 + index * 2)
  return file
}
