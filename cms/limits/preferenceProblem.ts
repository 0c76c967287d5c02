import { longestJson } from './fieldLimits.ts'

/** Preferences that the admin keeps of itself. */
const ofAdmin: readonly string[] = ['nav', 'dashboard-layout', 'browse-by-folder', 'locale']
const longestTail = 100

/**
 * What is wrong with a preference, in Chinese; undefined when nothing is. The admin keeps them under names of its own:
 * of itself, of a collection or global (`collection-works`, `global-site`, `works-collection-folder`), and of a document
 * (`collection-works-1`).
 * @param slugs of all collections and globals
 * @param value is written out as JSON
 */
export function preferenceProblem(slugs: readonly string[], key: unknown, value: unknown): string | undefined {
  if (typeof key !== 'string' || !(ofAdmin.includes(key) || isOf(slugs, key.replace(/^(collection|global)-/, ''))))
    return '这不是后台用到的偏好设置，没有保存。请刷新页面再试。'
  if ((JSON.stringify(value) ?? '').length > longestJson)
    return `偏好设置太大：最多 ${longestJson} 个字符，没有保存。请刷新页面再试。`
  return undefined
}

function isOf(slugs: readonly string[], name: string): boolean {
  return slugs.some((slug) => {
    const tail = name.slice(slug.length)
    return name.startsWith(slug) && (tail === '' || (tail.length <= longestTail && /^-[\w.-]+$/.test(tail)))
  })
}
