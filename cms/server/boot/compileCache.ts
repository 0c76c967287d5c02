import { enableCompileCache } from 'node:module'
import path from 'node:path'

// Imported before all else: Node keeps what it compiles, and the next start has a large part of its work done.
enableCompileCache(path.resolve('node_modules/.cache/compiled'))
