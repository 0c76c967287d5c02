import { openedPort } from '../../documents/port.ts'

/** Does work after what has begun under the same name before. Servers that share a database do not wait for each other. */
export function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  return openedPort()?.turns.take(name, work) ?? work()
}

/** Does work whose transactions are its own, whatever request it is part of. */
export function apart<T>(work: () => Promise<T>): Promise<T> {
  return openedPort()?.apart(work) ?? work()
}
