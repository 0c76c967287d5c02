'use client'

import { type ReactNode, useEffect } from 'react'
import { inChinese } from '../chinese.ts'

const attributes = ['aria-label', 'title', 'placeholder', 'alt'] as const

/** Puts Chinese in the place of what Payload leaves in English, wherever it comes up on a page. */
export function InChinese({ children }: { children: ReactNode }) {
  useEffect(() => {
    const translate = (node: Node): void => {
      const words = node.nodeType === Node.TEXT_NODE ? inChinese(node.nodeValue ?? '') : undefined
      // what people write is never touched
      if (words !== undefined && node.parentElement?.isContentEditable === false) node.nodeValue = words
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
