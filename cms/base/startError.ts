/** Why the server cannot start; the message is one line in Chinese that says what to do. */
export class StartError extends Error {}
