'use client'

import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  $parseSerializedNode,
  $setSelection,
  type BaseSelection,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
  type SerializedLexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import type { RichNode } from '../../../documents/richText/nodes.ts'
import { settledRichText } from '../../../documents/richText/settle.ts'

/** Whether the cursor stands in a cell of a table. To be asked within an update or a command. */
export function $isInCell(): boolean {
  return $isWithin($getSelection(), 'tablecell')
}

/**
 * Puts nodes into a text where the cursor stood, as one step that can be undone. A text that could not be saved with them
 * stays as it was.
 * @param at where the cursor stood; null for the end
 * @returns what is wrong with the text that there would be, in Chinese; undefined when they are in
 */
export function place(editor: LexicalEditor, nodes: readonly RichNode[], at: BaseSelection | null): string | undefined {
  const before = editor.getEditorState()
  const couldBeSaved = !('problem' in settledRichText(before.toJSON()))
  editor.update(() => $place(nodes, at), { discrete: true, tag: HISTORY_PUSH_TAG })
  const settled = settledRichText(editor.getEditorState().toJSON())
  if (!couldBeSaved || !('problem' in settled)) return undefined
  editor.setEditorState(before, { tag: HISTORY_MERGE_TAG })
  return settled.problem
}

function $place(nodes: readonly RichNode[], at: BaseSelection | null): void {
  const made = nodes.map((node) => $parseSerializedNode(node as unknown as SerializedLexicalNode))
  // a picture or a table that is marked as a whole stays
  const marked = $isNodeSelection(at) ? at.getNodes()[0]?.getTopLevelElement() : undefined
  if (marked) return $after(marked, made)
  const selection = at?.clone() ?? null
  if ($isRangeSelection(selection) && $getNodeByKey(selection.anchor.key) && $getNodeByKey(selection.focus.key))
    $setSelection(selection)
  else $getRoot().selectEnd()
  const [only] = made
  // words go on where they are put, whatever stands there
  if (made.length === 1 && only?.getType() === 'paragraph' && $isElementNode(only))
    return $insertNodes(only.getChildren())
  const current = $getSelection()
  const top = current?.getNodes()[0]?.getTopLevelElement()
  // what stands in a list or a quote takes no blocks: they follow it
  if (!top || !/^(?:list|quote)$/.test(top.getType())) return $insertNodes(made)
  if ($isRangeSelection(current) && !current.isCollapsed()) current.removeText()
  $after(top.isAttached() ? top : ($getRoot().getLastChild() ?? top), made)
}

function $after(top: LexicalNode, nodes: readonly LexicalNode[]): void {
  let last = top
  for (const node of nodes) last = last.insertAfter(node)
  last.selectEnd()
}

function $isWithin(selection: BaseSelection | null, type: string): boolean {
  const node = selection?.getNodes()[0]
  return node !== undefined && [node, ...node.getParents()].some((one) => one.getType() === type)
}
