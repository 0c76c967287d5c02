import { buildFormStateHandler } from '@payloadcms/ui/utilities/buildFormState'
import type { BuildFormStateArgs } from 'payload'
import { pageCollections } from '../../../site/catalogue/entries.ts'

const entries: readonly string[] = pageCollections

/**
 * Payload's own answer to a form, without its look for a newer version: finding one, Payload 3.90 lays a dialog
 * (文档已修改) over the page that can only be reloaded, and what was typed goes with it. No setting turns that off. A save
 * of an entry is refused when there is a newer version (refuseOutdated), the automatic one within seconds, and
 * KeepTyping says so with ways to go on. Where there is no KeepTyping, Payload's dialog stays.
 */
export const formState: typeof buildFormStateHandler = (args) => buildFormStateHandler(withoutStaleCheck(args))

function withoutStaleCheck<Args extends BuildFormStateArgs>(args: Args): Args {
  return entries.includes(args.collectionSlug ?? '') ? { ...args, checkForStaleData: false } : args
}
