/** The network, or the server, did not give a file. */
export class NotFetched extends Error {}
