import type { CatalogueView } from '../../catalogue/view.ts'
import type { Content } from '../release/content.ts'
import type { Output } from './output.ts'

/** Several outputs as one: of a path that more than one of them owns, the first makes the file. */
export class Outputs implements Required<Output> {
  readonly #outputs: readonly Output[]

  constructor(outputs: readonly Output[]) {
    this.#outputs = outputs
  }

  *paths(): Iterable<string> {
    for (const output of this.#outputs) yield* output.paths()
  }

  owns(path: string): boolean {
    return this.#ownerOf(path) !== undefined
  }

  begin(): void {
    for (const output of this.#outputs) output.begin?.()
  }

  /** @returns URL paths, in their order */
  async finish(): Promise<string[]> {
    const paths: string[] = []
    for (const output of this.#outputs) paths.push(...((await output.finish?.()) ?? []))
    return paths.sort()
  }

  waiting(): number {
    return this.#outputs.reduce((sum, output) => sum + (output.waiting?.() ?? 0), 0)
  }

  isKnown(path: string): boolean {
    return this.#ownerOf(path)?.isKnown?.(path) ?? true
  }

  sizeOf(path: string): number | undefined {
    return this.#ownerOf(path)?.sizeOf?.(path)
  }

  async render(path: string, view: CatalogueView): Promise<Content | undefined> {
    return this.#ownerOf(path)?.render(path, view)
  }

  #ownerOf(path: string): Output | undefined {
    return this.#outputs.find((output) => output.owns(path))
  }
}
