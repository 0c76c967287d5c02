import { parentPort } from 'node:worker_threads'
import { etagOf } from '../../publisher/release/compression.ts'
import { SearchFiles } from './searchFiles.ts'
import type { IndexAnswers, IndexOrder } from './indexer.ts'

const files = new SearchFiles()

const work: { [Kind in keyof IndexAnswers]: (order: Extract<IndexOrder, { kind: Kind }>) => IndexAnswers[Kind] } = {
  gather({ documents }) {
    for (const { library, id, document } of documents) files.gather(library, id, document)
    return undefined
  },
  fill() {
    files.fill()
    return [...files.names()].map((name) => [name, etagOf(files.file(name) ?? new Uint8Array())])
  },
  set({ documents }) {
    const touched = new Set<string>()
    for (const { library, id, document } of documents) files.set(library, id, document, (name) => touched.add(name))
    return [...touched].map((name) => [name, files.file(name) !== undefined])
  },
  file({ name }) {
    return files.file(name)
  },
}

parentPort?.on('message', ({ id, order }: { id: number; order: IndexOrder }) => {
  const answer: unknown = work[order.kind](order as never)
  parentPort?.postMessage({ id, answer })
})
