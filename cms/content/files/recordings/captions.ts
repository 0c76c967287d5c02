import { shortText } from '../../../../site/catalogue/cutText.ts'

/** A captions file that cannot be taken; the message is for the editor, in Chinese. */
export class CaptionsError extends Error {}

/** Captions ready to be published. */
export interface Captions {
  /** WebVTT. */
  vtt: string
  /** What is said, one line a cue, for whoever reads instead of listening. */
  lines: string[]
}

/** Longest captions taken, in characters: about three hours of speech. */
export const longestCaptions = 200_000

const time = String.raw`(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,](\d{3})`
const timing = new RegExp(String.raw`^${time}\s+-->\s+${time}(\s.*)?$`)

/**
 * Reads captions in WebVTT or SRT, and writes them anew as WebVTT: times in order, without styles and scripts, since
 * only cues are kept.
 * @param text of the file
 * @throws CaptionsError naming the line, what stands there, and what is allowed
 */
export function readCaptions(text: string): Captions {
  const blocks = blocksOf(text)
  const cues: { from: number; to: number; words: string[] }[] = []
  for (const { line, rows } of blocks) {
    if (/^(WEBVTT|NOTE|STYLE|REGION)/.test(rows[0] ?? '')) continue
    // a cue may have a name or a number above its times
    const at = timing.test(rows[0] ?? '') ? 0 : 1
    const match = timing.exec(rows[at] ?? '')
    if (match === null)
      throw new CaptionsError(
        `字幕第 ${line + 1} 行「${shortened(rows[0] ?? '')}」看不懂：每条字幕要先写时间，例如 00:00:01.000 --> 00:00:04.000，下一行写文字。`,
      )
    const [from, to] = [secondsOf(match.slice(1, 5)), secondsOf(match.slice(5, 9))]
    const place = `字幕第 ${line + at + 1} 行「${shortened(rows[at] ?? '')}」`
    if (to <= from) throw new CaptionsError(`${place}的结束时间要晚于开始时间。`)
    const previous = cues.at(-1)
    if (previous !== undefined && from < previous.from)
      throw new CaptionsError(`${place}早于上一条字幕，请按时间先后排列。`)
    const words = rows
      .slice(at + 1)
      .map(plain)
      .filter((row) => row !== '')
    if (words.length > 0) cues.push({ from, to, words })
  }
  if (cues.length === 0) throw new CaptionsError('字幕文件里没有一条字幕。可以用 WebVTT（.vtt）或 SRT（.srt）文件。')
  const written = cues.map(({ from, to, words }) => `${clock(from)} --> ${clock(to)}\n${words.map(escaped).join('\n')}`)
  return { vtt: `WEBVTT\n\n${written.join('\n\n')}\n`, lines: cues.map(({ words }) => words.join(' ')) }
}

/** The blocks between empty lines, with the number of their first line. */
function blocksOf(text: string): { line: number; rows: string[] }[] {
  const blocks: { line: number; rows: string[] }[] = []
  let isOpen = false
  for (const [line, row] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (row.trim() === '') {
      isOpen = false
      continue
    }
    if (!isOpen) blocks.push({ line, rows: [] })
    isOpen = true
    blocks.at(-1)?.rows.push(row.trim())
  }
  return blocks
}

/** The words alone: tags such as `<v 王工>` and `<i>` are dropped, named characters are read. */
function plain(row: string): string {
  return row
    .replace(/<[^<>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .trim()
}

function escaped(row: string): string {
  return row.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function secondsOf([hours, minutes, seconds, thousandths]: (string | undefined)[]): number {
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1000
}

function clock(seconds: number): string {
  const thousandths = Math.round(seconds * 1000)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const rest = String(thousandths % 1000).padStart(3, '0')
  return `${two(thousandths / 3_600_000)}:${two((thousandths / 60_000) % 60)}:${two((thousandths / 1000) % 60)}.${rest}`
}

function shortened(row: string): string {
  return shortText(row, 30)
}
