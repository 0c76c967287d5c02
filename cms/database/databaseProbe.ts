import { MongoClient } from 'mongodb'
import { StartError } from '../base/startError.ts'

/** Time to find the server, in milliseconds: an operator waits for the answer. */
const patience = 5000
/** The oldest MongoDB on which the tests run. */
const oldest = 6

/**
 * Asks a MongoDB server whether it will do: reachable, new enough, a replica set (without one there are no
 * transactions).
 * @param url a mongodb:// or mongodb+srv:// URL; never repeated in a message, since it may hold a password
 * @throws StartError saying what is wrong and what to do
 */
export async function probeMongo(url: string): Promise<void> {
  let client: MongoClient
  try {
    client = new MongoClient(url, { serverSelectionTimeoutMS: patience, connectTimeoutMS: patience })
  } catch (error) {
    throw new StartError(
      `DATABASE_URL 的写法不对：${reason(error)}。正确的例子：mongodb://127.0.0.1:27017/gongyun?replicaSet=rs0`,
    )
  }
  try {
    await client.connect()
    const admin = client.db().admin()
    const { version } = (await admin.command({ buildInfo: 1 })) as { version: string }
    const { setName, msg } = (await admin.command({ hello: 1 })) as { setName?: string; msg?: string }
    const problem = serverProblem({ version, setName, isRouter: msg === 'isdbgrid', asked: client.options.replicaSet })
    if (problem !== undefined) throw new StartError(problem)
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(connectionProblem(error))
  } finally {
    await client.close()
  }
}

/**
 * What keeps a MongoDB server from being used.
 * @param asked the replica set that the URL names
 * @returns in Chinese, or undefined when it will do
 */
export function serverProblem(server: {
  version: string
  setName?: string | undefined
  isRouter: boolean
  asked?: string | undefined
}): string | undefined {
  if (Number.parseInt(server.version) < oldest) {
    return `MongoDB ${server.version} 太旧，至少要 ${oldest}.0。请升级数据库，或不填 DATABASE_URL 使用自带的 SQLite。`
  }
  if (server.isRouter) return undefined
  if (server.setName === undefined) {
    return 'MongoDB 没有开启副本集，不能用事务。请用 mongod --replSet rs0 启动并执行一次 rs.initiate()，单台也可以；DATABASE_URL 里加上 ?replicaSet=rs0。'
  }
  if (server.asked === undefined)
    return `DATABASE_URL 里缺少副本集的名字。请在末尾加上 ?replicaSet=${server.setName} 再重新启动。`
  return undefined
}

function connectionProblem(error: unknown): string {
  const text = reason(error)
  if (/auth/i.test(text)) return 'MongoDB 不接受 DATABASE_URL 里的用户名或密码。请改正后重新启动。'
  if (/wire version/i.test(text))
    return `MongoDB 太旧，至少要 ${oldest}.0。请升级数据库，或不填 DATABASE_URL 使用自带的 SQLite。`
  return `连不上 DATABASE_URL 指定的 MongoDB（${text}）。请检查地址、端口、副本集名和网络，确认数据库已启动，再重新启动。`
}

/** The driver's own words, without the user and password of a URL in them, on one line. */
function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text
    .replace(/\/\/[^@/\s]*@/g, '//')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 160)
}
