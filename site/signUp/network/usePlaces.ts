import { useCallback, useEffect, useState } from 'react'
import type { ShownPlace } from '../../catalogue/signUp/shapes.ts'
import { readPlaces } from './places.ts'

/** What is left of an entry, by the id of the date; empty until it is known. */
export function usePlaces(collection: string, entry: string) {
  const [places, setPlaces] = useState<Readonly<Record<string, ShownPlace>>>({})
  const askPlaces = useCallback(() => {
    void readPlaces(collection, entry).then((read) => {
      if (read !== undefined) setPlaces(read)
    })
  }, [collection, entry])
  useEffect(askPlaces, [askPlaces])
  return { places, askPlaces }
}
