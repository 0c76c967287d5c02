import { codeIn, registrationCode } from '../../../../../site/catalogue/signUp/rules.ts'

/** The code of a registration in what was typed or scanned: itself, or at the end of the address in a message. */
export function codeScanned(text: string): string | undefined {
  const plain = codeIn(text.split('#').at(-1) ?? '')
  return registrationCode.test(plain) ? plain : undefined
}
