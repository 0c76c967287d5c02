import type { NumberField } from 'payload'
import { priceProblem } from './priceProblem.ts'

/** An amount that staff type in yuan and that is stored in fen. */
export function moneyField(options: Pick<NumberField, 'name' | 'label'> & Partial<NumberField>): NumberField {
  return {
    ...options,
    type: 'number',
    min: 0,
    max: 10_000_000,
    custom: { isMoney: true },
    admin: { ...options.admin, components: { Field: '/content/fields/admin/YuanField#YuanField' } },
  }
}

/** Price of one lesson and what the union pays of it. @param required whether both must be given */
export function priceFields(required: boolean): NumberField[] {
  const width = '33%'
  return [
    moneyField({ name: 'list', label: '每课原价（元）', required, admin: { width, placeholder: required ? '例如：80' : '不填用“网站”里的' } }),
    moneyField({
      name: 'subsidy',
      label: '每课工会补贴（元）',
      required,
      admin: { width, placeholder: required ? '例如：60' : '不填用“网站”里的', description: '原价减补贴就是职工承担的部分，由系统算出。' },
      validate: (value: number | null | undefined, { siblingData }: { siblingData: unknown }) =>
        priceProblem((siblingData as { list?: number | null }).list ?? undefined, value ?? undefined) ??
        (!required || typeof value === 'number' || '请填写工会补贴，没有补贴就填 0。'),
    }),
  ]
}
