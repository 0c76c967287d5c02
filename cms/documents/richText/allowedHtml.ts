import sanitize from 'sanitize-html'
import { entryScheme, isEntryAddress, isShownMark, shownAttribute } from '../../../site/catalogue/bodyMarks.ts'
import { isSafeAddress } from './linkAddress.ts'

/** Tags that the converter makes without attributes. */
const plainTags = /<\/?(?:p|h2|h3|strong|em|s|u|sub|sup|ul|ol|li|blockquote|table|tr|td)>|<(?:br|hr) \/>/g
/** Elements whose lines may stand in the middle or on the right. */
const alignable = ['p', 'h2', 'h3', 'li', 'blockquote'] as const
const alignments = ['align-center', 'align-right', 'align-justify']
const spans = ['colspan', 'rowspan']

const allowed: sanitize.IOptions = {
  allowedTags: [
    ...['p', 'h2', 'h3', 'strong', 'em', 's', 'u', 'sub', 'sup', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'a'],
    ...['table', 'tr', 'td', 'th', 'figure'],
  ],
  allowedAttributes: {
    a: ['href'],
    ol: ['start'],
    td: spans,
    th: ['scope', ...spans],
    figure: [shownAttribute],
  },
  allowedClasses: Object.fromEntries(alignable.map((tag) => [tag, alignments])),
  allowedSchemes: ['http', 'https', 'mailto', 'tel', entryScheme],
  allowProtocolRelative: false,
  transformTags: {
    a: (tagName, { href }) => ({ tagName, attribs: href !== undefined && isAllowed(href) ? { href } : {} }),
    figure: (tagName, { [shownAttribute]: shown }) => ({
      tagName,
      attribs: shown !== undefined && isShownMark(shown) ? { [shownAttribute]: shown } : {},
    }),
  },
  // nothing of what stands in these is for a reader
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'iframe', 'template', 'svg', 'math', 'title'],
}

function isAllowed(address: string): boolean {
  return isEntryAddress(address) || isSafeAddress(address)
}

/**
 * Holds HTML of an entry against a list of what may reach the public, whoever made it. What our own converter makes
 * comes out as it is.
 */
export function allowedHtml(html: string): string {
  // most texts have no link and no tag but these, and a whole site has a hundred thousand texts
  if (!/[<>]/.test(html.replace(plainTags, ''))) return html
  return sanitize(html, allowed)
}
