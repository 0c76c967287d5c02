import { z } from 'zod'
import { askApi } from '../../base/ui/askApi.ts'

const answered = z.object({ user: z.unknown() })

/** Whether the server is there and still knows who asks: what cannot be saved should not be sent. */
export async function askServer(): Promise<'ready' | 'offline' | 'logged-out'> {
  const answer = await askApi('/api/users/me?depth=0', answered)
  if (!answer.ok) return 'offline'
  return answer.value.user ? 'ready' : 'logged-out'
}
