import type { DefaultServerCellComponentProps, TextFieldServerProps } from 'payload'
import { documentOf } from '../../../base/document.ts'

/** The way from a schedule to its entry, in the list of schedules. */
export function EntryLinkCell({ cellData }: DefaultServerCellComponentProps) {
  return <EntryLink document={String(cellData ?? '')} />
}

/** The way from a schedule to its entry, in the schedule's own view. */
export function EntryLinkField({ value }: TextFieldServerProps) {
  return (
    <p className="gongyun-entry-link">
      <EntryLink document={String(value ?? '')} />
    </p>
  )
}

function EntryLink({ document }: { document: string }) {
  return documentOf(document) === undefined ? null : <a href={`/admin/collections/${document}`}>打开条目</a>
}
