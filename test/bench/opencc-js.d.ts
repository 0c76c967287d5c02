declare module 'opencc-js/dict/STPhrases' {
  /** Pairs of a Simplified phrase and its Traditional ones, `一出剧 一齣劇|…`. */
  const pairs: string
  export default pairs
}

declare module 'opencc-js/dict/STCharacters' {
  /** Pairs of a Simplified character and its Traditional ones, `㐷 傌|…`. */
  const pairs: string
  export default pairs
}
