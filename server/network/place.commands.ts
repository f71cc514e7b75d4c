import { In, type EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, Conflict, NotFound } from '../platform/errors.ts'

import { likenessOf } from './likeness.reads.ts'
import { MOST_MATURE, type MaturityDimension } from './maturity-dimension.ts'
import { MaturityScore } from './maturity-score.ts'
import type { AssessPlaceInput, SavePlaceInput, SetNeedsInput } from './place.input.ts'
import { Place } from './place.ts'
import { PracticeNeed } from './practice-need.ts'
import { findPractice } from './practice.commands.ts'
import { Practice } from './practice.ts'
import { needId, refuseStale, tidy } from './text.rules.ts'

const LONGEST_NOTE = 1000
const LARGEST_POPULATION = 100_000_000

/** Says what a place is like, for the first time or anew. */
export async function savePlace(context: Context, input: SavePlaceInput): Promise<string> {
  const [pilotId, organisationId] = [needId(input.pilot, 'pilot'), needId(input.organisation, 'organisation')]
  if ((pilotId === null) === (organisationId === null))
    throw new BadInput('Name the pilot or the organisation whose place it is, one of them.', 'pilot')
  const facts = likenessOf(input)
  for (const name of ['population', 'partners'] as const) {
    const size = facts[name]
    if (size !== null && (size < 1 || size > LARGEST_POPULATION)) throw new BadInput('This is a number of people or partners, from 1 on.', name)
  }
  const note = tidy(input.note, LONGEST_NOTE, 'note')
  return context.transaction(async (db) => {
    const whose = pilotId ? { pilotId } : { organisationId: organisationId! }
    const known = await db.findOne(Place, { where: whose, lock: { mode: 'pessimistic_write' } })
    const { viewer } = context
    context.authorise('place:edit', known ?? { pilotId, ownerId: viewer.accountId })
    if (known && known.version !== input.version)
      throw new Conflict('Somebody changed this since you opened it. Look at it again; what you typed is kept.', known.version)
    // What the place says itself takes the place of what a document said.
    const said = { ...facts, note, sourceId: null } as Partial<Place>
    const place = known
      ? await db.save(Place, { ...known, ...said, version: known.version + 1 })
      : await db.save(Place, { ...whose, ...said, ownerId: viewer.accountId, version: 1 } as Place)
    await context.audit(db, {
      action: 'place:save',
      subjectKind: 'Place',
      subjectId: place.id,
      sentence: `${viewer.name} said what a place is like.`,
      after: said,
    })
    return place.id
  })
}

/** Scores a place in some of the twelve dimensions; earlier scores are kept. */
export async function assessPlace(context: Context, { place: id, version, scores }: AssessPlaceInput): Promise<string> {
  const given = scores.map(({ dimension, score, note }, i) => {
    if (score < 0 || score > MOST_MATURE) throw new BadInput(`A score is from 0 to ${MOST_MATURE}.`, `scores.${i}.score`)
    return { dimension, score, note: tidy(note, LONGEST_NOTE, `scores.${i}.note`) }
  })
  refuseTwice(given, 'scores')
  if (given.length === 0) throw new BadInput('Score at least one dimension.', 'scores')
  const on = await context.today()
  return context.transaction(async (db) => {
    const place = isUuid(id) ? await db.findOne(Place, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
    if (!place) throw new NotFound('There is no such place.')
    context.authorise('place:edit', place)
    refuseStale(place, version)
    await addScores(db, place, given, on)
    await db.update(Place, { id: place.id }, { version: version + 1 })
    await context.audit(db, {
      action: 'place:assess',
      subjectKind: 'Place',
      subjectId: place.id,
      sentence: `${context.viewer.name} scored how ready a place is.`,
      after: Object.fromEntries(given.map(({ dimension, score }) => [dimension, score])),
    })
    return place.id
  })
}

type Score = Pick<MaturityScore, 'dimension' | 'score' | 'note'>

async function addScores(db: EntityManager, { id: placeId, illustrative }: Place, given: readonly Score[], on: string): Promise<void> {
  const latest = { placeId, dimension: In(given.map(({ dimension }) => dimension)), isLatest: true }
  const positions = new Map((await db.findBy(MaturityScore, latest)).map(({ dimension, position }) => [dimension, position]))
  await db.update(MaturityScore, latest, { isLatest: false })
  const scores = given.map((score) => ({ ...score, position: (positions.get(score.dimension) ?? 0) + 1 }))
  await db.insert(
    MaturityScore,
    scores.map((score) => ({ ...score, placeId, on, isLatest: true, illustrative })),
  )
}

/** Says how far a place should be before it takes a practice up. */
export async function setPracticeNeeds(context: Context, { id, version, needs }: SetNeedsInput): Promise<string> {
  const given = needs.map(({ dimension, minimum, why }, i) => {
    if (minimum < 1 || minimum > MOST_MATURE) throw new BadInput(`The least score is from 1 to ${MOST_MATURE}.`, `needs.${i}.minimum`)
    return { dimension, minimum, why: tidy(why, LONGEST_NOTE, `needs.${i}.why`) }
  })
  refuseTwice(given, 'needs')
  return context.transaction(async (db) => {
    const practice = await findPractice(context, db, id)
    context.authorise('practice:edit', practice)
    refuseStale(practice, version)
    await db.delete(PracticeNeed, { practiceId: practice.id })
    if (given.length)
      await db.insert(
        PracticeNeed,
        given.map((need) => ({ ...need, practiceId: practice.id })),
      )
    await db.update(Practice, { id: practice.id }, { version: version + 1 })
    const sentence = `${context.viewer.name} said what “${practice.title}” needs of a place.`
    const subjectKind = practice.publishedOn ? 'Practice' : 'PracticeDraft'
    await context.audit(db, { action: 'practice:setNeeds', subjectKind, subjectId: practice.id, sentence, after: given })
    return practice.id
  })
}

function refuseTwice(given: readonly { dimension: MaturityDimension }[], field: string): void {
  const twice = given.findIndex(({ dimension }, i) => given.findIndex((other) => other.dimension === dimension) < i)
  if (twice >= 0) throw new BadInput('The same dimension comes twice.', `${field}.${twice}.dimension`)
}
