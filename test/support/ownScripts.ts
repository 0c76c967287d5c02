/**
 * A page without the scripts and data blocks that are ours: files of our own, and what search engines are told, in which
 * no `<` stands. What is left of scripts came from somebody's text.
 */
export function withoutOwnScripts(html: string): string {
  return html.replace(/<script type="(?:module" src="\/_astro\/[\w.-]+">|application\/ld\+json">[^<]*)<\/script>/g, '')
}
