import { Turns } from '../../base/turns.ts'

/**
 * In which the forms of one page write their documents, by `<collection>/<id>`: the form's own saving and the steps that
 * people take are written one after the other, so that none is made from a version that the other has just replaced.
 */
export const formTurns = new Turns()
