/** By what results are narrowed, in the order in which it is offered, with its name. */
export const facetNames = {
  kind: '类别',
  type: '门类',
  subject: '科目',
  form: '艺术门类',
  admission: '入场',
  audience: '对象',
  venue: '场地',
  unit: '单位',
  district: '区县',
  year: '年份',
  honour: '荣誉',
  level: '级别',
  award: '奖项',
  medium: '形式',
  brand: '品牌',
  tag: '标签',
} as const
export type Facet = keyof typeof facetNames
