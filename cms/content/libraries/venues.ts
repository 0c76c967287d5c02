import { z } from 'zod'
import { wgs84Of } from '../../../site/catalogue/coordinates.ts'
import { accessibilities, valuesOf, venueKinds } from '../../../site/catalogue/vocabulary.ts'
import { sharedEntries } from '../../rights/tables.ts'
import { numberOf, pageOf, textOf } from '../entries/parts.ts'
import { bodyField } from '../fields/body.ts'
import { optionsOf } from '../../base/options.ts'
import { pictureField, summaryField } from '../fields/page.ts'
import { sampleField } from '../../documents/fields/sample.ts'
import { slugField } from '../fields/slug.ts'
import type { Venue } from '../../payload-types.ts'
import { pageDocument } from '../sample/documentParts.ts'
import { page, text } from '../sample/parts.ts'
import { library } from './library.ts'

/** The systems that coordinates come in: those of Chinese maps, and those of receivers. */
const coordinateSystems = { gcj02: '高德、腾讯地图', wgs84: '手机定位、天地图' } as const

/** 阵地: the places that the unions keep for workers */
export const venues = library({
  collection: {
    slug: 'venues',
    labels: { singular: '阵地', plural: '阵地' },
    admin: {
      useAsTitle: 'name',
      defaultColumns: ['name', 'kind', 'address', 'openingHours', '_status', 'updatedAt'],
      description:
        '工人文化宫、职工活动中心、职工书屋、职工之家、户外劳动者服务站。这里将有的活动由课堂、演出、活动自动列出。',
    },
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'name',
            type: 'text',
            label: '名称',
            required: true,
            maxLength: 60,
            admin: { width: '50%', placeholder: '例如：呈贡区职工之家' },
          },
          {
            name: 'kind',
            type: 'select',
            label: '类别',
            required: true,
            options: optionsOf(venueKinds),
            admin: { width: '50%' },
          },
        ],
      },
      {
        name: 'address',
        type: 'text',
        label: '地址',
        required: true,
        maxLength: 120,
        admin: { placeholder: '例如：春融街 1 号文体活动中心三楼' },
      },
      {
        name: 'entrance',
        type: 'text',
        label: '入口',
        maxLength: 120,
        admin: { placeholder: '例如：从春融街西门进，上三楼左手边' },
      },
      {
        type: 'row',
        fields: [
          {
            name: 'metro',
            type: 'text',
            label: '地铁',
            maxLength: 160,
            admin: { width: '50%', placeholder: '例如：1 号线春融街站 B 口，向东步行 300 米' },
          },
          {
            name: 'bus',
            type: 'text',
            label: '公交',
            maxLength: 160,
            admin: { width: '50%', placeholder: '例如：C5、K31 路文体中心站' },
          },
        ],
      },
      {
        type: 'row',
        fields: [
          {
            name: 'latitude',
            type: 'number',
            label: '纬度',
            min: -90,
            max: 90,
            admin: { width: '33%', placeholder: '例如：24.8855', step: 0.0001 },
          },
          {
            name: 'longitude',
            type: 'number',
            label: '经度',
            min: -180,
            max: 180,
            admin: { width: '33%', placeholder: '例如：102.8217', step: 0.0001 },
          },
          {
            name: 'coordinateSystem',
            type: 'select',
            label: '坐标从哪里抄的',
            options: optionsOf(coordinateSystems),
            admin: {
              width: '33%',
              description: '两种坐标差几百米，选错会把人引错路。不选，就按手机定位的坐标算。',
            },
          },
        ],
      },
      {
        type: 'row',
        fields: [
          {
            name: 'openingHours',
            type: 'text',
            label: '开放时间',
            maxLength: 120,
            admin: { width: '50%', placeholder: '例如：周二至周日 9:00–21:00' },
          },
          { name: 'phone', type: 'text', label: '公开电话', maxLength: 30, admin: { width: '50%' } },
        ],
      },
      {
        name: 'facilities',
        type: 'text',
        hasMany: true,
        label: '设施',
        maxLength: 30,
        maxRows: 30,
        admin: { description: '一项一项输入，按回车确认，例如：舞蹈教室、饮水机。' },
      },
      {
        name: 'accessibilities',
        type: 'select',
        hasMany: true,
        label: '无障碍',
        options: optionsOf(accessibilities),
        admin: { description: '现场确实能用的才选。' },
      },
      {
        name: 'accessibilityNote',
        type: 'text',
        label: '无障碍说明',
        maxLength: 120,
        admin: { placeholder: '例如：轮椅从西门坡道进，电梯到三楼' },
      },
      summaryField,
      pictureField('照片'),
      bodyField,
      slugField('name'),
      sampleField,
    ],
  },
  // a unit's class or show may take place in another unit's house
  rights: sharedEntries,

  entry: (doc) => ({
    ...pageOf(doc),
    name: textOf(doc.name),
    kind: doc.kind,
    address: textOf(doc.address),
    entrance: textOf(doc.entrance),
    bus: textOf(doc.bus),
    metro: textOf(doc.metro),
    ...coordinatesOf(doc),
    openingHours: textOf(doc.openingHours),
    phone: textOf(doc.phone),
    facilities: (doc.facilities ?? []).map(textOf).filter((facility) => facility !== undefined),
    accessibilities: doc.accessibilities ?? [],
    accessibilityNote: textOf(doc.accessibilityNote),
  }),
  sample: {
    file: z.strictObject({
      ...page,
      name: text,
      kind: z.enum(valuesOf(venueKinds)),
      address: text,
      latitude: z.number().min(-90).max(90).optional(),
      longitude: z.number().min(-180).max(180).optional(),
      entrance: text.optional(),
      bus: text.optional(),
      metro: text.optional(),
      openingHours: text,
      phone: text.optional(),
      facilities: z.array(text).min(1),
      accessibilities: z.array(z.enum(valuesOf(accessibilities))).default([]),
      accessibilityNote: text.optional(),
    }),
    document: (key, venue, circumstances) => ({
      ...pageDocument(key, venue, circumstances),
      name: venue.name,
      kind: venue.kind,
      address: venue.address,
      latitude: venue.latitude ?? null,
      longitude: venue.longitude ?? null,
      entrance: venue.entrance ?? null,
      bus: venue.bus ?? null,
      metro: venue.metro ?? null,
      openingHours: venue.openingHours,
      phone: venue.phone ?? null,
      facilities: venue.facilities,
      accessibilities: venue.accessibilities,
      accessibilityNote: venue.accessibilityNote ?? null,
    }),
    relations: (venue) => ({ media: { picture: venue.picture } }),
  },
})

/** Where it lies, in WGS 84, whichever map the coordinates were taken from; one number alone is no place. */
function coordinatesOf({ latitude, longitude, coordinateSystem }: Venue) {
  const [north, east] = [numberOf(latitude), numberOf(longitude)]
  if (north === undefined || east === undefined) return { latitude: north, longitude: east }
  const place = { latitude: north, longitude: east }
  return coordinateSystem === 'gcj02' ? wgs84Of(place) : place
}
