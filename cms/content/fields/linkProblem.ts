import { linkAddressProblem } from '../../documents/richText/linkAddress.ts'

/**
 * Checks the address of a page of another site.
 * @returns what is wrong, in Chinese, or undefined
 */
export function linkProblem(value: string): string | undefined {
  const isWhole = /^https:\/\//i.test(value) && URL.parse(value)?.hostname.includes('.') === true
  return isWhole
    ? linkAddressProblem(value)
    : `网址「${value}」不能用：要以 https:// 开头，请从浏览器的地址栏整条复制。`
}
