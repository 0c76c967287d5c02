'use client'

import {
  $getSelection,
  type BaseSelection,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DROP_COMMAND,
  PASTE_COMMAND,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useLexicalEditable } from '@payloadcms/richtext-lexical/lexical/react/useLexicalEditable'
import { useCallback, useEffect, useState } from 'react'
import { shortened } from '../../../base/characters.ts'
import { withPictures } from '../clean/clean.ts'
import { reportLine } from '../clean/report.ts'
import { readTransfer, type Taken } from './clipboard.ts'
import { $dropSelection } from './dropPlace.ts'
import { PictureDialog } from './PictureDialog.tsx'
import { $isInCell, place } from './placing.ts'
import { cancelledLine, refusedLine, type Way } from './ways.ts'
import { WordButton } from './WordButton.tsx'

/** What waits for the descriptions of its pictures, and where it goes then. */
interface Pending {
  taken: Taken
  at: BaseSelection | null
  way: Way
}

/**
 * Takes over what is pasted or dropped: cleaned, its pictures brought into the library, and put in as one step that can
 * be undone. Says in one line what did not come along.
 */
export function Pasting() {
  const [editor] = useLexicalComposerContext()
  const isEditable = useLexicalEditable()
  const [line, setLine] = useState<string>()
  const [pending, setPending] = useState<Pending>()

  const put = useCallback(
    ({ taken, at }: Omit<Pending, 'way'>, ids: readonly (string | undefined)[]): void => {
      const { nodes, report, pictures } = taken
      const unwanted = pictures.flatMap(({ file }, index) => (ids[index] === undefined ? [shortened(file.name)] : []))
      const filled = withPictures(nodes, ids)
      const problem = filled.length === 0 ? undefined : place(editor, filled, at)
      const left = reportLine({ ...report, unwanted })
      setLine(problem === undefined ? left : `没有放进正文：放进去以后，正文${problem}`)
      editor.focus()
    },
    [editor],
  )
  const take = useCallback(
    (taken: Taken, at: BaseSelection | null, way: Way): void => {
      setLine(undefined)
      if (taken.pictures.length > 0) setPending({ taken, at, way })
      else put({ taken, at }, [])
    },
    [put],
  )

  useEffect(() => {
    /** @returns whether it is ours */
    const $taken = (
      event: Event,
      way: Way,
      transfer: DataTransfer | null | undefined,
      at: BaseSelection | null,
    ): boolean => {
      if (!editor.isEditable() || transfer === null || transfer === undefined) return false
      const found = readTransfer(transfer, $isInCell())
      if (found.kind === 'none') return false
      event.preventDefault()
      event.stopPropagation()
      if (found.kind === 'plain') {
        $getSelection()?.insertRawText(found.text)
        return true
      }
      // the text must not be changed while the command is answered
      queueMicrotask(() => (found.kind === 'problem' ? setLine(refusedLine(way, found.problem)) : take(found.taken, at, way)))
      return true
    }
    const here = (): BaseSelection | null => $getSelection()?.clone() ?? null
    const stops = [
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => 'clipboardData' in event && $taken(event, 'paste', event.clipboardData, here()),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        DROP_COMMAND,
        (event) =>
          event.dataTransfer?.files.length !== 0 && $taken(event, 'drop', event.dataTransfer, $dropSelection(event)),
        COMMAND_PRIORITY_HIGH,
      ),
      // text that is dragged here from another window
      editor.registerCommand(
        CONTROLLED_TEXT_INSERTION_COMMAND,
        (event) =>
          typeof event !== 'string' &&
          $taken(event, event.inputType === 'insertFromDrop' ? 'drop' : 'paste', event.dataTransfer, here()),
        COMMAND_PRIORITY_HIGH,
      ),
    ]
    return () => stops.forEach((stop) => stop())
  }, [editor, take])

  if (!isEditable) return null
  return (
    <div className="gongyun-pasting">
      <WordButton
        onTaken={(taken) => take(taken, editor.read(() => $getSelection()?.clone() ?? null), 'word')}
        onProblem={(problem) => setLine(refusedLine('word', problem))}
      />
      {line !== undefined && (
        <p className="gongyun-brought" role="status">
          {line}{' '}
          <button type="button" onClick={() => setLine(undefined)}>
            知道了
          </button>
        </p>
      )}
      {pending !== undefined && (
        <PictureDialog
          pictures={pending.taken.pictures}
          onDone={(ids) => {
            setPending(undefined)
            put(pending, ids)
          }}
          onCancel={() => {
            setPending(undefined)
            setLine(cancelledLine(pending.way))
          }}
        />
      )}
    </div>
  )
}
