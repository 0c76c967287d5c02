'use client'

import { type ReactNode, useEffect } from 'react'
import { inChinese } from '../leftovers.ts'

/** Said of controls; what people write stands in the others. */
const attributes = ['aria-label', 'aria-roledescription', 'placeholder', 'title'] as const
/** Where Payload and its packages speak in texts themselves: no text of a document stands there alone. */
const ownPlaces = [
  '[data-sonner-toast]',
  '[class*="live-preview"]',
  '.popup-button-list',
  '.tooltip',
  '.react-datepicker',
  '.edit-upload',
  '.copy-to-clipboard',
  '.file-meta__size-type',
  '.upload-relationship-details__meta',
  '[class*="a11yText"]',
  '[aria-live]',
  // what is there for whoever listens alone
  '[style*="display: none"]',
].join(', ')
const dialogs = 'dialog.payload__modal-item'

/** Puts Chinese in the place of what Payload leaves in English, wherever it comes up on a page. */
export function InChinese({ children }: { children: ReactNode }) {
  useEffect(() => {
    const translate = (node: Node): void => {
      if (node.nodeType === Node.TEXT_NODE && node.parentElement?.closest(ownPlaces)) {
        const words = inChinese(node.nodeValue ?? '')
        if (words !== undefined) node.nodeValue = words
      }
      if (!(node instanceof Element)) return
      for (const name of attributes) {
        const said = inChinese(node.getAttribute(name) ?? '') ?? labelOf(node, name)
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
