import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Viewer } from '../../server/platform/viewer.ts'
import { as, createWorld, type World } from '../programme/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('network_adoption')
})
afterAll(() => world.end())

const author = as('MEMBER')
const other: Viewer = { ...as('MEMBER'), accountId: '00000000-0000-4000-8000-00000000000a', name: 'Another' }

describe('an adoption', () => {
  const ADOPTION = `id version stage reason nextStages canChange steps { stage reason } practice { adoptionSummary { adopted adapting paused abandoned medianDaysToEmbed } }`
  interface Adopted {
    id: string
    version: number
    stage: string
    steps: { stage: string; reason: string | null }[]
    practice: { adoptionSummary: Record<string, number | null> }
  }
  const act = async (field: string, type: string, input: object, viewer: Viewer): Promise<Adopted> => {
    const { data, errors } = await world.once(`mutation ($input: ${type}!) { ${field}(input: $input) { ${ADOPTION} } }`, { input }, viewer)
    if (errors?.length) throw Object.assign(new Error(errors[0]!.message), errors[0]!.extensions)
    return (data as Record<string, Adopted>)[field]!
  }
  const move = (adoption: Adopted, to: string, viewer: Viewer, more: object = {}) =>
    act('moveAdoption', 'MoveAdoptionInput', { id: adoption.id, version: adoption.version, to, ...more }, viewer)
  const given = async () => {
    const pilot = await world.make.pilot()
    const practice = await world.make.practice()
    const lead: Viewer = { ...as('PILOT_LEAD', [pilot.id]), accountId: '00000000-0000-4000-8000-00000000000c' }
    return { pilot, practice, lead, input: { practice: practice.id, pilot: pilot.id, stage: 'PILOTING', startedOn: '2010-01-01' } }
  }

  test('U9: abandoning needs a reason, changes the headline, and those who follow are told', async () => {
    const { practice, lead, input } = await given()
    await world.once(`mutation ($input: FollowInput!) { follow(input: $input) { id } }`, { input: { practice: practice.id } }, other)
    const begun = await act('recordAdoption', 'RecordAdoptionInput', input, lead)
    expect(begun.practice.adoptionSummary).toMatchObject({ adopted: 0, adapting: 1, abandoned: 0 })
    await expect(move(begun, 'ABANDONED', lead)).rejects.toMatchObject({ code: 'RULE', rule: 'ADOPTION_REASON', field: 'why' })
    const ended = await move(begun, 'ABANDONED', lead, { why: 'No staff.' })
    expect(ended).toMatchObject({ stage: 'ABANDONED', reason: 'No staff.', practice: { adoptionSummary: { adapting: 0, abandoned: 1 } } })
    const inbox = async (viewer: Viewer) =>
      (await world.read<{ inbox: { nodes: { sentence: string }[] } }>(`{ inbox { nodes { sentence } } }`, {}, viewer)).inbox.nodes.map(
        ({ sentence }) => sentence,
      )
    expect((await inbox(other))[0]).toContain('No staff.')
    expect(await inbox(author)).toEqual([])
  })

  test('the practice says how long it took in the middle to become usual work', async () => {
    const { lead, input } = await given()
    const begun = await act('recordAdoption', 'RecordAdoptionInput', input, lead)
    const embedded = await move(begun, 'EMBEDDED', lead, { on: '2010-03-02' })
    expect(embedded.practice.adoptionSummary).toMatchObject({ adopted: 1, adapting: 0, medianDaysToEmbed: 60 })
    expect(embedded.steps.map(({ stage }) => stage)).toEqual(['PILOTING', 'EMBEDDED'])
  })

  test('goes only where it may go next, once for each place, and not before its day', async () => {
    const { lead, input } = await given()
    const begun = await act('recordAdoption', 'RecordAdoptionInput', { ...input, stage: 'INTERESTED', startedOn: null }, lead)
    await expect(move(begun, 'SUSTAINED', lead)).rejects.toMatchObject({ rule: 'ADOPTION_STAGE' })
    await expect(move(begun, 'PILOTING', lead, { on: '2010-06-18' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'on' })
    await expect(act('recordAdoption', 'RecordAdoptionInput', input, lead)).rejects.toMatchObject({ rule: 'ALREADY_ADOPTED' })
    await move(begun, 'PILOTING', lead)
    await expect(move(begun, 'PILOTING', lead)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('of a pilot is for its lead and the administrators; a draft cannot be taken up', async () => {
    const { pilot, input, lead } = await given()
    await expect(act('recordAdoption', 'RecordAdoptionInput', input, other)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(act('recordAdoption', 'RecordAdoptionInput', input, as('PUBLIC'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    const draft = await world.make.practice({ publishedOn: null, pilotId: pilot.id })
    await expect(act('recordAdoption', 'RecordAdoptionInput', { ...input, practice: draft.id }, lead)).rejects.toMatchObject({
      rule: 'PRACTICE_STATUS',
    })
    await expect(act('recordAdoption', 'RecordAdoptionInput', { practice: input.practice }, lead)).rejects.toMatchObject({ field: 'pilot' })
    const own = await act(
      'recordAdoption',
      'RecordAdoptionInput',
      { practice: input.practice, organisation: (await world.make.organisation()).id },
      other,
    )
    await expect(move(own, 'ASSESSING', author)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await move(own, 'ASSESSING', other)).stage).toBe('ASSESSING')
  })

  test('is followed by measures with a baseline, or a reason why there is none', async () => {
    const { lead, input } = await given()
    const { id } = await act('recordAdoption', 'RecordAdoptionInput', input, lead)
    const measure = world.make.strangeId()
    const link = (more: object) => act('linkAdoptionMeasure', 'LinkAdoptionMeasureInput', { id, version: 1, measure, ...more }, lead)
    await expect(link({})).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'baseline' })
    await link({ baselineNote: 'Nothing was counted.' })
    await expect(link({ version: 2, baseline: 3 })).rejects.toMatchObject({ rule: 'MEASURE_LINKED' })
    const [effect] = await world.sql(`select id, "isLive" from network."adoptionEffect" where "adoptionId" = $1`, [id])
    const unlink = (version: number) => act('unlinkAdoptionMeasure', 'UnlinkAdoptionMeasureInput', { id, version, effect: effect!.id }, lead)
    await unlink(2)
    await expect(unlink(3)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('tells how closely it keeps to the practice, what was changed, learned, and whether they would do it again', async () => {
    const { lead, input } = await given()
    const { id } = await act('recordAdoption', 'RecordAdoptionInput', input, lead)
    await act('updateAdoption', 'UpdateAdoptionInput', { id, version: 1, fidelity: 'IN_PART', note: 'Once.' }, lead)
    await act('updateAdoption', 'UpdateAdoptionInput', { id, version: 2, note: 'By telephone.', learning: 'Keep it short.', again: 'Yes.' }, lead)
    const { practice } = await world.read<{ practice: object }>(
      `query ($id: ID) { practice(id: $id) { adoptions { fidelity note learning again } } }`,
      {
        id: input.practice,
      },
    )
    expect(practice).toEqual({ adoptions: [{ fidelity: 'IN_PART', note: 'By telephone.', learning: 'Keep it short.', again: 'Yes.' }] })
  })
})
