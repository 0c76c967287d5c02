/** What an operator has set of how people are reached, and how long it is kept who they are; the form says it. */
export interface KeptOfPersons {
  /** How long it is kept who signed up, in days after all of it is over. */
  keepDays: number
  /** Whether e-mail can be sent: where it cannot, nobody is asked for an address. */
  takesEmail: boolean
  /** Whether text messages are sent: then the first one goes to the number, whatever address is given. */
  sendsTexts: boolean
}

/** Where an operator has said nothing. */
export const keptByDefault: KeptOfPersons = { keepDays: 180, takesEmail: false, sendsTexts: false }

/** What of an operator's settings pages say. */
export interface PageSettings {
  /** Origin of the public site, without a slash at the end. */
  siteUrl: string
  /** Address of WeChat's script, where an operator has named an account. */
  weChatSdk?: string | undefined
  persons: KeptOfPersons
}
