/** Whether the server is there and still knows who asks: what cannot be saved should not be sent. */
export async function askServer(): Promise<'ready' | 'offline' | 'logged-out'> {
  try {
    const response = await fetch('/api/users/me?depth=0', { credentials: 'same-origin', cache: 'no-store' })
    if (!response.ok) return 'offline'
    const { user } = (await response.json()) as { user: unknown }
    return user ? 'ready' : 'logged-out'
  } catch {
    return 'offline'
  }
}
