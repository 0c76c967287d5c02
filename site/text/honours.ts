import type { Talent } from '../catalogue/entries.ts'
import { honourKinds } from '../catalogue/vocabulary.ts'

/** What an honour is called: in words of its own, or by one of the usual titles. */
export function honourText({ kind, title }: Pick<Talent['honours'][number], 'kind' | 'title'>): string {
  return title ?? (kind === undefined ? '' : honourKinds[kind])
}
