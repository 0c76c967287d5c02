import { statfsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longestFirst.ts'

/** What all databases and sites of a run take at a time stays far below this. */
const roomBytes = 4 * 2 ** 30

// Servers wait for the disk at every save. No test cuts the machine's power: what a killed process has written is kept in
// memory as well as on a disk.
if (process.env['TMPDIR'] === undefined && hasRoom('/dev/shm')) process.env['TMPDIR'] = '/dev/shm'

/** Two cores keep two files busy; with more, the limit is the memory of servers and browsers. */
const workers = Math.min(Math.max(availableParallelism(), 2), 4)

/** Of the projects that run servers. */
const withServers = {
  testTimeout: 180_000,
  /** Longest loads, and waits for another file's, happen in hooks; see test/support/sampleData.ts. */
  hookTimeout: 320_000,
  /** What a server does a moment after it has answered takes longer on a machine that is busy. */
  expect: { poll: { timeout: 60_000, interval: 50 } },
  sequence: { groupOrder: 1 },
}

// Integration and e2e share a group, so that the long files of one run beside those of the other.
// Every file has servers of its own, with folders, databases and ports of their own, so all cores can be used.
export default defineConfig({
  test: {
    globalSetup: ['test/support/runFolder.ts'],
    maxWorkers: workers,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/support/builds.ts', 'test/support/mongoOfRun.ts'],
          ...withServers,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/builds.ts'],
          // On a busy machine a click can fall between two renderings of the admin; such a test is named as retried.
          retry: process.env['CI'] === undefined ? 0 : 1,
          ...withServers,
        },
      },
    ],
  },
})

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize > roomBytes
  } catch {
    return false
  }
}
