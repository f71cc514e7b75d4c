import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { useHouse } from './browser.ts'

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

test.each(['/', '/pilots/northumbria', '/organisations?kind=CARE_TRUST', '/partnerships', '/measures', '/learning', '/sources', '/search?q=falls'])(
  'every query that %s offers is answered',
  async (path) => {
    const { page, go, close } = await house.open()
    await go(path)
    const names = await page.getByRole('button', { name: /^Open as a query/ }).allTextContents()
    expect(names.length).toBeGreaterThan(0)
    for (const name of new Set(names)) expect(await runAsQuery(page, name.replace('Open as a query: ', '')), name).toBeTruthy()
    await close()
  },
)

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
