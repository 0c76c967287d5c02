import { besideControls } from '../besideControls.ts'
import { fieldsBelow } from '../limits/holdLimits.ts'

/** Has every form with a list draw each row that is added to it. */
export const askForRows = besideControls('/documents/rows/AskForRows#AskForRows', ({ fields }) =>
  fieldsBelow(fields).some(({ type }) => type === 'array'),
)
