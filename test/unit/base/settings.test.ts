import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { ownSettings, readSettings, SettingsError } from '../../../cms/base/settings/env.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

it('should be read once, and again only when the environment is another one', () => {
  vi.stubEnv('DATA_DIR', 'one')
  const first = ownSettings()
  expect(ownSettings()).toBe(first)
  vi.stubEnv('NOBODY_ASKS_FOR_THIS', '1')
  expect(ownSettings()).toBe(first)
  vi.stubEnv('DATA_DIR', 'two')
  expect(ownSettings()).toEqual({ ...first, dataDir: path.resolve('two') })
})

it('should say which setting cannot be used, with its value, and a secret without', () => {
  vi.stubEnv('PORT', '99999')
  expect(ownSettings).toThrow(
    new SettingsError('环境变量 PORT=99999 不能用：要在 0 到 65535 之间（0 表示自动选择）。请改正后重新启动。'),
  )
  expect(() => readSettings({ ADMIN_PASSWORD: 'short' })).not.toThrow('short')
  expect(() => readSettings({ ADMIN_PASSWORD: 'short' })).toThrow('环境变量 ADMIN_PASSWORD 不能用')
})
