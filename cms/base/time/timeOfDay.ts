/**
 * Parts of a day, and the hour that each means by a figure, counted from the midnight at which the day begins: what is
 * said of a night goes on after the midnight at which the day ends. Undefined where nobody could mean it, or people would
 * mean different hours.
 */
const parts: readonly { words: string; hourOf: (figure: number) => number | undefined }[] = [
  { words: '凌晨|清早', hourOf: (figure) => (figure === 12 ? 0 : figure <= 6 ? figure : undefined) },
  { words: '早上|早晨|清晨|上午|早', hourOf: (figure) => (figure <= 12 ? figure : undefined) },
  {
    words: '中午|正午',
    hourOf: (figure) => (figure >= 1 && figure <= 3 ? figure + 12 : figure >= 10 && figure <= 15 ? figure : undefined),
  },
  { words: '下午|午后|傍晚', hourOf: (figure) => (figure >= 1 && figure <= 11 ? figure + 12 : inDay(figure, 12)) },
  {
    words: '晚上|晚间|夜晚|夜里|夜间|深夜|半夜|午夜|今晚|晚',
    hourOf: (figure) => {
      if (figure === 0 || figure === 12 || figure === 24) return 24
      if (figure <= 3) return figure + 24
      return figure >= 5 && figure <= 11 ? figure + 12 : inDay(figure, 17)
    },
  },
]

const clock = new RegExp(
  `^(${parts.map(({ words }) => words).join('|')})? ?(\\d{1,2}) ?[:点时] ?` +
    '(?:(半)|(整)|([13]) ?刻|(\\d{1,2}) ?分?|(?=$))(?: ?(?:: ?)?(\\d{1,2}) ?秒?)?$',
)

/** A time of a day that was read. */
export interface TimeOfDay {
  /** Minutes since the midnight at which the day begins: 1440 and more are of the night after it. */
  minutes: number
  /** Whether more figures would make it another time. */
  mayGoOn: boolean
}

/** Reads a time of a day, with narrow figures and marks. @returns undefined when it cannot be read */
export function timeOfDayIn(text: string): TimeOfDay | undefined {
  const [whole, part, typed = '', half, sharp, quarters, figures = '', seconds] = clock.exec(text) ?? []
  if (whole === undefined) return undefined
  const hour = hourOf(part, Number(typed))
  const minutes = half === undefined ? Number(quarters ?? 0) * 15 + Number(figures) : 30
  // the end of a day has no minutes of its own
  if (hour === undefined || minutes > 59 || (typed === '24' && minutes > 0)) return undefined
  const isWhole = (half ?? sharp ?? quarters) !== undefined || figures.length === 2
  return { minutes: hour * 60 + minutes, mayGoOn: !isWhole || seconds !== undefined }
}

function hourOf(part: string | undefined, figure: number): number | undefined {
  if (part === undefined) return inDay(figure, 0, 24)
  return parts.find(({ words }) => words.split('|').includes(part))?.hourOf(figure)
}

function inDay(figure: number, first: number, last = 23): number | undefined {
  return figure >= first && figure <= last ? figure : undefined
}
