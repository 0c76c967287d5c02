import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const folder = 'cms/migrations'
const files = readdirSync(folder).filter((name) => /^\d.*\.ts$/.test(name))

it.each(files)(
  'should say in %s what a deletion does to what refers to it: Payload leaves it out of columns it adds',
  (name) => {
    const text = readFileSync(path.join(folder, name), 'utf8')
    const added = text.slice(0, text.indexOf('export async function down')).match(/ADD .*REFERENCES [^;]*;/g) ?? []
    expect(added.filter((column) => !/ON DELETE (set null|cascade)/.test(column))).toEqual([])
  },
)
