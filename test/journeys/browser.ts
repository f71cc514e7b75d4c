import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, vi } from 'vitest'

import { openBrowser } from '../support/chromium.ts'
import { useProduct, type Product } from '../support/product.ts'

export const wide = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

const artifacts = fileURLToPath(new URL('../.artifacts/journeys/', import.meta.url))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The product with its demonstration set, and a browser to walk through it. */
export interface House {
  product(): Product
  /** A page for somebody who is not signed in. Pages share their browser's memory unless they ask for something of their own. */
  open(own?: BrowserContextOptions): Promise<Visit>
}

export interface Visit {
  page: Page
  /** Goes to an address of the product and waits until its heading stands. */
  go(path: string): Promise<void>
  close(): Promise<void>
}

/** Starts the product, with these variables of the environment, and a browser for the tests of a file. */
export function useHouse(env: Record<string, string> = {}): House {
  vi.setConfig({ testTimeout: 90_000 })
  const { product } = useProduct({ content: 'demonstration', admin: true, env })
  let browser: Browser | null = null
  let shared: BrowserContext | null = null
  const newContext = async (own: BrowserContextOptions) => {
    if (!browser) throw new Error('the browser runs only while the tests of the file do')
    return browser.newContext({ baseURL: product().address, viewport: wide, locale: 'en-GB', reducedMotion: 'reduce', ...own })
  }
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  return {
    product,
    async open(own) {
      const context = own ? await newContext(own) : (shared ??= await newContext({}))
      const page = await context.newPage()
      return { page, go: (path) => go(page, path), close: () => (own ? context.close() : page.close()) }
    },
  }
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settle(page)
}

/** Waits until the page has its heading and no part of it is on its way. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy="true"]'))
}

/** Gathers what the page's console says that nobody should have to read, from now until `stop`. */
export function watchComplaints(page: Page): { stop(): string[] } {
  const complaints: string[] = []
  const onError = (error: Error) => void complaints.push(String(error))
  const onMessage = (message: ConsoleMessage) => void (['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  page.on('pageerror', onError).on('console', onMessage)
  return {
    stop() {
      page.off('pageerror', onError).off('console', onMessage)
      return complaints
    },
  }
}

/** Holds the page as it stands, or what an open menu covers nothing of, to WCAG 2.2 AA, as far as a program can tell. */
export async function expectAccessible(page: Page, part = 'html'): Promise<void> {
  const found = await page.evaluate(
    async ([source, within]) => {
      new Function(source).call(window)
      const { axe } = window as unknown as { axe: { run(where: string, options: object): Promise<AxeResults> } }
      const { violations } = await axe.run(within, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 120)} ${any[0]?.message ?? ''}`).join('; ')}`)
    },
    [axe, part] as const,
  )
  expect(found, await page.title()).toEqual([])
}

/** How far the page can be scrolled sideways: 0 where it fits. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** The accessible text of what has focus. */
export const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

/** Keeps a picture of the page among the run's artifacts. */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  mkdirSync(artifacts, { recursive: true })
  await page.screenshot({ path: join(artifacts, `${name}.png`), fullPage })
}
