// Loaded into a server before everything else: says of each password hash that it computes how much work it is.
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

const { pbkdf2 } = crypto
crypto.pbkdf2 = (password, salt, iterations, length, ...rest) => {
  process.stdout.write(`hash ${iterations} ${length}\n`)
  return pbkdf2(password, salt, iterations, length, ...rest)
}
syncBuiltinESMExports()
