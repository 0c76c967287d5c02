import { buildFormStateHandler } from '@payloadcms/ui/utilities/buildFormState'
import { notFound } from 'next/navigation'
import type { BuildFormStateArgs, CollectionSlug, GlobalSlug } from 'payload'
import { z } from 'zod'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { idsOf } from '../../database/documentIds.ts'
import { mayUpdate } from '../../rights/mayUpdate.ts'
import { formProblem, mayHaveForm } from './formCall.ts'

const entries: readonly string[] = pageCollections

/**
 * Payload's own answer to a form, once it is one that its asker may have and that costs no more than a save may. What is
 * too much is answered as Payload answers errors, so that the page stays and what was typed with it.
 */
export const formState: typeof buildFormStateHandler = async (args) => {
  const problem = formProblem(args)
  if (problem !== undefined) return { errors: [{ name: 'FormTooLarge', message: problem }] }
  // who is not logged in Payload turns away itself
  if (!args.req.user) return buildFormStateHandler(args)
  if (!mayHaveForm(args, args.permissions)) notFound()
  const isLocking = args.returnLockStatus === true && (await mayLock(args)) && !(await isOutdated(args))
  const checkForStaleData = args.checkForStaleData === true && (await isToBeChecked(args))
  return buildFormStateHandler({ ...args, checkForStaleData, returnLockStatus: isLocking })
}

/** Payload locks whatever id is sent, for whoever asks; only who may update it keeps others from a document. */
async function mayLock({ collectionSlug, globalSlug, id, req }: BuildFormStateArgs): Promise<boolean> {
  // the call was read as one about what there is
  if (collectionSlug) return mayUpdate({ collection: collectionSlug as CollectionSlug, id }, req)
  return globalSlug ? mayUpdate({ global: globalSlug as GlobalSlug }, req) : false
}

const ofForm = z.object({ updatedAt: z.object({ value: z.string() }) })

/**
 * Whether the form of an entry was made from a version that is not the newest any more. Its last question may arrive after
 * the step by which its person handed the text on, and would lock the entry again for who has left it.
 */
async function isOutdated({ collectionSlug, formState: form, id, req }: BuildFormStateArgs): Promise<boolean> {
  const { success, data } = ofForm.safeParse(form)
  if (!success || !collectionSlug || !entries.includes(collectionSlug)) return false
  const newest = await req.payload.findByID({
    collection: collectionSlug as CollectionSlug,
    id: String(id),
    draft: true,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    select: { updatedAt: true },
  })
  const stored = z.object({ updatedAt: z.string() }).safeParse(newest).data
  return stored !== undefined && Date.parse(stored.updatedAt) !== Date.parse(data.updatedAt.value)
}

/**
 * Whether Payload is to look for a newer version. Not of an entry: finding one, Payload 3.90 lays a dialog (文档已修改) over
 * the page that can only be reloaded, and what was typed goes with it. No setting turns that off. A save of an entry is
 * refused when there is a newer version (refuseOutdated), the automatic one within seconds, and KeepTyping says so with
 * ways to go on. Where there is no KeepTyping, Payload's dialog stays. Nor of what is not there, or not for who asks:
 * Payload would write that into the log as an error of the server.
 */
async function isToBeChecked({ collectionSlug, id, req }: BuildFormStateArgs): Promise<boolean> {
  if (!collectionSlug) return true
  if (entries.includes(collectionSlug) || !idsOf(req.payload.db.name)(String(id))) return false
  const collection = collectionSlug as CollectionSlug
  const query = { collection, id: String(id), disableErrors: true, depth: 0, overrideAccess: false } as const
  return (await req.payload.findByID({ ...query, user: req.user, select: { updatedAt: true } })) !== null
}
