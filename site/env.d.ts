/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** What this rendering sees of the public entries: the only thing that pages read. */
    catalogue: import('./catalogue/view.ts').CatalogueView
    /** The page's path, not encoded, with slashes at both ends. */
    path: string
    /** Origin of the public site, without a slash at the end. */
    siteUrl: string
    /** Address of WeChat's script, where an operator has named an account. */
    weChatSdk?: string | undefined
    /** What the operator has set of who signs up. */
    persons: import('./catalogue/signUp/kept.ts').KeptOfPersons
    /** What a page of one visitor's own says; no page that is published has it. */
    answer?: import('./catalogue/signUp/answer.ts').SignUpAnswer | undefined
  }
}
