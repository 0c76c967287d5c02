/**
 * The script on other sites. Elements with `data-gongyun` get a frame with a list: `<script data-gongyun …>` behind itself,
 * any other in place of what it has. `data-unit`, `data-kind`, `data-audience` and `data-count` say which. It takes nothing
 * from the frame but a number, leaves no name in the page, and finds nothing to do when it runs a second time.
 */
import { type DatedLibrary, datedLibraries } from '../catalogue/calendar/dated.ts'
import { embedPath, embedScriptPath } from '../catalogue/embeds.ts'

const longestHeight = 10_000
const done = 'data-gongyun-shown'

function fill(place: Element, site: string): void {
  const asked = (name: string): string | undefined => place.getAttribute(`data-${name}`)?.trim() || undefined
  const [unit, kind] = [asked('unit'), asked('kind')]
  const isKind = datedLibraries.indexOf(kind as DatedLibrary) >= 0
  if ((unit !== undefined && !/^[\w-]+$/.test(unit)) || (kind !== undefined && !isKind)) {
    // eslint-disable-next-line no-console -- who looks why there is nothing has no other word from us
    console.warn(`工韵：data-unit="${unit ?? ''}" 或 data-kind="${kind ?? ''}" 写得不对，见 ${site}/embed/`)
    return
  }
  const query: string[] = []
  for (const name of ['audience', 'count']) {
    const value = asked(name)
    if (value !== undefined) query.push(`${name}=${encodeURIComponent(value)}`)
  }
  const frame = document.createElement('iframe')
  frame.src =
    site + embedPath({ unit, kind: kind as DatedLibrary | undefined }) + (query.length > 0 ? `?${query.join('&')}` : '')
  frame.title = '职工文化安排'
  frame.style.cssText = 'display:block;width:100%;height:420px;border:0'
  addEventListener('message', ({ origin, source, data }: MessageEvent<{ gongyunHeight?: unknown } | null>) => {
    const height = origin === site && source === frame.contentWindow ? data?.gongyunHeight : undefined
    if (typeof height === 'number' && height > 0 && height < longestHeight)
      frame.style.height = `${Math.ceil(height)}px`
  })
  if (place.tagName === 'SCRIPT') {
    place.parentNode?.insertBefore(frame, place.nextSibling)
  } else {
    place.textContent = ''
    place.appendChild(frame)
  }
}

function start(): void {
  const scripts = document.querySelectorAll<HTMLScriptElement>(`script[src*="${embedScriptPath}"]`)
  // without `currentScript` this is the one that was read last
  const own = (document.currentScript as HTMLScriptElement | null) ?? scripts[scripts.length - 1]
  if (!own?.src) return
  const site = new URL(own.src).origin
  const fillAll = (): void => {
    const places = document.querySelectorAll(`[data-gongyun]:not([${done}])`)
    for (let index = 0; index < places.length; index++) {
      const place = places[index]
      if (place === undefined || place.parentNode === document.head) continue
      place.setAttribute(done, '')
      fill(place, site)
    }
  }
  fillAll()
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', fillAll)
}

start()
