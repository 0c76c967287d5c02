/** A page of a title, a sentence and a way on, for a browser that shows what it is answered. */
export interface WordsPage {
  title: string
  text: string
  /** Path of what is offered, and what it is called. */
  way: { path: string; words: string }
  /** After how many seconds it asks again by itself; undefined where asking again could do harm. */
  againAfterS?: number | undefined
}

/** The page as HTML, without anything that has to be loaded. */
export function wordsPage({ title, text, way, againAfterS }: WordsPage): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>${againAfterS === undefined ? '' : `\n<meta http-equiv="refresh" content="${againAfterS}">`}
</head>
<body style="margin:0 auto;padding:15vh 1rem;max-width:36rem;background:#faf6ee;color:#211c18;font:1.1rem/1.75 sans-serif">
<h1 style="font-size:1.4rem">${title}</h1>
<p>${text}</p>
<p><a href="${way.path}" style="color:#b3261e">${way.words}</a></p>
</body>
</html>
`
}
