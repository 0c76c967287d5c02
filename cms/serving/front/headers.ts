/** Names of the headers by which the front and the server behind it understand each other; visitors cannot set them. */
export const secretHeader = 'x-gongyun-front'
export const addressHeader = 'x-gongyun-address'
