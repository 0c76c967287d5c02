/** A word in a frame, before or behind a title. */
export interface Tag {
  word: string
  /**
   * `free`: open to all, at no cost; `gold`: an honour, a result; `off`: not to be had; `plum`: at a reduced price;
   * `moved`: at another time than announced.
   */
  tone?: 'free' | 'gold' | 'off' | 'plum' | 'moved' | undefined
}

/** A date as it is read, and as machines read it (`<time datetime>`). */
export interface Dated {
  machine: string
  text: string
}

/** What the card of an entry says in lists, beside its picture. */
export interface CardText {
  /** It is over, or not to be had. */
  isPast?: boolean
  tags: readonly Tag[]
  /** The line of when: a date, or what there is to say in its place; `count` says how many it is one of. */
  when?: { before?: string; date?: Dated; count?: string | undefined } | undefined
  /** Further lines; undefined is none. */
  lines: readonly (string | undefined)[]
  /** The date of a line of news. */
  date?: Dated
}
