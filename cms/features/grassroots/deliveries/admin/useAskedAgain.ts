import { useEffect } from 'react'

/** Asks at once, and again when there is a network again. @param ask the same function, as long as it asks the same */
export function useAskedAgain(ask: () => Promise<void>): void {
  useEffect(() => {
    const again = (): void => void ask()
    again()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [ask])
}
