import { attendances } from '../../cms/features/signup/attendance/collection.ts'
import { certificates } from '../../cms/features/signup/certificates/collection.ts'
import { registrations, seats } from '../../cms/features/signup/book/collections.ts'
import { feedback } from '../../cms/features/signup/feedback/collection.ts'
import { messages } from '../../cms/features/signup/messages/messagesCollection.ts'
import { messageTexts } from '../../cms/features/signup/messages/messageTexts.ts'
import { type PushedPayload, pushedPayload } from './pushedPayload.ts'

/** A database with what sign-up keeps, as a server has it, without one. */
export type SignUpPayload = PushedPayload

/**
 * Opens a database. Several may be opened on one MongoDB, or one after the other on a data folder.
 * @param url of the MongoDB; undefined for the embedded database in the data folder
 */
export async function openSignUpPayload(dataDir: string, url: string | undefined): Promise<SignUpPayload> {
  return pushedPayload(dataDir, url, {
    collections: [seats, registrations, attendances, messages, certificates, feedback],
    globals: [{ slug: messageTexts.slug, fields: messageTexts.fields }],
  })
}
