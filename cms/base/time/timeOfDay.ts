/**
 * Parts of a day, and the hour that each means by a figure, counted from the midnight at which the day begins: what is
 * said of a night goes on after the midnight at which the day ends, until somebody says 凌晨. Undefined where nobody could
 * mean it, or people would mean different hours.
 */
const parts: readonly { words: string; hourOf: (figure: number) => number | undefined }[] = [
  { words: '凌晨|清早', hourOf: (figure) => (figure === 12 ? 0 : within(figure, 0, 6)) },
  { words: '早上|早晨|清晨|早', hourOf: (figure) => within(figure, 0, 11) },
  { words: '上午', hourOf: (figure) => within(figure, 0, 12) },
  { words: '中午|正午', hourOf: (figure) => afternoon(figure, 1, 2) ?? within(figure, 10, 14) },
  { words: '下午|午后', hourOf: (figure) => afternoon(figure, 1, 11) ?? within(figure, 12, 23) },
  { words: '傍晚', hourOf: (figure) => afternoon(figure, 4, 8) ?? within(figure, 16, 20) },
  {
    words: '晚上|晚间|夜晚|夜里|夜间|深夜|半夜|午夜|今晚|晚',
    hourOf: (figure) => {
      if (figure === 0 || figure === 12 || figure === 24) return 24
      if (figure <= 3) return figure + 24
      return afternoon(figure, 5, 11) ?? within(figure, 17, 23)
    },
  },
]

const clock = new RegExp(
  `^(${parts.map(({ words }) => words).join('|')})? ?(\\d{1,2}) ?` +
    '(?:[点时] ?(?:(半)|([13]) ?刻|整|钟|(?=$))|[:点时] ?(\\d{1,2}) ?分?(?: ?: ?\\d{1,2}| ?\\d{1,2} ?秒)?)$',
)

const timeLike = new RegExp(`^(?:${parts.map(({ words }) => words).join('|')})? ?\\d{1,2} ?[:点时]`)

const partBefore = new RegExp(`(${parts.map(({ words }) => words).join('|')}) ?\\d{1,2} ?[:点时]`)

/** The part of the day that is named before a time, be that a whole text or the end of one: 晚 of 明晚7点. */
export function partOfDayIn(text: string): string | undefined {
  return partBefore.exec(text)?.[1]
}

/** Whether a text, as `minutesIn` takes it, is to be a time of a day, be there such a time or not. */
export function isTimeLike(text: string): boolean {
  return timeLike.test(text)
}

/**
 * Reads a time of a day, with narrow figures and marks.
 * @returns minutes since the midnight at which the day begins: 1440 and more are of the night after it; undefined when it
 * cannot be read
 */
export function minutesIn(text: string): number | undefined {
  const [whole, part, figure = '', half, quarters, figures] = clock.exec(text) ?? []
  if (whole === undefined) return undefined
  const hour = hourOf(part, Number(figure))
  const minutes = half === undefined ? Number(quarters ?? 0) * 15 + Number(figures ?? 0) : 30
  if (hour === undefined || minutes > 59) return undefined
  // nobody writes 24:30
  return part === undefined && hour === 24 && minutes > 0 ? undefined : hour * 60 + minutes
}

function hourOf(part: string | undefined, figure: number): number | undefined {
  if (part === undefined) return within(figure, 0, 24)
  return parts.find(({ words }) => words.split('|').includes(part))?.hourOf(figure)
}

function within(figure: number, first: number, last: number): number | undefined {
  return figure >= first && figure <= last ? figure : undefined
}

/** An hour after noon by the figure that a clock's face has for it. */
function afternoon(figure: number, first: number, last: number): number | undefined {
  return figure >= first && figure <= last ? figure + 12 : undefined
}
