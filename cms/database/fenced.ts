import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'

/** Somebody else has taken the lease; nothing was written. */
export class LeaseLost extends Error {}

/**
 * Makes a write as the holder of a lease, however late: on MongoDB the proof and the write are one transaction, so that
 * whoever takes the lease meanwhile waits for its end, or has it refused. The embedded database needs none: its data
 * folder is one process's for as long as it runs (`server/checks/dataFolderLock.ts`).
 * @param req with which the write is made, and which has no transaction yet
 * @param prove changes the row of the lease in the transaction of `req`, if it is still the holder's
 * @throws LeaseLost when it is not; or what the write throws. Nothing is stored then
 */
export async function fenced(
  req: PayloadRequest,
  prove: () => Promise<boolean>,
  write: () => Promise<unknown>,
): Promise<void> {
  if (req.payload.db.name === 'sqlite') return void (await write())
  const isOurs = await initTransaction(req)
  try {
    if (!(await prove())) throw new LeaseLost()
    await write()
    if (isOurs) await commitTransaction(req)
  } catch (error) {
    if (isOurs) await killTransaction(req)
    throw error
  }
}
