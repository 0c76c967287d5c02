import { type Embed, embedPath, embedScriptPath } from '../catalogue/embeds.ts'

/** How many lines the codes ask for that stand on the page to be copied. */
const count = 6

/** The code that a webmaster copies: a list that becomes as high as it is. @param siteUrl without a slash at the end */
export function scriptCode({ unit, kind }: Embed, siteUrl: string): string {
  const settings = [unit && `data-unit="${unit}"`, kind && `data-kind="${kind}"`, `data-count="${count}"`]
  return `<script async src="${siteUrl}${embedScriptPath}" data-gongyun ${settings.filter(Boolean).join(' ')}></script>`
}

/** The same for a site that takes no scripts: a frame of one height. */
export function frameCode(embed: Embed, siteUrl: string): string {
  return `<iframe src="${siteUrl}${embedPath(embed)}?count=${count}" title="职工文化安排" style="width:100%;height:480px;border:0"></iframe>`
}
