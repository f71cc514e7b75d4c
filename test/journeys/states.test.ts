import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { expectAccessible, phone, settle, useHouse, wide } from './browser.ts'

const house = useHouse()
const screens = [
  { name: 'wide', viewport: wide },
  { name: 'phone', viewport: phone },
] as const

// Answers one operation of the page in the server's stead.
async function answerInstead(page: Page, operation: string, answer: { status: number; body: object } | 'nothing'): Promise<void> {
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes(`"operationName":"${operation}"`)) return route.continue()
    if (answer === 'nothing') return route.abort()
    return route.fulfill({ status: answer.status, contentType: 'application/graphql-response+json', body: JSON.stringify(answer.body) })
  })
}

const refusal = (code: string, message: string, extensions: object = {}) => ({
  status: 200,
  body: { errors: [{ message, extensions: { code, ...extensions } }] },
})

describe.each(screens)('on a $name screen', ({ viewport }) => {
  test('a list without results says why and offers the way out', async () => {
    const { page, go, close } = await house.open()
    await page.setViewportSize(viewport)
    await go('/partnerships?q=zzzyx')
    await page.getByText('No partnerships match these filters').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Clear all filters' }).click()
    await page.locator('tbody th a').first().waitFor()
    await close()
  })

  test('a fault names its reference and can be tried again', async () => {
    const { page, close } = await house.open()
    await page.setViewportSize(viewport)
    await answerInstead(page, 'Pilots', refusal('INTERNAL', 'Something went wrong on our side.', { reference: '7f3a-91c2' }))
    await page.goto('/pilots')
    await page.getByRole('heading', { level: 1, name: 'This did not load' }).waitFor()
    await page.getByText('Reference 7f3a-91c2').waitFor()
    await expectAccessible(page)
    await page.unroute('**/graphql')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { level: 1, name: /^Pilots/ }).waitFor()
    await close()
  })

  test('a refusal says who can help, and offers no way to try again', async () => {
    const { page, close } = await house.open()
    await page.setViewportSize(viewport)
    await answerInstead(page, 'Organisations', refusal('FORBIDDEN', 'Your role does not allow this.'))
    await page.goto('/organisations')
    await page.getByRole('heading', { level: 1, name: 'You cannot see this' }).waitFor()
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0)
    await expectAccessible(page)
    await close()
  })

  test('a server that cannot be reached is told as such', async () => {
    const { page, close } = await house.open()
    await page.setViewportSize(viewport)
    await answerInstead(page, 'Sources', 'nothing')
    await page.goto('/sources')
    await page.getByRole('heading', { level: 1, name: 'The server could not be reached' }).waitFor()
    await expectAccessible(page)
    await close()
  })

  test.each(['/nowhere', '/pilots/nobody', '/organisations/00000000-0000-4000-8000-000000000000', '/measures/NOTHING', '/learning/nothing'])(
    '%s says that there is nothing',
    async (path) => {
      const { page, go, close } = await house.open()
      await page.setViewportSize(viewport)
      await go(path)
      await page.getByRole('heading', { level: 1, name: /^There is no such / }).waitFor()
      await expectAccessible(page)
      await close()
    },
  )
})

test('a short wait shows nothing, a long one the shape of the page', async () => {
  const { page, close } = await house.open()
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('"operationName":"Pilots"')) await held
    return route.continue()
  })
  await page.goto('/pilots')
  await page.locator('[aria-busy="true"]').waitFor({ state: 'attached' })
  await page.getByText('Loading', { exact: true }).waitFor({ state: 'attached' })
  await expectAccessible(page)
  release()
  await settle(page)
  expect(await page.locator('.sk').count()).toBe(0)
  await close()
})

test('old rows stay when new ones cannot be had', async () => {
  const { page, go, close } = await house.open()
  await go('/organisations')
  await answerInstead(page, 'Organisations', refusal('INTERNAL', 'Something went wrong on our side.'))
  await page.getByRole('link', { name: 'Next' }).click()
  await page.getByText('This could not be brought up to date.').waitFor()
  expect(await page.locator('tbody th a').count()).toBe(25)
  await close()
})

test('losing the connection is said on the page that was loaded', async () => {
  const { page, go, close } = await house.open({})
  await go('/pilots')
  await page.context().setOffline(true)
  await page.getByText('You are offline.').waitFor()
  await expectAccessible(page)
  await page.context().setOffline(false)
  await page.getByText('You are offline.').waitFor({ state: 'detached' })
  await close()
})

test('colours forced by the system leave every state readable', async () => {
  const { page, go, close } = await house.open({ forcedColors: 'active' })
  await go('/')
  await expectAccessible(page)
  await close()
})

test('a printed page leaves out what only a screen needs', async () => {
  const { page, go, close } = await house.open()
  await go('/pilots/torbay')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation', { name: 'Main' }).isVisible()).toBe(false)
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true)
  await close()
})
