import type { Bookable } from '../../cms/features/signup/asked/contract.ts'

/** What several processes keep one book of (keeperProcess.ts). */
export const keptBookable: { bookable: Bookable; places: number } = {
  bookable: { collection: 'activities', entry: 'kept-by-several', occasion: 'row' },
  places: 20,
}
