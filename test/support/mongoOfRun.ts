import type { TestProject } from 'vitest/node'
import { type Mongo, sampleDatabase, startMongo } from './mongod.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the replica set of this run; missing when there is none and its tests are skipped. */
    mongo: string | undefined
  }
}

const required = process.env['REQUIRE_MONGO'] === '1' || process.env['CI'] === 'true'

/** One MongoDB server for all test files of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let mongo: Mongo | undefined
  try {
    mongo = await startMongo()
  } catch (error) {
    if (required) throw error
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    console.warn(
      `\n!!! MongoDB 测试被跳过：没有 mongod，也没有下载成功（${reason}）。` +
        '\n!!! 要运行它们：安装 MongoDB 6.0 以上，或用 MONGOMS_SYSTEM_BINARY 指出 mongod 的位置，或用 MONGODB_URL 指出一个副本集。\n',
    )
  }
  project.provide('mongo', mongo?.url)
  return async () => {
    if (mongo !== undefined) await sampleDatabase(mongo.url, project.getProvidedContext().runFolder).drop()
    await mongo?.stop()
  }
}
