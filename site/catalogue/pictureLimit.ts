/** Most pixels of a picture that is taken: above this, reading one would need more than half a gigabyte of memory. */
export const mostPixels = 40_000_000
