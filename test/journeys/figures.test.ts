import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { useHouse, type Visit } from './browser.ts'
import { becomeAdministrator } from './visitors.ts'

const house = useHouse()

test('each key figure is what its own query answers', async () => {
  const { page, go, close } = await house.open()
  await go('/')
  const paths: Record<string, (data: Record<string, { totalCount: number }> & { programme: { fundingPence: string } }) => string> = {
    Partnerships: ({ partnerships }) => `${partnerships?.totalCount}`,
    Organisations: ({ organisations }) => `${organisations?.totalCount}`,
    'Monthly figures': ({ observations }) => observations?.totalCount.toLocaleString('en-GB') ?? '',
    'Programme funding': ({ programme }) => `£${Number(programme.fundingPence) / 100_000_000} million`,
  }
  for (const [name, read] of Object.entries(paths)) {
    const shown = await page.locator('.kpi', { hasText: name }).locator('.v').textContent()
    const data = await runAsQuery(page, name)
    expect(shown?.trim(), name).toBe(read(data as Parameters<typeof read>[0]))
  }
  await close()
})

const OPEN =
  '/evidence /pilots /pilots/northumbria /pilots/torbay/measures /organisations?kind=CARE_TRUST /partnerships /partnerships/agreements /measures /measures/MAR_ELECTIVE'
const CHARTS = '/pilots/tameside-and-glossop/measures/DEMO_EMERGENCY?counts=run&step=2009-04-01'
const ROOMS = `${OPEN} ${CHARTS} /evaluation /returns /learning /learning/demonstration-community-ward-round /sources /search?q=falls`.split(' ')

test('every query that the overview offers is answered', async () => {
  const { page, go, close } = await house.open()
  await go('/')
  const names = new Set(await page.getByRole('button', { name: /^Open as a query/ }).allTextContents())
  for (const name of names) expect(await runAsQuery(page, name.replace('Open as a query: ', '')), name).toBeTruthy()
  await close()
})

test.each(ROOMS)('every query that %s offers is answered by what stands beside it', async (path) => {
  const visit = await house.open()
  await visit.go(path)
  await openEveryQuery(visit.page)
  await visit.close()
})

test.each([
  ['/organisations?kind=CARE_TRUST', 'a[href^="/organisations/"]'],
  ['/partnerships', 'tbody a[href^="/partnerships/"]'],
])('so is every query of a page that %s leads to', async (path, link) => {
  const visit = await house.open()
  await visit.go(path)
  await visit.go((await visit.page.locator(`main ${link}`).first().getAttribute('href')) ?? '')
  await openEveryQuery(visit.page)
  await visit.close()
})

describe('somebody who is signed in', () => {
  let visit: Visit
  beforeAll(async () => {
    visit = await becomeAdministrator(house)
  })
  afterAll(() => visit?.close())

  test.each(['/account', '/history', '/admin/users'])('finds every query of %s answered too', async (path) => {
    await visit.go(path)
    await openEveryQuery(visit.page)
  })
})

test('a question can be taken to a page of its own, changed and run, and no server is told what it is', async () => {
  const { page, go, close } = await house.open()
  await go('/')
  await page.getByRole('button', { name: 'Open as a query: Organisations' }).click()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.getByRole('link', { name: 'Open it on a page of its own to change it' }).click()
  await page.getByRole('heading', { level: 1, name: 'Queries' }).waitFor()
  const operation = page.getByRole('textbox', { name: 'Operation' })
  expect(await operation.textContent()).toContain('organisations(first: 1)')
  await operation.fill('{ pilot(slug: "torbay") { name } }')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('cell', { name: 'Torbay Care Trust' }).waitFor()
  expect(asked.filter((url) => url.includes('operation'))).toEqual([])
  await close()
})

test('the area’s series is never called the pilot’s', async () => {
  const { page, go, close } = await house.open()
  await go('/')
  expect(await page.getByText('never the pilot’s own result').isVisible()).toBe(true)
  await go('/pilots/torbay')
  const card = page.locator('section', { has: page.getByRole('heading', { name: 'The area it works in' }) })
  expect(await card.textContent()).toContain('this is its setting, not its result')
  await close()
})

// Opens a figure's query, runs it, and answers its data.
async function runAsQuery(page: Page, name: string): Promise<unknown> {
  await page
    .getByRole('button', { name: `Open as a query: ${name}`, exact: true })
    .first()
    .click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('button', { name: 'Run' }).click()
  const answer = JSON.parse((await panel.getByRole('region', { name: 'Answer' }).locator('pre').textContent()) ?? '') as {
    data: unknown
    errors?: unknown
  }
  expect(answer.errors, name).toBeUndefined()
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  return answer.data
}

/** Opens each query that a page offers and runs it: it is answered without an error, and something of its answer stands where it was opened. */
async function openEveryQuery(page: Page): Promise<void> {
  const buttons = page.getByRole('button', { name: /^Open as a query/ })
  const names = new Set(await buttons.allTextContents())
  expect(names.size, page.url()).toBeGreaterThan(0)
  for (const label of names) {
    const name = label.replace('Open as a query: ', '')
    const button = page.getByRole('button', { name: `Open as a query: ${name}`, exact: true }).first()
    const part = await button.evaluate((element) => (element.closest('section, .kpi, main') ?? document.body).textContent ?? '')
    const leaves = leavesOf(await runAsQuery(page, name))
    const isShown = leaves.length === 0 || leaves.some((leaf) => part.includes(leaf))
    expect(isShown, `${page.url()} “${name}”: of ${leaves.slice(0, 8).join(', ')} nothing stands in “${part.slice(0, 200)}”`).toBe(true)
  }
}

// The values of an answer as a page would write them: numbers with their commas, texts as they are; words of the graph and ids are written otherwise.
function leavesOf(value: unknown): string[] {
  // Pence are written as pounds, in millions where they are many.
  if (typeof value === 'number')
    return [value.toLocaleString('en-GB', { maximumFractionDigits: 0 }), ...(value >= 1e8 ? [`£${value / 1e8} million`] : [])]
  if (typeof value === 'string') return /^[A-Z_]+$|^[0-9a-f-]{36}$/.test(value) ? [] : [/^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 4) : value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(leavesOf)
}
