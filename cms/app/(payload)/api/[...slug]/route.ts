import config from '@payload-config'
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'
import { getPayload } from 'payload'
import { inRequestFolder } from '../../../../files/requestFolder.ts'
import { openedPort } from '../../../../publishing/port.ts'
import { answerSave } from '../../../../saving/answerSave.ts'
import { turnOfRequest } from '../../../../saving/turnOfRequest.ts'

type Handler = ReturnType<typeof REST_POST>

/**
 * Answers a writing request when what it wrote is live: whoever saves and then looks sees the new page. The write is
 * committed by then; a publisher in trouble delays the answer, never undoes it. Temporary files are gone by then too.
 */
const whenLive =
  (handler: Handler): Handler =>
  (request, context) => {
    const port = openedPort()
    if (port === undefined) return handler(request, context)
    return port.untilLive(() =>
      inRequestFolder(async () => {
        const turn = await turnOfRequest(await getPayload({ config }), request)
        return answerSave(request, port.turns, turn, (attempt) => handler(attempt, context))
      }),
    )
  }

export const GET = REST_GET(config)
export const POST = whenLive(REST_POST(config))
export const DELETE = whenLive(REST_DELETE(config))
export const PATCH = whenLive(REST_PATCH(config))
export const PUT = whenLive(REST_PUT(config))
export const OPTIONS = REST_OPTIONS(config)
