/**
 * In WeChat a link to a calendar's file, or to a picture that is to be downloaded, does nothing, and says nothing. In its
 * place it says how to get to a browser in which it works; the picture is shown, since one can be kept by a long press.
 * What can be copied instead of a calendar stands beside the link.
 * @param links in the page that has them
 */
export function leadOutside(links: Iterable<HTMLAnchorElement>): void {
  let dialog: HTMLDialogElement | undefined
  for (const link of links)
    link.addEventListener('click', (event) => {
      event.preventDefault()
      dialog ??= added()
      tell(dialog, link)
      // old kernels know no dialogs: there it stands as what it says
      if ('showModal' in dialog) dialog.showModal()
      else (dialog as HTMLElement).setAttribute('open', '')
    })
}

const outside = '点右上角的“···”，选“在浏览器打开”，再点这里'

function tell(dialog: HTMLDialogElement, { download, href }: HTMLAnchorElement): void {
  const words = dialog.querySelector('p')
  // a calendar's link may name a file too
  const isPicture = download.endsWith('.jpg')
  dialog.querySelector('img')?.remove()
  dialog.setAttribute('aria-label', isPicture ? '保存图片' : '在浏览器打开')
  if (words)
    words.textContent = isPicture
      ? `微信里不能下载：长按这张图，选“保存图片”；或者${outside}。`
      : `微信里打不开日历文件：${outside}。不方便的话，关掉这里，复制下面的文字。`
  if (!isPicture) return
  const picture = document.createElement('img')
  picture.src = href
  picture.alt = download
  words?.after(picture)
}

function added(): HTMLDialogElement {
  const dialog = document.createElement('dialog')
  dialog.className = 'outside'
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'button'
  close.textContent = '知道了'
  close.addEventListener('click', () => {
    if ('close' in dialog) dialog.close()
    else (dialog as HTMLElement).removeAttribute('open')
  })
  dialog.append(document.createElement('p'), close)
  document.body.append(dialog)
  return dialog
}
