import encodeQr from 'qr'

/** Modules left white around a code, as ISO/IEC 18004 asks. */
const quiet = 4

/** What a code is to say. */
export interface CodeToScan {
  text: string
  /** What it is, for whoever does not see it. */
  says: string
}

/** A code to be scanned, drawn within the page: no picture of it is fetched. */
export function QrCode({ text, says }: CodeToScan) {
  const modules = encodeQr(text, 'raw', { ecc: 'medium', border: quiet })
  const dark = modules.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      role="img"
      aria-label={says}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  )
}
