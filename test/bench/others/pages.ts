import { pageCollections } from '../../../site/catalogue/pageCollections.ts'

/** A picture of the length of one of our covers; theirs are not drawn for each entry. */
export const cover = `<svg viewBox="0 0 400 400" aria-hidden="true"><rect width="400" height="400" fill="#7a3560"/>${Array.from(
  { length: 10 },
  (_, index) =>
    `<path fill="#f6e0d6" d="M0 -47L11 -67 0 -84 -11 -67Z" transform="translate(200 200)rotate(${index * 36})"/>`,
).join('')}</svg>`

/** Header and footer around `content`, in any template language. */
export function chrome(title: string, content: string): string {
  const links = ['/', ...pageCollections.map((library) => `/${library}/`)]
    .map((path) => `<a href="${path}">${path}</a>`)
    .join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · 工韵</title><meta name="theme-color" content="#faf6ee"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/page.css"></head><body><a class="skip" href="#main">跳到正文</a><header class="top"><div class="wrap"><a class="brand" href="/">工韵</a><nav aria-label="主导航">${links}</nav></div></header><main id="main" tabindex="-1">${content}</main><footer class="foot"><div class="wrap"><p class="brand">工韵</p><address><strong>某区总工会</strong></address><nav aria-label="栏目">${links}</nav></div></footer></body></html>\n`
}
