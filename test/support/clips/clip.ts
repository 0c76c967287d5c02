import fc from 'fast-check'

/** What a program puts on the clipboard, with what a reader saw of it and what cannot come along. */
export interface Clip {
  html: string
  /** Words in their order, each of which stands there once. */
  seen: string[]
  /** Pictures that come along. */
  brought: number
  /** Of what stays behind, how much. */
  left: Partial<Record<LeftOver, number>>
}
type LeftOver =
  | 'localPictures'
  | 'remotePictures'
  | 'otherPictures'
  | 'links'
  | 'hidden'
  | 'comments'
  | 'deletions'
  | 'players'
  | 'controls'
  | 'drawings'

export const nothing: Clip = { html: '', seen: [], brought: 0, left: {} }
export const silent = (html: string): Clip => ({ ...nothing, html })
export const leaves = (what: LeftOver, html: string): Clip => ({ ...nothing, html, left: { [what]: 1 } })

export function joined(clips: readonly Clip[], glue = ''): Clip {
  const left: Clip['left'] = {}
  for (const clip of clips)
    for (const [what, count] of Object.entries(clip.left) as [LeftOver, number][])
      left[what] = (left[what] ?? 0) + count
  return {
    html: clips.map(({ html }) => html).join(glue),
    seen: clips.flatMap(({ seen }) => seen),
    brought: clips.reduce((sum, { brought }) => sum + brought, 0),
    left,
  }
}
export const within = (before: string, clip: Clip, after: string): Clip => ({
  ...clip,
  html: before + clip.html + after,
})

/** A word that stands nowhere else; `n` is filled in by `numbered`. */
export const word: fc.Arbitrary<Clip> = fc
  .constantFrom('职工', '合唱节', '2026 年', 'A 组', '“引号”')
  .map((text) => ({ ...nothing, html: `${text}§§`, seen: ['§§'] }))

/** Gives each word a number of its own, as it is made. */
export function numbered(clip: Clip): Clip {
  let next = 0
  const html = clip.html.replaceAll('§§', () => `〔${next++}〕`)
  return { ...clip, html, seen: clip.seen.map((_, index) => `〔${index}〕`) }
}

export const dataPicture = (type: string): string => `data:image/${type};base64,iVBORw0KGgo${'A'.repeat(2_000)}`
export const rows = (
  cells: fc.Arbitrary<Clip>,
  cell: (clip: Clip, index: number) => Clip,
  row = '<tr>',
): fc.Arbitrary<Clip> =>
  fc
    .array(fc.array(cells, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .map((all) => joined(all.map((line) => within(row, joined(line.map(cell)), '</tr>'))))

/** What stands before the text of an item in a list of Word or WPS. */
export const marker = fc.constantFrom('1.', '2.', 'a)', '·', 'l', 'Ø', '(3)')
