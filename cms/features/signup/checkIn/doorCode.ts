import type { Lesson } from '../desk/listed.ts'
import type { Vault } from '../persons/vault.ts'
import { doorMs } from './admin/words.ts'

/** How long before its start one checks in to a lesson by oneself, in milliseconds. */
export const earliestMs = 60 * 60_000

/**
 * The code on the screen at the door: six digits of a keyed hash, so that only who sees the screen knows it. What a code
 * of a registration is hashed of has no slash, so that none of these is one of those.
 * @param now milliseconds since the epoch
 */
export function doorCode(vault: Pick<Vault, 'codeHash'>, bookable: string, lesson: string, now: number): string {
  const hash = Buffer.from(vault.codeHash(`door/${bookable}/${lesson}/${Math.floor(now / doorMs)}`), 'base64url')
  return String(hash.readUInt32BE(0) % 1_000_000).padStart(6, '0')
}

/** Whether a code stands on the screen, or stood there a moment ago, or will by a clock that is ahead. */
export function isDoorCode(
  vault: Pick<Vault, 'codeHash'>,
  bookable: string,
  lesson: string,
  { code, now }: { code: string; now: number },
): boolean {
  return [-doorMs, 0, doorMs].some((shift) => doorCode(vault, bookable, lesson, now + shift) === code)
}

/**
 * The lesson that somebody checks in to by themselves: of those that are open the one whose screen they see. Where one lesson
 * follows the other both are open for a while.
 * @param lessons of the bookable, in order of time
 * @returns `closed` when none is open, `wrong` when the digits are on no screen of them
 */
export function lessonAtDoor(
  vault: Pick<Vault, 'codeHash'>,
  bookable: string,
  lessons: readonly Lesson[],
  { code, now }: { code: string; now: number },
): Lesson | 'closed' | 'wrong' {
  const open = lessons.filter(({ start, end, takesPlace }) => takesPlace && now >= start - earliestMs && now < end)
  if (open.length === 0) return 'closed'
  return open.find(({ id }) => isDoorCode(vault, bookable, id, { code, now })) ?? 'wrong'
}
