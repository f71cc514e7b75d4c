import { execFileSync } from 'node:child_process'
import { realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

import { StartProblem } from '../problem.ts'

/** The user that PostgreSQL runs as. */
export interface Owner {
  uid: number
  gid: number
}

const USER = 'postgres'

/** PostgreSQL refuses to run as root: then the system's user `postgres` runs it, made if it is missing. Null is whoever runs Careweave. */
export function findOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null
  return lookUp() ?? makeUser()
}

function lookUp(): Owner | null {
  try {
    const number = (flag: string) => Number(execFileSync('id', [flag, USER], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }))
    return { uid: number('-u'), gid: number('-g') }
  } catch {
    return null
  }
}

function makeUser(): Owner {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER], { stdio: 'ignore' })
  } catch (cause) {
    throw new StartProblem(`PostgreSQL may not run as root and a user "${USER}" could not be made: make one, or start Careweave as another user.`, {
      cause,
    })
  }
  const owner = lookUp()
  if (!owner) throw new StartProblem(`PostgreSQL may not run as root and there is no user "${USER}": make one, or start Careweave as another user.`)
  return owner
}

/** Whether the owner may pass through every folder down to this one. */
export function canEnter(folder: string, owner: Owner | null): boolean {
  if (!owner) return true
  for (let path = realpathSync(folder); ; path = dirname(path)) {
    const { mode, uid, gid } = statSync(path)
    const passable = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001
    if (!(mode & passable)) return false
    if (path === dirname(path)) return true
  }
}
