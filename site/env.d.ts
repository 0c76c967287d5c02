/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** What this rendering sees of the public entries: the only thing that pages read. */
    catalogue: import('./catalogue/view.ts').CatalogueView
  }
}
