interface TextNode {
  type: 'text'
  version: 1
  text: string
  format: 0
  detail: 0
  mode: 'normal'
  style: ''
}

interface BlockNode {
  type: 'paragraph' | 'heading'
  version: 1
  format: ''
  indent: 0
  direction: 'ltr'
  children: TextNode[]
  textFormat?: 0
  tag?: 'h2'
  [key: string]: unknown
}

/** The JSON that Payload's Lexical editor stores. */
export interface RichText {
  root: { type: 'root'; version: 1; format: ''; indent: 0; direction: 'ltr'; children: BlockNode[] }
  [key: string]: unknown
}

const headingMark = '## '

/**
 * Rich text from the paragraphs of a content file.
 * @param paragraphs plain text; one that starts with "## " becomes a second-level heading
 */
export function richText(paragraphs: readonly string[]): RichText {
  return {
    root: { type: 'root', version: 1, format: '', indent: 0, direction: 'ltr', children: paragraphs.map(block) },
  }
}

function block(paragraph: string): BlockNode {
  const common = { version: 1, format: '', indent: 0, direction: 'ltr' } as const
  if (paragraph.startsWith(headingMark)) {
    return { ...common, type: 'heading', tag: 'h2', children: [text(paragraph.slice(headingMark.length))] }
  }
  return { ...common, type: 'paragraph', textFormat: 0, children: [text(paragraph)] }
}

function text(value: string): TextNode {
  return { type: 'text', version: 1, text: value, format: 0, detail: 0, mode: 'normal', style: '' }
}
