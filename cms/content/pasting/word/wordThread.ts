import { parentPort } from 'node:worker_threads'
import mammoth from 'mammoth'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { type Brought, cleanHtml } from '../clean/clean.ts'
import { count } from '../clean/report.ts'
import { numberMark } from './numbers.ts'
import type { WordOrder, WordReply } from './readWord.ts'
import { wordReason } from './refusals.ts'
import { lookInto } from './unpacking.ts'

/** Most pictures of one document. */
const mostPictures = 50

/** The converter gives no alignment; a style of its own carries it. */
const sided = z.looseObject({
  type: z.literal('paragraph'),
  alignment: z.enum(['center', 'right', 'end']),
  styleName: z.string().nullish(),
  numbering: z.null().optional(),
})
const sides = ['center', 'right'] as const
/** An item with its mark (`numberMark`), as the converter writes it. */
const numbered = new RegExp(`<li><a id="${numberMark}(\\d+)"></a>`, 'g')
const styleMap = [
  'u => u',
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  ...sides.map((side) => `p[style-name='gongyun ${side}'] => p.gongyun-${side}:fresh`),
]

function withSide(element: unknown): unknown {
  const { success, data } = sided.safeParse(element)
  if (!success || /^(?:heading|title|.*quote)/i.test(data.styleName ?? '')) return element
  return { ...data, styleId: null, styleName: `gongyun ${data.alignment === 'center' ? 'center' : 'right'}` }
}

async function read({ name, data }: WordOrder): Promise<Brought> {
  const { countsInHan, comments, parts } = await lookInto(name, data)
  // the converter (1.13.0) takes parts from whoever reads them, which its types do not say
  const input: object = { file: parts }
  const converted = await mammoth
    .convertToHtml(
      input as { buffer: Buffer },
      { styleMap, externalFileAccess: false, transformDocument: inParagraphs },
    )
    .catch(() => {
      throw new Refusal(wordReason('word-damaged', { name }))
    })
  const html = converted.value.replace(/<p class="gongyun-(center|right)">/g, '<p align="$1">').replace(numbered, '<li value="$1">')
  const cleaned = cleanHtml(html)
  if ('problem' in cleaned) throw new Refusal(wordReason('word-beyond-limits', { name, problem: cleaned.problem }))
  const { brought } = cleaned
  if (brought.pictures.length > mostPictures)
    throw new Refusal(
      wordReason('word-with-too-many-pictures', { name, count: brought.pictures.length, most: mostPictures }),
    )
  for (let number = 0; number < comments; number++) count(brought.report, 'comments')
  const { counts } = parts.report
  for (const what of Object.keys(counts) as (keyof typeof counts)[])
    for (let number = 0; number < (counts[what] ?? 0); number++) count(brought.report, what)
  if (countsInHan) count(brought.report, 'hanNumbers')
  return brought
}

/** Goes through all that a document has in it. */
function inParagraphs(element: unknown): unknown {
  const { children } = z.looseObject({ children: z.array(z.unknown()).optional() }).parse(element)
  const inner = children === undefined ? element : { ...(element as object), children: children.map(inParagraphs) }
  return withSide(inner)
}

parentPort?.on('message', (order: WordOrder) => {
  const answer = (reply: WordReply): void => parentPort?.postMessage(reply)
  void read(order).then(
    (brought) => answer({ brought }),
    (error: unknown) => {
      if (error instanceof Refusal) answer({ refused: error.reason })
      // a document of elements in one another without end
      else if (error instanceof RangeError) answer({ refused: wordReason('word-damaged', { name: order.name }) })
      else answer({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    },
  )
})
