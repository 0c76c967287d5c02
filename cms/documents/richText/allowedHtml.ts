import sanitize from 'sanitize-html'
import { isSafeAddress } from './linkAddress.ts'

/** Tags that the converter makes without attributes. */
const plainTags = /<\/?(?:p|h2|h3|strong|em|ul|ol|li|blockquote)>|<(?:br|hr) \/>/g

const allowed: sanitize.IOptions = {
  allowedTags: ['p', 'h2', 'h3', 'strong', 'em', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'a'],
  allowedAttributes: { a: ['href'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    a: (tagName, { href }) => ({ tagName, attribs: href !== undefined && isSafeAddress(href) ? { href } : {} }),
  },
  // nothing of what stands in these is for a reader
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'iframe', 'template', 'svg', 'math', 'title'],
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
