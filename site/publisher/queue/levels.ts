/**
 * Levels of the render queue, the most urgent first. Somebody waits for those before `search`: they are never held up by
 * what follows, files of the search first.
 */
export const levels = { pictures: 0, first: 1, gone: 2, search: 3, rest: 4, bulkRest: 5, last: 6 } as const
