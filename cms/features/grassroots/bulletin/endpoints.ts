import type { Endpoint } from 'payload'
import { parsed } from '../asked.ts'
import { targets as rights } from '../../../rights/tables.ts'
import { paperAnswer, paperFormat } from '../paper/download.ts'
import { reachOf } from '../reach.ts'
import { targetsName } from '../targets/store.ts'
import { bulletinPaper } from './bulletinPaper.ts'
import { completionChart } from './completionChart.ts'
import { type Delivered, readBulletin } from './readBulletin.ts'

const asked = targetsName.extend({ format: paperFormat })

/** How far units are, as a file and as a picture. @param delivered adds up what was delivered */
export function bulletinEndpoints(delivered: Delivered): Endpoint[] {
  return [
    {
      // GET …?campaign=…&measure=sessions|coverage&format=xlsx|docx|pdf
      path: '/grassroots/bulletin',
      method: 'get',
      handler: async (req) => {
        const { campaign, measure, format } = req.query
        const { format: as, ...name } = parsed(asked, { campaign, measure, format })
        const { user } = await reachOf(req, rights.rows.seeTargets)
        return paperAnswer(user.id, as, async () => {
          const bulletin = await readBulletin(req, name, delivered)
          const { title, until, organisation: author } = bulletin
          return { name: `${title}-完成情况通报-${until}`, author, paper: bulletinPaper(bulletin) }
        })
      },
    },
    {
      // GET …?campaign=…&measure=sessions|coverage: the bars, as SVG
      path: '/grassroots/bulletin/chart',
      method: 'get',
      handler: async (req) => {
        const { campaign, measure } = req.query
        const bulletin = await readBulletin(req, parsed(targetsName, { campaign, measure }), delivered)
        return new Response(completionChart(bulletin.completion, bulletin.names), {
          headers: {
            'content-type': 'image/svg+xml; charset=utf-8',
            'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
            'cache-control': 'no-store',
          },
        })
      },
    },
  ]
}
