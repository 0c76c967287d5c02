/** What the answer to a request says in `data` when the same request may simply be made again. */
export const again = 'saved-meanwhile'
