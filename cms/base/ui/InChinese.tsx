'use client'

import { type ReactNode, useEffect } from 'react'
import { inChinese } from '../chinese.ts'

/** Said of controls; what people write stands in the others. */
const attributes = ['aria-label', 'placeholder', 'title'] as const
/** Where Payload itself speaks in texts: a message that passes, the bar above the preview, what is told of a file. */
const ownPlaces = '[data-sonner-toast], [class*="live-preview"], .file-meta__size-type, .copy-to-clipboard'

/** Puts Chinese in the place of what Payload leaves in English, wherever it comes up on a page. */
export function InChinese({ children }: { children: ReactNode }) {
  useEffect(() => {
    const translate = (node: Node): void => {
      const words = node.nodeType === Node.TEXT_NODE ? inChinese(node.nodeValue ?? '') : undefined
      if (words !== undefined && node.parentElement?.closest(ownPlaces)) node.nodeValue = words
      if (!(node instanceof Element)) return
      for (const name of attributes) {
        const said = inChinese(node.getAttribute(name) ?? '') ?? labelOf(node, name)
        if (said !== undefined) node.setAttribute(name, said)
      }
      node.childNodes.forEach(translate)
    }
    const observer = new MutationObserver((changes) => {
      for (const { target, addedNodes, type } of changes)
        if (type === 'childList') addedNodes.forEach(translate)
        else translate(target)
    })
    translate(document.body)
    const options = { childList: true, subtree: true, attributes: true, attributeFilter: [...attributes] }
    observer.observe(document.body, { ...options, characterData: true })
    return () => observer.disconnect()
  }, [])
  return children
}

/** Payload (3.90) calls a box to be ticked by the name of its field, though its label stands beside it. */
function labelOf(element: Element, attribute: string): string | undefined {
  const said = element.getAttribute(attribute) ?? ''
  if (said === '' || !(element instanceof HTMLInputElement) || element.type !== 'checkbox') return undefined
  const label = element.labels?.[0]?.textContent?.replace('*', '').trim() ?? ''
  return label === '' || said === label ? undefined : label
}
