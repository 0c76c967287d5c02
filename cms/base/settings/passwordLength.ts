/** Fewest characters of a new password. */
export const shortestPassword = 10
/** More is no password: whoever sends it wants the server to work. */
export const longestPassword = 500
