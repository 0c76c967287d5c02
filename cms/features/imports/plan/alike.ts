import type { Step } from './plan.ts'

const unseen = /[\s\p{Cc}\p{Cf}\p{M}]+/gu

/** What titles have in common that people take for one: neither spaces nor width, case or what is unseen count. */
export function titleKey(title: string): string {
  return title.normalize('NFKC').replace(unseen, '').toLowerCase()
}

/** Most codes of namesakes that are named. */
const mostNamed = 5

/** What is worth a second look of new entries that are called like others: of the library, or of the same table. */
export class Alike {
  readonly #rows = new Map<string, { row: number; text: string }>()

  /**
   * @param namesakes codes of the entries of the library that are called so, as far as whoever imports may read them
   * @returns in Chinese; of a line that changes an entry nothing
   */
  marksOf(step: Step, namesakes: readonly string[]): string[] {
    if (step.operation !== 'create' || step.title === '') return []
    const key = titleKey(step.title)
    const { slug: _slug, ...data } = step.data
    const text = JSON.stringify(data)
    const first = this.#rows.get(key)
    if (first === undefined) this.#rows.set(key, { row: step.row, text })
    const named = namesakes.slice(0, mostNamed).join('、')
    return [
      ...(namesakes.length > 0
        ? [
            `库里已有同名的 ${namesakes.length} 条（编号 ${named}${namesakes.length > mostNamed ? '等' : ''}）；若是同一条，请填它的编号`,
          ]
        : []),
      ...(first !== undefined
        ? [first.text === text ? `与第 ${first.row} 行内容相同` : `与第 ${first.row} 行同名`]
        : []),
    ]
  }
}
