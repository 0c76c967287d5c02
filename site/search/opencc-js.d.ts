declare module 'opencc-js/dict/TSCharacters' {
  /** Pairs of a Traditional character and its Simplified ones, `一 一 二|…`. */
  const pairs: string
  export default pairs
}
