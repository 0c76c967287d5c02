/** The drawer of a text's editor in which the address of a link is written; Payload (3.90) names it so. */
export const linkDrawer = {
  /** @param modals the dialogs of a page by their names */
  isOpenIn: (modals: Readonly<Record<string, { isOpen: boolean } | undefined>>): boolean =>
    Object.entries(modals).some(([name, modal]) => name.includes('lexical-rich-text-link-') && modal?.isOpen === true),
}
