/** How many documents are looked at between two turns of everybody else: reading them holds the embedded database. */
export const batchSize = 50
