import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

import { chromium, type Browser } from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where a Chromium is on this machine; null when there is none. */
export function findChromium(): string | null {
  const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', ownPlace()]
  return places.find((place) => place && existsSync(place)) ?? null
}

/** Finds Chromium or installs it: the system's package as root on Debian, else Playwright's own. */
export function ensureChromium(say: (line: string) => void): string {
  const found = findChromium()
  if (found) return found
  say('No Chromium found: installing one for the browser tests…')
  for (const [command, ...args] of waysToInstall()) {
    try {
      execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    } catch (error) {
      say(`${command} ${args.join(' ')}: ${(error as Error).message.split('\n').slice(0, 3).join(' ')}`)
    }
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Error('No Chromium, and none could be installed: install one and set CHROMIUM_PATH to it.')
}

/** Opens the browser that the tests drive. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium: run npm test once with the network, or set CHROMIUM_PATH.')
  return chromium.launch({ executablePath, args: FLAGS })
}

type Command = [string, ...string[]]

function waysToInstall(): Command[] {
  const playwright: Command = [
    process.execPath,
    createRequire(import.meta.url).resolve('playwright-core/cli.js'),
    'install',
    '--only-shell',
    'chromium',
  ]
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return [playwright]
  const apt = (...args: string[]): Command => ['apt-get', '-q', '-y', ...args]
  return [apt('update'), apt('install', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'), [...playwright, '--with-deps']]
}

function ownPlace(): string | null {
  try {
    return chromium.executablePath()
  } catch {
    return null
  }
}
