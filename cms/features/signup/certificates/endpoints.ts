import type { Endpoint } from 'payload'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { Refusal } from '../../../base/refusal.ts'
import { claim } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'
import { audited } from '../desk/audited.ts'
import { reachedRegistration } from '../desk/read.ts'
import { ofOne } from '../desk/stepEndpoints.ts'
import { networkOfRequest, openedSignUps, parsed, publicPost } from '../endpoints/answer.ts'
import { answerRefused, answerWithPage } from '../endpoints/pageAnswer.ts'
import { sentBy } from '../endpoints/sent.ts'
import { bookableOf } from '../service/signUps.ts'
import { certificateOf, checkedCertificate } from './issue.ts'
import { certificateAsked } from './contract.ts'

function pdfAnswer(pdf: Buffer): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      // the name says nothing of anybody
      'content-disposition': `attachment; filename="certificate.pdf"; filename*=UTF-8''${encodeURIComponent('结业证书.pdf')}`,
      'cache-control': 'private, no-store',
    },
  })
}

/** POST /api/signup/certificate: the certificate of a registration, for who has its code and telephone number. */
const own = publicPost('certificate', async (req) => {
  const [signUps, sent] = [openedSignUps(), await sentBy(req)]
  try {
    const fields = sent.kind === 'json' ? sent.body : { code: sent.fields.get('code'), phone: sent.fields.get('phone') }
    const asked = parsed(claim, fields)
    await signUps.limits.countClaim(networkOfRequest(req))
    return pdfAnswer(await certificateOf(req.payload, signUps, await signUps.claimed(asked)))
  } catch (error) {
    if (sent.kind === 'json') throw error
    return answerRefused(signUps, error, 'find', sent.fields)
  }
})

/** POST /api/signup/certificate-check: whether a certificate is ours; what it is of, and a name that is masked. */
const check = publicPost('certificate-check', async (req) => {
  const [signUps, sent] = [openedSignUps(), await sentBy(req)]
  try {
    await signUps.limits.countCertificate(networkOfRequest(req))
    const fields = sent.kind === 'json' ? sent.body : { number: sent.fields.get('number') ?? '' }
    const { number } = parsed(certificateAsked, fields)
    const found = await checkedCertificate(req.payload, signUps, number)
    if (found === undefined) throw new Refusal(signUpReason('no-such-certificate'), ['number'])
    const certificate = { ...found, date: writtenDay(Date.parse(found.date)) }
    if (sent.kind === 'form') return await answerWithPage(signUps, { kind: 'certificate', certificate }, 200)
    return Response.json(certificate, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    if (sent.kind === 'json') throw error
    return answerRefused(signUps, error, 'certificate', sent.fields)
  }
})

/** GET /api/signup/desk/certificate?registration=…: the same for staff, who are noted, since it names somebody. */
const atDesk: Endpoint = {
  path: '/signup/desk/certificate',
  method: 'get',
  handler: async (req) => {
    const { registration } = parsed(ofOne, { registration: req.query['registration'] })
    const row = await reachedRegistration(req, 'reveal', registration)
    const signUps = openedSignUps()
    const about = { action: 'reveal', bookable: bookableOf(row), registration: row, note: '下载结业证书' } as const
    return audited(req, signUps, about, async () => pdfAnswer(await certificateOf(req.payload, signUps, row)))
  },
}

/** Certificates of completion. */
export const certificateEndpoints: Endpoint[] = [own, check, atDesk]
