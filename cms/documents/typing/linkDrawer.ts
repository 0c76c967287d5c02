/**
 * Whether the drawer is open in which the address of a link in a text is written; Payload (3.90) names it so.
 * @param modals the dialogs of a page by their names
 */
export function isLinkDrawerOpen(modals: Readonly<Record<string, { isOpen: boolean } | undefined>>): boolean {
  return Object.entries(modals).some(
    ([name, modal]) => name.includes('lexical-rich-text-link-') && modal?.isOpen === true,
  )
}
