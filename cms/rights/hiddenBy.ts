import type { PlainCell, Row } from './cells.ts'
import { may, type Staff } from './verdict.ts'

/** What keeps a collection or global out of the menus of those who could neither change it nor look after it. */
export function hiddenBy({ rows }: { rows: { menu: Row<PlainCell> } }): (args: { user: unknown }) => boolean {
  return ({ user }) => !may(rows.menu, user as Staff | null)
}
