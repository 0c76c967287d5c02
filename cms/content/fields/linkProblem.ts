/**
 * Checks the address of a page of another site.
 * @returns what is wrong, in Chinese, or undefined
 */
export function linkProblem(value: string): string | undefined {
  const url = URL.parse(value)
  if (url?.protocol === 'https:' && url.hostname.includes('.')) return undefined
  return `网址「${value}」不能用：要以 https:// 开头，请从浏览器的地址栏整条复制。`
}
