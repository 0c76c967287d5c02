import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { MongoClient } from 'mongodb'
import { mongodFile } from './mongod.ts'
import { freePort } from './server.ts'

/** A replica set of one that a test has for itself. */
export interface OwnMongo {
  url: string
  /** Ends it as a power cut would; its data stay. */
  kill: () => Promise<void>
  /** Starts it again on its data. */
  start: () => Promise<void>
  /** Ends it for good. */
  close: () => Promise<void>
}

/** Starts one. @throws when there is no binary, or it is no primary within a minute */
export async function startOwnMongo(): Promise<OwnMongo> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gongyun-mongod-'))
  const [port, file] = [await freePort(), await mongodFile()]
  const args = ['--port', String(port), '--dbpath', folder, '--replSet', 'own', '--bind_ip', '127.0.0.1', '--quiet']
  let child: ChildProcess | undefined
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  const start = async (): Promise<void> => {
    child = spawn(file, args, { stdio: 'ignore' })
    await untilPrimary(port)
  }
  const close = async (): Promise<void> => {
    await kill()
    await rm(folder, { recursive: true, force: true })
  }
  await start()
  return { url: `mongodb://127.0.0.1:${port}/gongyun?replicaSet=own`, kill, start, close }
}

/** Waits until a member takes writes; one that is new is made a set of its own. */
async function untilPrimary(port: number): Promise<void> {
  const host = `127.0.0.1:${port}`
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, { serverSelectionTimeoutMS: 60_000 })
  try {
    const admin = client.db('admin')
    const config = { _id: 'own', members: [{ _id: 0, host }] }
    for (let tries = 0; tries < 600; tries++) {
      const { isWritablePrimary, info } = await admin.command({ hello: 1 })
      if (isWritablePrimary === true) return
      if (info !== undefined) await admin.command({ replSetInitiate: config })
      await pause(100)
    }
    throw new Error('a member of a set of one is no primary within a minute')
  } finally {
    await client.close()
  }
}
