/** Longest message to all who signed up, in characters: three short messages of a gateway. */
export const longestMessage = 200
