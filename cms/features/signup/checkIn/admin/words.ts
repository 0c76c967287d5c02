/** How long a code stands on the screen at the door, in milliseconds. */
export const doorMs = 30_000
