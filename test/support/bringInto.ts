import type { Locator } from 'playwright-core'

/** What a clipboard, or whoever drops something, brings. */
export interface Brought {
  html?: string
  text?: string
  files?: { name: string; base64: string }[]
}

/** Does to a text what a browser does when somebody pastes into it or drops something onto it. */
export async function bringInto(
  body: Locator,
  event: 'paste' | 'drop',
  { html = '', text = '', files = [] }: Brought,
): Promise<void> {
  await body.evaluate(
    (element, given) => {
      const transfer = new DataTransfer()
      if (given.html !== '') transfer.setData('text/html', given.html)
      if (given.text !== '') transfer.setData('text/plain', given.text)
      for (const { name, base64 } of given.files)
        transfer.items.add(
          new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type: 'image/png' }),
        )
      const box = element.getBoundingClientRect()
      const options = { bubbles: true, cancelable: true, clientX: box.x + 20, clientY: box.y + 20 }
      element.dispatchEvent(
        given.event === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: transfer })
          : new DragEvent('drop', { ...options, dataTransfer: transfer }),
      )
    },
    { event, html, text, files },
  )
}
