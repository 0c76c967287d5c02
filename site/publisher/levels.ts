/**
 * Levels of the render queue, the most urgent first. Somebody waits for those before `rest`: they are never held up by
 * it.
 */
export const levels = { pictures: 0, first: 1, gone: 2, rest: 3, bulkRest: 4, last: 5 } as const
