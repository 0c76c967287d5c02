/** Things found under a name: each under its own id, in no order. */
export class Groups<T> {
  readonly #groups = new Map<string, Map<string, T>>()

  put(name: string, id: string, thing: T): void {
    const group = this.#groups.get(name)
    if (group === undefined) this.#groups.set(name, new Map([[id, thing]]))
    else group.set(id, thing)
  }

  take(name: string, id: string): void {
    const group = this.#groups.get(name)
    group?.delete(id)
    if (group?.size === 0) this.#groups.delete(name)
  }

  count(name: string): number {
    return this.#groups.get(name)?.size ?? 0
  }

  of(name: string): T[] {
    return [...(this.#groups.get(name)?.values() ?? [])]
  }
}
