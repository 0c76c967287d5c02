import type { Payload, PayloadRequest } from 'payload'
import { held } from './holdLimits.ts'

/**
 * Holds the old version of a global that is restored to the limits of its fields. The database may be older than they
 * are, and Payload (3.90) writes the version as it finds it: between reading and writing it asks no hook.
 */
export function holdRestoredGlobals({ db, config }: Pick<Payload, 'db' | 'config'>): void {
  const [createGlobal, updateGlobal] = [db.createGlobal.bind(db), db.updateGlobal.bind(db)]
  const restored = <T extends Parameters<typeof updateGlobal>[0] | Parameters<typeof createGlobal>[0]>(args: T): T => {
    const { slug, data, req } = args
    if (req?.context?.['isRestoringVersion'] !== true) return args
    const fields = config.globals.find((global) => global.slug === slug)?.flattenedFields ?? []
    return { ...args, data: held(fields, data, { global: slug }, req as PayloadRequest) }
  }
  db.createGlobal = async (args) => createGlobal(restored(args))
  db.updateGlobal = async (args) => updateGlobal(restored(args))
}
