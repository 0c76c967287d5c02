import { StartError } from '../../base/startError.ts'
import { SettingsError } from '../../base/settings/env.ts'
import { safeError } from '../../base/logging/safeError.ts'
import { say } from './stages.ts'

/** Says why the server does not start, and ends the process: Next would keep it alive whatever happens. */
export function refuseStart(error: unknown): never {
  if (error instanceof StartError || error instanceof SettingsError) say(`✗ ${error.message}`)
  else
    say(
      `✗ 启动失败，原因如下。修好后重新启动即可，没有做了一半的东西留下。\n${JSON.stringify(safeError(error), null, 2)}`,
    )
  process.exit(1)
}
