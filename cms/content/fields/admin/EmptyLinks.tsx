'use client'

import { useModal } from '@payloadcms/ui'
import { $isLinkNode, createClientFeature, type LinkNode } from '@payloadcms/richtext-lexical/client'
import { $getRoot, $isElementNode, type LexicalNode } from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect, useRef } from 'react'
import { isLinkDrawerOpen } from '../../../documents/typing/linkDrawer.ts'

/** What Payload (3.90) writes into a link before an address is chosen. */
const unwritten: readonly (string | undefined)[] = [undefined, '', 'https://']

/**
 * Takes a link out again whose drawer was closed before it led anywhere. Payload puts it in when the drawer opens and
 * leaves it there, and no text with such a link can be saved.
 */
function EmptyLinks() {
  const [editor] = useLexicalComposerContext()
  const { modalState } = useModal()
  const isOpen = isLinkDrawerOpen(modalState)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen)
      editor.update(() => {
        for (const link of linksBelow($getRoot()))
          if (link.getFields().linkType !== 'internal' && unwritten.includes(link.getFields().url)) unwrap(link)
      })
    wasOpen.current = isOpen
  }, [editor, isOpen])
  return null
}

function linksBelow(node: LexicalNode): LinkNode[] {
  if ($isLinkNode(node)) return [node]
  return $isElementNode(node) ? node.getChildren().flatMap(linksBelow) : []
}

function unwrap(link: LinkNode): void {
  for (const child of link.getChildren()) link.insertBefore(child)
  link.remove()
}

/** Takes out links without words in the editor of a body, for the feature that names it. */
export const EmptyLinksClient = createClientFeature({ plugins: [{ Component: EmptyLinks, position: 'normal' }] })
