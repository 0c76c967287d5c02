'use client'

import { type ReactNode, useEffect } from 'react'
import { inChinese } from '../chinese.ts'

/** Said of controls; what people write stands in the others. */
const attributes = ['aria-label', 'placeholder'] as const
/** Where Payload itself speaks in texts: a message that passes, and the bar above the preview. */
const ownPlaces = '[data-sonner-toast], [class*="live-preview"]'

/** Puts Chinese in the place of what Payload leaves in English, wherever it comes up on a page. */
export function InChinese({ children }: { children: ReactNode }) {
  useEffect(() => {
    const translate = (node: Node): void => {
      const words = node.nodeType === Node.TEXT_NODE ? inChinese(node.nodeValue ?? '') : undefined
      if (words !== undefined && node.parentElement?.closest(ownPlaces)) node.nodeValue = words
      if (!(node instanceof Element)) return
      for (const name of attributes) {
        const said = inChinese(node.getAttribute(name) ?? '')
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
