/** The header in which the front proves itself to the server behind it; visitors cannot set it. */
export const secretHeader = 'x-gongyun-front'
