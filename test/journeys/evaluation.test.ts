import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { expectAccessible, phone, settle, sideways, useHouse, watchComplaints, wide, type Visit } from './browser.ts'
import { becomeAdministrator } from './visitors.ts'

const house = useHouse()
let admin: Visit
let analyst: Visit

beforeAll(async () => {
  admin = await becomeAdministrator(house)
  analyst = await house.open()
})
afterAll(() => Promise.all([admin?.close(), analyst?.close()]))

const ask = <Data>(query: string, variables: object = {}): Promise<Data> => house.product().as('ANALYST').run<Data>(query, variables)

/** Holds the page to its promises at both sizes. */
async function expectSound({ page }: Visit): Promise<void> {
  for (const size of [phone, wide]) {
    await page.setViewportSize(size)
    await settle(page)
    // From the top, where the bar that stays covers nothing.
    await page.evaluate(() => window.scrollTo(0, 0))
    expect(await sideways(page)).toBe(0)
    await expectAccessible(page)
  }
}

test('A8: a late return is chased, sent in, given back, accepted, and opened again with a reason', async () => {
  const { page, go } = admin
  const complaints = watchComplaints(page)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  const take = async (name: string, why?: string) => {
    await press(name)
    if (why) await dialog.getByLabel(/^Why|^Comment/).fill(why)
    await dialog.getByRole('button', { name, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await go('/returns')
  await page.getByRole('link', { name: 'Cumbria, May 2010: Late' }).click()
  await page.getByRole('heading', { level: 1, name: 'Cumbria, May 2010' }).waitFor()
  await take('Remind')
  await page.getByText('sent a reminder').first().waitFor()
  const entries = page.locator('fieldset.entry')
  for (let at = 0; at < (await entries.count()); at += 1) {
    await entries.nth(at).getByLabel('Counted').fill('40')
    await entries.nth(at).getByLabel('Out of').fill('100')
  }
  await press('Save the figures')
  // What is unusual is kept and asked about; a note answers.
  await page.getByText('It is divided by 100; in April 2010 it was').first().waitFor()
  await expectSound(admin)
  await press('Send it in')
  await dialog.getByRole('button', { name: 'Send it in', exact: true }).click()
  await dialog.getByText('or say in a note why it is so').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  for (let at = 0; at < (await entries.count()); at += 1) await entries.nth(at).getByLabel('Note').fill('Of the first week alone.')
  await press('Save the figures')
  await page.getByText('Its note says why.').first().waitFor()
  await take('Send it in')
  await take('Give it back', 'Are these figures of the whole month?')
  await page.getByText('“Are these figures of the whole month?”').waitFor()
  await take('Send it in', 'They are.')
  await take('Accept')
  await go('/returns')
  expect(await page.getByRole('region', { name: 'Waiting' }).getByText('Cumbria, May 2010').count()).toBe(0)
  await page.getByRole('link', { name: 'Cumbria, May 2010: Accepted' }).click()
  await press('Open it again')
  await dialog.getByRole('button', { name: 'Open it again' }).click()
  await dialog.getByText('Say why').first().waitFor()
  await dialog.getByLabel('Why').fill('One practice sent late figures.')
  await dialog.getByRole('button', { name: 'Open it again' }).click()
  await dialog.waitFor({ state: 'detached' })
  await entries.first().getByLabel('Counted').fill('42')
  await page.getByText('Save what you typed before you send it in').waitFor()
  expect(await page.getByRole('button', { name: 'Send it in', exact: true }).isDisabled()).toBe(true)
  await press('Save the figures')
  await take('Send it in')
  await page.getByText('1 changed since it was last accepted').waitFor()
  await expectSound(admin)
  expect(complaints.stop()).toEqual([])
})

test('N3: a rate by region and theme is sum over sum, as an independent calculation has it, for groups of three and more', async () => {
  const query = `query ($by: [ObservationDimension!]!, $measure: String!, $kind: SubjectKind!) {
    observationGroups(by: $by, filter: { measure: { code: { eq: $measure } }, subjectKind: { eq: $kind } }, having: { count: { gte: 3 } }, orderBy: [{ field: RATE, direction: DESC }]) {
      key { value } count rate } }`
  type Groups = { observationGroups: { key: { value: string }[]; count: number; rate: number }[] }
  const { observationGroups } = await ask<Groups>(query, { by: ['REGION', 'THEME'], measure: 'DEMO_EMERGENCY', kind: 'PILOT' })
  const expected = await house.product().database.query<{ region: string; theme: string; rate: number }[]>(
    `select p."regionCode" as region, p.theme, 1000 * sum(o.numerator) / sum(o.denominator) as rate from evaluation.observation o join programme.pilot p on p.id = o."subjectId"
    join evaluation.measure m on m.id = o."measureId" where m.code = 'DEMO_EMERGENCY' and o."recordedTo" is null and o.value is not null group by 1, 2 having count(*) >= 3 order by 3 desc`,
  )
  expect(observationGroups.map(({ key }) => key.map(({ value }) => value))).toEqual(expected.map(({ region, theme }) => [region, theme]))
  for (const [place, { rate }] of observationGroups.entries()) expect(rate).toBeCloseTo(expected[place]!.rate, 10)
  const { page, go } = analyst
  await go('/measures/MAR_DAYCASE_SHARE')
  const { observationGroups: years } = await ask<Groups>(query, {
    by: ['REGION', 'FINANCIAL_YEAR'],
    measure: 'MAR_DAYCASE_SHARE',
    kind: 'ORGANISATION',
  })
  const south = years.find(({ key }) => key[0]!.value === 'Q39' && key[1]!.value.startsWith('2009'))!
  const row = page.getByRole('row', { name: /^South West/ })
  expect(await row.textContent()).toContain(`${south.rate.toFixed(1)}%`)
})

test('N4: a series is read as it stood on any day, and each revision says who, when and why', async () => {
  const query = `query ($at: DateTime) { pilot(slug: "cornwall-and-isles-of-scilly") { measures(codes: ["DEMO_EMERGENCY"]) {
    series(from: "2010-04-01", to: "2010-04-01", asKnownAt: $at) { points { observation { value revision } } } } } }`
  type Known = { pilot: { measures: { series: { points: { observation: { value: number; revision: number } }[] } }[] } }
  const known = async (at: string | null) => (await ask<Known>(query, { at })).pilot.measures[0]!.series.points[0]!.observation
  const [before, now] = [await known('2010-05-15T00:00:00Z'), await known(null)]
  expect([before.revision, now.revision]).toEqual([1, 2])
  expect(before.value).not.toBe(now.value)
  const { page, go } = analyst
  await go('/pilots/cornwall-and-isles-of-scilly/measures/DEMO_EMERGENCY')
  await page.getByRole('button', { name: /^rev 2/ }).click()
  const revisions = page.locator('.revisions')
  await revisions.getByText('The practices sent another figure.').waitFor()
  expect(await revisions.textContent()).toContain(`${before.value.toFixed(1)} (`)
  expect(await revisions.textContent()).toContain('Toni Chartwell')
  await expectSound(analyst)
})

test('N4: a value is corrected from the chart’s table; what stood can be put on record again', async () => {
  const { page, go } = admin
  await go('/pilots/wakefield/measures/DEMO_LOCAL_16?chart=table')
  await page
    .getByRole('table', { name: /still in treatment/ })
    .first()
    .getByRole('button', { name: 'Correct May 2010' })
    .click()
  const dialog = page.getByRole('dialog')
  const counted = dialog.getByLabel('Counted')
  const stood = await counted.inputValue()
  await counted.fill('1')
  await dialog.getByText('is below the lower limit').waitFor()
  await dialog.getByRole('button', { name: 'Save the correction' }).click()
  await dialog.getByText('Say why').first().waitFor()
  await expectAccessible(page)
  await dialog.getByLabel('How to take it').selectOption('ESTIMATED')
  await dialog.getByLabel('Why it is corrected').fill('One home was left out.')
  await dialog.getByRole('button', { name: 'Save the correction' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'rev 2 of May 2010' }).click()
  await page.locator('.revisions').getByText('One home was left out.').waitFor()
  await page.getByRole('button', { name: 'Restore revision 1' }).click()
  await page.getByRole('button', { name: 'rev 3 of May 2010' }).waitFor()
  await page
    .getByRole('row', { name: /^May 2010/ })
    .getByText(`${stood} /`)
    .waitFor()
})

test('N5: the chart says what the graph says; points are read by keys, and what is drawn stays in the address', async () => {
  type Charted = { pilot: { id: string; measures: { measure: { id: string }; series: { sentence: string; points: { signals: string[] }[] } }[] } }
  const { pilot } = await ask<Charted>(
    `{ pilot(slug: "tameside-and-glossop") { id measures(codes: ["DEMO_EMERGENCY"]) { measure { id } series(to: "2010-05-01") { sentence points { signals } } } } }`,
  )
  const { sentence, points } = pilot.measures[0]!.series
  const { page, go } = analyst
  await go('/pilots/tameside-and-glossop/measures/DEMO_EMERGENCY')
  await page.getByRole('img', { name: sentence }).waitFor()
  const flagged = points.filter(({ signals }) => signals.length > 0).length
  expect(await page.locator('svg.chart').first().locator('.pt.concern, .pt.improvement').count()).toBe(flagged)
  await page.getByRole('group', { name: 'Points of the chart: the arrow keys read them' }).first().focus()
  await page.keyboard.press('End')
  await page.getByText(/^May 2010: .*special cause, concern/).waitFor()
  await page.getByLabel('Limits').uncheck()
  await page.waitForURL(/without=limits/)
  await expect.poll(() => page.getByText(/^Upper limit/).count()).toBe(0)
  await go(page.url())
  expect(await page.getByLabel('Limits').isChecked()).toBe(false)
  const { controlChart } = await ask<{ controlChart: { sentence: string } }>(
    `query ($subject: ID!, $measure: ID!) { controlChart(subject: $subject, measure: $measure, kind: U_PRIME, to: "2010-05-01") { sentence } }`,
    { subject: pilot.id, measure: pilot.measures[0]!.measure.id },
  )
  await page.getByRole('link', { name: 'u′', exact: true }).click()
  await page.waitForURL(/counts=up/)
  await page.getByRole('img', { name: controlChart.sentence }).waitFor()
  await page.getByText('The figures as a table').click()
  await page
    .getByRole('table', { name: 'u′: values and limits' })
    .getByRole('row', { name: /^May 2010/ })
    .waitFor()
  const { interruption } = await ask<{ interruption: { sentence: string } }>(
    `query ($subject: ID!, $measure: ID!) { interruption(subject: $subject, measure: $measure, startsOn: "2009-04-01", to: "2010-05-01") { sentence } }`,
    { subject: pilot.id, measure: pilot.measures[0]!.measure.id },
  )
  const card = page.getByRole('region', { name: 'Before and after a day' })
  await card.getByLabel('The day').fill('2030-01-01')
  await card.getByRole('button', { name: 'Estimate' }).click()
  await card.getByRole('alert').getByText('The interruption must lie within the series').waitFor()
  await card.getByLabel('The day').fill('2009-04-01')
  await card.getByRole('button', { name: 'Estimate' }).click()
  await card.getByText(interruption.sentence).waitFor()
  await expectSound(analyst)
})

test('N6: an effect is told with its interval, place by place and by its own direction; the adverse finding comes first', async () => {
  const { page, go } = analyst
  await go('/measures/DEMO_EMERGENCY?chart=did')
  await page.getByRole('heading', { name: 'Against other areas' }).waitFor()
  await settle(page)
  expect(await page.getByText('This is an association, not a proof.').count()).toBeGreaterThan(0)
  expect(await page.getByRole('row', { name: /^Tameside and Glossop/ }).textContent()).toContain('for the worse')
  await page.getByRole('group', { name: /arrow keys/ }).focus()
  await page.keyboard.press('ArrowDown')
  await page.getByText(/^All pilots together: .*95% interval/).waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as CSV' }).click()])
  expect(readFileSync(await download.path(), 'utf8')).toContain('Bertrand')
  await expectSound(analyst)
  for (const [chart, heading] of [
    ['funnel', 'Further out than chance'],
    ['slope', 'The year before the pilots, and now'],
  ]) {
    await go(`/measures/DEMO_EMERGENCY?chart=${chart}`)
    await page.getByRole('heading', { name: heading }).waitFor()
    await expectSound(analyst)
  }
  await go('/measures/MAR_NONELECTIVE?chart=funnel')
  await page.getByText('This measure is a count.').waitFor()
  await go('/evaluation')
  const published = page.locator('section', { has: page.getByRole('heading', { name: 'What the national evaluation published' }) })
  const first = published.getByRole('listitem').first()
  expect(await first.textContent()).toMatch(/^Adverse .*9/)
  expect(await published.getByText('Favourable').count()).toBeGreaterThan(0)
})
