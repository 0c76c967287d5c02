import { type ComponentType, lazy, Suspense } from 'react'
import type { CodeToScan } from './QrCode.tsx'

const load = () => import('./QrCode.tsx')

/** Has the browser fetch what draws codes, so that it is there when one is to be shown, whatever the network is like by then. */
export function prepareQrCode(): void {
  // whoever needs it asks again
  load().catch(() => undefined)
}

/** Where it does not come, the code stands beside it in letters. */
const Drawn = lazy(async (): Promise<{ default: ComponentType<CodeToScan> }> => {
  const drawing = await load().catch(() => undefined)
  return { default: drawing?.QrCode ?? (() => null) }
})

/** A code to be scanned; what draws it comes by itself, since a form that is not sent has none. */
export function QrCodeLater(code: CodeToScan) {
  return (
    <Suspense fallback={<svg className="qr" viewBox="0 0 1 1" aria-hidden="true" />}>
      <Drawn {...code} />
    </Suspense>
  )
}
