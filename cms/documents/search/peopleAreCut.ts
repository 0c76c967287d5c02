/**
 * Stands in the answer of a search of a list that has not looked for all people who are so called, for the note above the
 * list (admin/PeopleNote.tsx). The pages of the admin are built apart from the server, so both know it by its name; a
 * symbol goes to no client.
 */
export const peopleAreCut = Symbol.for('gongyun: not all people were looked for')
