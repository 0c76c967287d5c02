import type { GlobalConfig } from 'payload'
import { administratorsAndAuditorsMay } from '../access/administratorsAndAuditorsMay.ts'
import { onlyAdministratorsMay } from '../access/onlyAdministratorsMay.ts'
import { staffMay } from '../access/staffMay.ts'
import { hiddenButFromAdministratorsAndAuditors } from '../admin/hiddenButFromAdministratorsAndAuditors.ts'
import { trimTexts } from '../fields/trimTexts.ts'
import { reportSite } from '../publishing/reportChange.ts'

/** What stands on every page: the site's name and the union that answers for it */
export const site: GlobalConfig = {
  slug: 'site',
  label: '网站',
  access: { read: staffMay, readVersions: administratorsAndAuditorsMay, update: onlyAdministratorsMay },
  admin: { group: '设置', hidden: hiddenButFromAdministratorsAndAuditors, hideAPIURL: true },
  versions: { max: 50 },
  hooks: { beforeValidate: [trimTexts], afterChange: [reportSite] },
  fields: [
    { name: 'name', type: 'text', label: '网站名', required: true, defaultValue: '工韵', maxLength: 20 },
    { name: 'organisation', type: 'text', label: '主办工会', required: true, defaultValue: '工会', maxLength: 40 },
    { name: 'theme', type: 'text', label: '主题', maxLength: 40, admin: { placeholder: '例如：中国梦 · 劳动美' } },
    {
      name: 'headline',
      type: 'text',
      label: '首页标题',
      required: true,
      defaultValue: '下班后，来上一堂好课',
      maxLength: 30,
      admin: { description: '第一个逗号之后的字印成红色。' },
    },
    { name: 'introduction', type: 'textarea', label: '首页导语', maxLength: 140 },
    { name: 'address', type: 'text', label: '地址', maxLength: 120 },
    { name: 'phone', type: 'text', label: '联系电话', maxLength: 30 },
    { name: 'filing', type: 'text', label: '备案号', maxLength: 60 },
  ],
}
