import { expect, it } from 'vitest'
import { folderProblem, spaceProblem } from '../../../cms/base/disk/dataFolder.ts'
import { serverProblem } from '../../../cms/database/databaseProbe.ts'
import { portProblem } from '../../../cms/server/http/listener.ts'

it('should say what a data folder that cannot be used lacks', () => {
  const problem = (code: string) => folderProblem('/srv/data', { code, message: 'x' })
  expect(problem('EACCES')).toBe(
    '数据目录 /srv/data 没有写的权限。请检查目录的权限，或用 DATA_DIR 指定一个可写的目录，再重新启动。',
  )
  expect(problem('EROFS')).toContain('在只读的磁盘上')
  expect(problem('ENOSPC')).toContain('磁盘已满')
})

it('should refuse to start on a nearly full disk only', () => {
  expect(spaceProblem('/srv/data', 100 * 1024 * 1024)).toBeUndefined()
  expect(spaceProblem('/srv/data', 99.9 * 1024 * 1024)).toContain('只剩 99 MB，至少要 100 MB')
})

it('should say what a MongoDB server lacks', () => {
  const good = { version: '6.0.5', setName: 'rs0', isRouter: false, asked: 'rs0' }
  expect(serverProblem(good)).toBeUndefined()
  expect(serverProblem({ ...good, version: '4.4.29' })).toBe(
    'MongoDB 4.4.29 太旧，至少要 6.0。请升级数据库，或不填 DATABASE_URL 使用自带的 SQLite。',
  )
  expect(serverProblem({ ...good, setName: undefined })).toContain('没有开启副本集')
  expect(serverProblem({ ...good, asked: undefined })).toContain('?replicaSet=rs0')
  expect(serverProblem({ ...good, setName: undefined, isRouter: true, asked: undefined })).toBeUndefined()
})

it('should say why a port cannot be taken', () => {
  const problem = (code: string) => portProblem('0.0.0.0', 80, { code, message: 'x' })
  expect(problem('EADDRINUSE')).toContain('端口 80 已被别的程序占用')
  expect(problem('EACCES')).toContain('没有使用端口 80 的权限')
  expect(problem('EADDRNOTAVAIL')).toContain('HOST=0.0.0.0 不是这台机器的地址')
})
