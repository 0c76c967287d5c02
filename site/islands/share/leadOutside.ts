/**
 * In WeChat a link to a file of a calendar does nothing, and says nothing. In its place it says how to get to a browser in
 * which it works; what can be copied instead stands beside the link.
 * @param links in the page that has them
 */
export function leadOutside(links: Iterable<HTMLElement>): void {
  let told: HTMLDialogElement | undefined
  for (const link of links)
    link.addEventListener('click', (event) => {
      event.preventDefault()
      told ??= added()
      // old kernels know no dialogs: there it stands as what it says
      if ('showModal' in told) told.showModal()
      else (told as HTMLElement).setAttribute('open', '')
    })
}

function added(): HTMLDialogElement {
  const dialog = document.createElement('dialog')
  dialog.className = 'outside'
  dialog.setAttribute('aria-label', '在浏览器打开')
  const words = document.createElement('p')
  words.textContent =
    '微信里打不开日历文件：点右上角的“···”，选“在浏览器打开”，再点这里。不方便的话，关掉这里，复制下面的文字。'
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'button'
  close.textContent = '知道了'
  close.addEventListener('click', () => {
    if ('close' in dialog) dialog.close()
    else (dialog as HTMLElement).removeAttribute('open')
  })
  dialog.append(words, close)
  document.body.append(dialog)
  return dialog
}
