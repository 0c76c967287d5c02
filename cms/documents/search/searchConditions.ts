import type { Where } from 'payload'
import { pinyinForms } from './pinyinMarks.ts'
import { foldedText } from './searchText.ts'
import { searchTextName } from './searchTextField.ts'

/**
 * Most forms that one query looks for beside one a word: of each text each is read for on its own, which the limit of what
 * a query reads (cms/documents/queries) counts once for a word. Many words share them.
 */
const mostForms = 10

/**
 * Conditions as the database is asked: where they look for words in a search text, for what the words fold to and the
 * pinyin that they may be. Every word must be found, in whatever order; all else stays as it came.
 * @param where that was checked (cms/documents/queries)
 */
export function withSearchForms(where: Where): Where {
  return formed(where, { left: mostForms })
}

interface Budget {
  /** Forms that may still be looked for. */
  left: number
}

function formed(where: Where, budget: Budget): Where {
  const kept: Where = {}
  const words: Where[] = []
  for (const [name, condition] of Object.entries(where)) {
    if (/^(and|or)$/i.test(name)) kept[name] = eachOf(condition, budget)
    else if (isSearched(name) && isRecord(condition) && typeof condition['like'] === 'string') {
      const { like, ...others } = condition
      words.push(...wordConditions(name, like, budget))
      if (Object.keys(others).length > 0) kept[name] = others
    } else kept[name] = condition
  }
  if (words.length === 0) return kept
  return { and: Object.keys(kept).length > 0 ? [kept, ...words] : words }
}

/** Lists that are long come from an address with their numbers as names. */
function eachOf(parts: unknown, budget: Budget): Where[] {
  const list: unknown[] = isRecord(parts) ? Object.values(parts) : (parts as unknown[])
  return list.map((part) => formed(part as Where, budget))
}

function isSearched(path: string): boolean {
  return path.replaceAll('__', '.').split('.').at(-1) === searchTextName
}

function wordConditions(path: string, typed: string, budget: Budget): Where[] {
  // one character may fold to several words; without the last of very many more is found, and not less
  const words = foldedText(typed).split(/\s+/u).filter(Boolean).slice(0, mostForms)
  // what folds to nothing is in every text, and was meant as what it is: other fields are asked for that
  if (words.length === 0) return [{ [path]: { equals: '' } }]
  const share = Math.floor(budget.left / words.length)
  return words.map((word) => {
    // one letter alone would find nearly everything
    const [likeliest, ...others] = words.length > 1 || word.length > 1 ? pinyinForms(word) : []
    // what stands there as it was typed is in the texts themselves, which are asked for besides
    const all = likeliest === undefined ? [word] : share < 2 ? [likeliest] : [word, likeliest, ...others]
    const forms = all.slice(0, Math.max(1, share))
    budget.left -= forms.length
    return { or: forms.map((form) => ({ [path]: { contains: form } })) }
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
