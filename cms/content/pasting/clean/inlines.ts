import { cleaned } from '../../../../site/catalogue/cleaned.ts'

/** A piece of a line. */
export type Inline = { kind: 'text'; text: string; format: number; href: string | undefined } | { kind: 'break' }
type Text = Extract<Inline, { kind: 'text' }>

const spaces = /([ \t\r\n\f\u00a0]+)/
/** Between two of these, a line end of the source is none of the text: programs wrap Han text anywhere. */
const wide = /[\u1100-\u11ff\u2e80-\u30ff\u3100-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/

/**
 * A line as a reader sees it: spaces in a row are one, those at both ends of a line are none, pieces that look the same
 * are one piece. Line breaks at both ends go.
 */
export function asSeen(pieces: readonly Inline[]): Inline[] {
  const line: Inline[] = []
  let last = ''
  let space: string | undefined
  for (const piece of pieces) {
    if (piece.kind === 'break') {
      ;[last, space] = ['', undefined]
      if (line.length > 0) line.push(piece)
      continue
    }
    let text = ''
    for (const part of cleaned(piece.text).split(spaces)) {
      if (part === '') continue
      if (spaces.test(part)) {
        space = (space ?? '') + part
        continue
      }
      const isWrap = space?.includes('\n') === true && wide.test(last) && wide.test(part.charAt(0))
      if (space !== undefined && last !== '' && !isWrap) text += ' '
      space = undefined
      text += part
      last = part.charAt(part.length - 1)
    }
    if (text !== '') append(line, { ...piece, text })
  }
  while (line.at(-1)?.kind === 'break') line.pop()
  return line
}

function append(line: Inline[], piece: Text): void {
  const before = line.at(-1)
  if (before?.kind === 'text' && before.format === piece.format && before.href === piece.href) before.text += piece.text
  else line.push(piece)
}

/** The parts of a line between two or more line breaks in a row: who writes so means paragraphs. */
export function paragraphsOf(line: readonly Inline[]): Inline[][] {
  const paragraphs: Inline[][] = [[]]
  line.forEach((piece, index) => {
    const isDouble = piece.kind === 'break' && line[index + 1]?.kind === 'break'
    if (isDouble && paragraphs.at(-1)?.length !== 0) paragraphs.push([])
    else if (!(piece.kind === 'break' && (isDouble || paragraphs.at(-1)?.length === 0))) paragraphs.at(-1)?.push(piece)
  })
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}
