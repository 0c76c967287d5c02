'use client'

import { type ReactNode, useEffect } from 'react'
import { inChinese, labels, texts } from '../leftovers.ts'

/** Said of controls; what people write stands in the others. */
const attributes = ['aria-label', 'aria-roledescription', 'placeholder', 'title'] as const
/** Where the admin shows what people write: not a letter is changed there, whatever is around it. */
const written = 'input, textarea, td, .rs__single-value, .rs__multi-value, .row-label'
const dialogs = 'dialog.payload__modal-item'

/** Puts Chinese in the place of what Payload leaves in English, wherever it comes up on a page. */
export function InChinese({ children }: { children: ReactNode }) {
  useEffect(() => {
    const translate = (node: Node): void => {
      const { parentElement: around } = node
      if (node.nodeType === Node.TEXT_NODE && around !== null) {
        const words = inChinese(node.nodeValue ?? '', texts, (selector) => around.closest(selector) !== null)
        if (words !== undefined && !isWritten(around)) node.nodeValue = words
      }
      if (!(node instanceof Element)) return
      for (const name of attributes) {
        const words = inChinese(node.getAttribute(name) ?? '', labels, (selector) => node.matches(selector))
        const said = words ?? labelOf(node, name)
        if (said !== undefined) node.setAttribute(name, said)
      }
      if (node.matches(dialogs)) nameDialog(node)
      node.childNodes.forEach(translate)
    }
    const observer = new MutationObserver((changes) => {
      for (const { target, addedNodes, type } of changes) {
        if (type === 'childList') addedNodes.forEach(translate)
        else translate(target)
        // its heading comes later than the dialog
        const around = (target instanceof Element ? target : target.parentElement)?.closest(dialogs)
        if (around) nameDialog(around)
      }
    })
    translate(document.body)
    const options = { childList: true, subtree: true, attributes: true, attributeFilter: [...attributes] }
    observer.observe(document.body, { ...options, characterData: true })
    return () => observer.disconnect()
  }, [])
  return children
}

/** A text's editor takes every change of its letters for typing, and saves it; what is drawn between them is not edited. */
function isWritten(around: Element): boolean {
  const editable = around.closest('[contenteditable]')?.getAttribute('contenteditable') ?? 'false'
  return editable !== 'false' || around.closest(written) !== null
}

/** Payload (3.90) calls a dialog by the name of its program; its heading says what it is. */
function nameDialog(dialog: Element): void {
  const heading = dialog.querySelector('h1, h2, h3, h4')?.textContent?.trim() || '对话框'
  if (dialog.getAttribute('aria-label') !== heading) dialog.setAttribute('aria-label', heading)
}

/** Payload (3.90) calls a box to be ticked by the name of its field, though its label stands beside it. */
function labelOf(element: Element, attribute: string): string | undefined {
  const said = element.getAttribute(attribute) ?? ''
  if (said === '' || !(element instanceof HTMLInputElement) || element.type !== 'checkbox') return undefined
  const label = element.labels?.[0]?.textContent?.replace('*', '').trim() ?? ''
  return label === '' || said === label ? undefined : label
}
