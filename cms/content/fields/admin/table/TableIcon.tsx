/** A table with its head, as the toolbar shows it. */
export function TableIcon() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" aria-hidden="true">
      <rect x="3.5" y="4.5" width="13" height="11" rx="1" />
      <path d="M3.5 8.5h13M3.5 12h13M8 8.5v7M12 8.5v7" />
    </svg>
  )
}
