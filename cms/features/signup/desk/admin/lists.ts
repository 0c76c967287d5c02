import type { ShownBookable } from './answers.ts'

/** Which registrations stand under one heading. */
export type List = 'coming' | 'waiting' | 'over'

const names: Readonly<Record<List, string>> = { coming: '名单', waiting: '候补', over: '已取消' }

/** How a list is called: those who wait for a draw stand among those who wait. @param one undefined until it is known */
export function listName(list: List, one: Pick<ShownBookable, 'how' | 'pooled'> | undefined): string {
  const hasDraw = one?.how === 'lottery' || (one?.pooled ?? 0) > 0
  return list === 'waiting' && hasDraw ? '候补和待抽签' : names[list]
}

/** The list that is opened first: that of those who wait for a draw, as long as nobody has a place. */
export function firstList({ confirmed, pooled }: Pick<ShownBookable, 'confirmed' | 'pooled'>): List {
  return confirmed === 0 && pooled > 0 ? 'waiting' : 'coming'
}
