import { z } from 'zod'
import type { Vault } from '../persons/vault.ts'

/** What is sealed of a message. */
const letter = z.object({
  /** Eleven digits. */
  phone: z.string(),
  email: z.string().optional(),
  /** Of an e-mail. */
  subject: z.string(),
  text: z.string(),
  /** What the template was filled in with: gateways that have templates of their own ask for it. */
  values: z.record(z.string(), z.string()),
})
export type Letter = z.infer<typeof letter>

/** Seals to whom a message goes, and what it says. */
export function sealLetter(vault: Pick<Vault, 'sealText'>, content: Letter): string {
  return vault.sealText('message', JSON.stringify(content))
}

/** @throws SealError when it cannot be opened */
export function openLetter(vault: Pick<Vault, 'unsealText'>, sealed: string): Letter {
  return letter.parse(JSON.parse(vault.unsealText('message', sealed)))
}
