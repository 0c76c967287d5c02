import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { templates } from '../../cms/content/campaigns/templates.ts'
import { administrator, type Api } from '../support/api.ts'
import { makeCampaign } from '../support/grassrootsSite.ts'
import { freshDatabase, startMongo } from '../support/mongod.ts'
import { madeDeliveries, madeReturns, madeUnits } from './grassroots/made.ts'
import { type Stored, storedIn } from './grassroots/stored.ts'
import { type MeasuredServer, startMeasured } from './servers.ts'
import { summary } from './statistics.ts'
import { milliseconds, table, verdict } from './table.ts'

/** Deliveries of the campaign, and how often each is asked. */
const [deliveryCount, times] = [50_000, 5] as const

/** Something that is asked, and how long it may take, in milliseconds. */
interface Asked {
  what: string
  most: number
  /** Times are of this alone. */
  ask: () => Promise<void>
}

/**
 * What the desks of a campaign take with 1,000 units and 50,000 deliveries, beside the bare grouping of the deliveries by
 * the same driver in the same run.
 * @param folder to be made
 * @returns Markdown
 */
export async function benchGrassroots(database: 'sqlite' | 'mongodb', folder: string): Promise<string> {
  const dataDir = path.join(folder, 'data')
  await mkdir(dataDir, { recursive: true })
  const mongo = database === 'mongodb' ? await startMongo() : undefined
  const fresh = mongo && freshDatabase(mongo.url)
  try {
    const { units, campaign } = await prepare(dataDir, fresh?.url)
    const server = await startMeasured(dataDir, fresh?.url)
    const bare = await storedIn(dataDir, fresh?.url)
    try {
      const staff = await administrator(server)
      const baseline = await timesOf(() => bare.grouped(campaign.id))
      const rows: string[][] = [['what', 'p50 ms', 'max ms', 'of the bare grouping', 'target']]
      const line = (what: string, { p50, max }: { p50: number; max: number }, most?: number) =>
        rows.push([
          ...[what, milliseconds(p50), milliseconds(max), (p50 / baseline.p50).toFixed(1)],
          most === undefined ? '' : verdict(Math.round(max), most, 'ms'),
        ])
      line('a bare grouping of the deliveries', baseline)
      for (const { what, most, ask } of asks(server, staff, units, campaign)) line(what, await timesOf(ask), most)
      return `### ${database}, ${units.length} units, ${deliveryCount} deliveries\n\n${table(rows)}\n`
    } finally {
      await bare.close()
      await server.stop()
    }
  } finally {
    await fresh?.drop()
    await mongo?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Makes a data folder with all of it. */
async function prepare(dataDir: string, url: string | undefined) {
  const [ids, at] = [url === undefined ? 'uuid' : 'objectId', new Date()] as const
  const server = await startMeasured(dataDir, url)
  const rows = await storedIn(dataDir, url)
  try {
    const units = madeUnits(ids, at)
    await rows.insert('units', units)
    const campaign = await makeCampaign(await administrator(server), units[0]?.id ?? '', { year: at.getFullYear() })
    const of = { campaign: campaign.id, period: campaign.period, template: templates.byChannel }
    await rows.insert('deliveries', madeDeliveries(ids, campaign.id, units, deliveryCount, at))
    await rows.insert('returns', madeReturns(ids, of, units, at))
    return { units, campaign }
  } finally {
    await rows.close()
    await server.stop()
    // what stands there knows nothing of what was written past the server
    await rm(path.join(dataDir, 'published'), { recursive: true, force: true })
  }
}

function asks(
  { url }: MeasuredServer,
  staff: Api,
  units: readonly Stored[],
  { id, period }: { id: string; period: string },
): Asked[] {
  const get = async (address: string): Promise<void> => {
    const response = await fetch(`${url}/api/grassroots/${address}`, {
      headers: { Authorization: `JWT ${staff.token}` },
    })
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`${address} was answered with ${response.status}`)
  }
  const post = async (address: string, body: object): Promise<void> => {
    const { status } = await staff.request('POST', `/api/grassroots/${address}`, body)
    if (status !== 200) throw new Error(`${address} was answered with ${status}`)
  }
  const of = `campaign=${id}&period=${period}`
  const text = ['单位\t场次', ...units.map(({ name }, at) => `${name}\t${at + 1}`)].join('\n')
  const targets = { campaign: id, measure: 'sessions', stated: null }
  let revision = 0
  return [
    { what: 'the list of forms', most: 300, ask: () => get(`returns/forms?${of}`) },
    { what: 'the roll-up of the forms', most: 300, ask: () => get(`returns/roll-up?${of}`) },
    { what: 'a form filled from deliveries', most: 300, ask: () => get(`returns/form?${of}&unit=${units[0]?.id}`) },
    { what: 'the list of deliveries with their sums', most: 300, ask: () => get(`deliveries?campaign=${id}`) },
    { what: 'all forms as a workbook', most: 10_000, ask: () => get(`returns/papers?${of}`) },
    {
      what: 'reading a table of 1,000 rows',
      most: 5000,
      ask: () => post('targets/read', { measure: 'sessions', text }),
    },
    {
      what: 'keeping it',
      most: 5000,
      ask: () =>
        post('targets/save', {
          ...{ ...targets, revision: revision++ },
          rows: units.map(({ id: unit, name }, at) => ({ unit, name, number: at + 1 })),
        }),
    },
    ...(['xlsx', 'docx', 'pdf'] as const).map((format) => ({
      ...{ what: `the bulletin as ${format}`, most: 2000 },
      ask: () => get(`bulletin?campaign=${id}&measure=sessions&format=${format}`),
    })),
    { what: 'its bars', most: 2000, ask: () => get(`bulletin/chart?campaign=${id}&measure=sessions`) },
    {
      what: 'a delivery, until the public page has it',
      most: 1000,
      ask: async () => {
        const place = `新的 ${randomUUID().slice(0, 8)} 站`
        const facts = {
          ...{ kind: 'film', day: new Date().toISOString().slice(0, 10), place, level: 'county', channel: 'offline' },
          ...{ people: 80, mediaLinks: [], photos: [], provider: '', note: '' },
        }
        const sent = { key: randomUUID(), campaign: id, ownerUnit: units[0]?.id, at: new Date().toISOString(), facts }
        await post('deliveries', { deliveries: [sent] })
        const deadline = Date.now() + 60_000
        while (!(await (await fetch(`${url}/grassroots/`)).text()).includes(place)) {
          if (Date.now() > deadline) throw new Error('the page does not follow')
        }
      },
    },
  ]
}

/** How long something takes, in milliseconds; a first time is not counted. */
async function timesOf(ask: () => Promise<void>): Promise<ReturnType<typeof summary>> {
  await ask()
  const taken: number[] = []
  for (let count = 0; count < times; count++) {
    const started = performance.now()
    await ask()
    taken.push(performance.now() - started)
  }
  return summary(taken)
}
