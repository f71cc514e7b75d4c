import { randomUUID } from 'node:crypto'

import { IsNull, type EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, NotFound, RuleError } from '../platform/errors.ts'

import { tell } from './activity.tell.ts'
import { PracticeComment } from './practice-comment.ts'
import { sectionNames } from './practice-sections.ts'
import type { PracticeCommentInput, PracticeInput, PracticeStepInput, UpdatePracticeInput } from './practice.input.ts'
import { checkStep, slugOf, statusOf, whatIsMissing } from './practice.rules.ts'
import { Practice } from './practice.ts'
import { need, needId, needReason, refuseStale, tidy } from './text.rules.ts'

const LONGEST_SECTION = 10_000

/** Begins a draft, which its author alone, its pilot and the administrators see. */
export async function createPractice(context: Context, input: PracticeInput): Promise<string> {
  context.authorise('practice:create')
  const content = settle(context, input, null)
  return context.transaction(async (db) => {
    const id = randomUUID()
    const { viewer } = context
    const practice = db.create(Practice, {
      ...content,
      id,
      slug: `${slugOf(content.title)}-${id.slice(0, 8)}`,
      origin: content.pilotId ? 'PILOT' : 'MEMBER',
      ownerId: viewer.accountId,
      author: viewer.name,
      evidenceLevel: 'NOT_REPORTED',
      evidenceSentence: 'Nothing has been reported yet.',
    })
    await db.insert(Practice, practice)
    await auditDraft(context, db, practice, 'practice:create', `${viewer.name} began the practice “${practice.title}”.`)
    return id
  })
}

/** Changes a draft; what is published is changed by a new version of it. */
export async function updatePractice(context: Context, input: UpdatePracticeInput): Promise<string> {
  return changeDraft(context, input, 'update', 'practice:edit', async (db, practice) => {
    Object.assign(practice, settle(context, input, practice.pilotId))
    await auditDraft(context, db, practice, 'practice:update', `${context.viewer.name} changed the draft “${practice.title}”.`)
  })
}

/** Hands a draft in for its quality review; refused with the first thing that is missing. */
export async function submitPractice(context: Context, input: PracticeStepInput): Promise<string> {
  return changeDraft(context, input, 'submit', 'practice:edit', async (db, practice) => {
    const [missing] = whatIsMissing(practice)
    if (missing) throw new RuleError('PRACTICE_INCOMPLETE', missing.sentence, missing.field)
    practice.submittedAt = context.now
    await db.update(PracticeComment, { practiceId: practice.id, answeredAt: IsNull() }, { answeredAt: context.now })
    await auditDraft(context, db, practice, 'practice:submit', `${context.viewer.name} handed in the practice “${practice.title}”.`)
  })
}

/** Takes a practice out of the queue to review it. */
export async function beginPracticeReview(context: Context, input: PracticeStepInput): Promise<string> {
  return changeDraft(context, input, 'begin', 'practice:review', async (db, practice) => {
    Object.assign(practice, { reviewBeganAt: context.now, reviewer: context.viewer.name })
    await auditDraft(context, db, practice, 'practice:beginReview', `${context.viewer.name} began to review “${practice.title}”.`)
  })
}

/** Gives a practice back to its author, with the reason. */
export async function returnPractice(context: Context, input: PracticeStepInput): Promise<string> {
  const why = needReason(input.why, 'RETURN_REASON', 'Say what the author should do before it can be published.')
  return changeDraft(context, input, 'return', 'practice:review', async (db, practice) => {
    Object.assign(practice, { returnedAt: context.now, why })
    await auditDraft(context, db, practice, 'practice:return', `${context.viewer.name} returned “${practice.title}”.`, why)
  })
}

/** Takes a draft back before it is published. */
export async function withdrawPractice(context: Context, input: PracticeStepInput): Promise<string> {
  const why = needReason(input.why, 'WITHDRAW_REASON', 'Say why it is withdrawn.')
  return changeDraft(context, input, 'withdraw', 'practice:edit', async (db, practice) => {
    Object.assign(practice, { withdrawnAt: context.now, why })
    await auditDraft(context, db, practice, 'practice:withdraw', `${context.viewer.name} withdrew “${practice.title}”.`, why)
  })
}

/** Asks the author about one part of a practice that is being reviewed. */
export async function commentOnPractice(context: Context, { id, field, body }: PracticeCommentInput): Promise<string> {
  const text = need(body, 2000, 'body', 'Say what to change or explain.')
  if (!COMMENTED.has(field)) throw new BadInput(`${field.slice(0, 50)} is no part of a practice.`, 'field')
  return context.transaction(async (db) => {
    const practice = await findPractice(context, db, id)
    context.authorise('practice:review', practice)
    checkStep('return', statusOf(practice, await context.today()))
    await db.insert(PracticeComment, { practiceId: practice.id, field, body: text, author: context.viewer.name ?? '', at: context.now })
    await auditDraft(context, db, practice, 'practice:comment', `${context.viewer.name} asked about “${practice.title}”.`)
    return practice.id
  })
}

const COMMENTED = new Set<string>([
  'title',
  'summary',
  'population',
  'setting',
  'themes',
  'people',
  'settings',
  'contact',
  'licence',
  'documents',
  ...sectionNames,
])

/** The practice of that id, locked, as long as the viewer may know of it. */
export async function findPractice(context: Context, db: EntityManager, id: string): Promise<Practice> {
  const practice = isUuid(id) ? await db.findOne(Practice, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
  const { viewer } = context
  const isSeen =
    practice &&
    (viewer.role === 'ADMIN' ||
      (practice.publishedOn !== null && practice.publishedOn <= (await context.today())) ||
      (viewer.accountId !== null && practice.ownerId === viewer.accountId) ||
      (practice.pilotId !== null && viewer.pilotIds.includes(practice.pilotId)))
  if (!practice || !isSeen) throw new NotFound('There is no such practice.')
  return practice
}

async function changeDraft(
  context: Context,
  { id, version }: Pick<PracticeStepInput, 'id' | 'version'>,
  step: Parameters<typeof checkStep>[0],
  action: string,
  change: (db: EntityManager, practice: Practice) => Promise<void>,
): Promise<string> {
  return context.transaction(async (db) => {
    const practice = await findPractice(context, db, id)
    context.authorise(action, practice)
    refuseStale(practice, version)
    checkStep(step, statusOf(practice, await context.today()))
    practice.version += 1
    await change(db, practice)
    await db.save(practice)
    return practice.id
  })
}

// Of a draft the common history says nothing: it is for those who see the draft. Its author hears what the review says, the administrators what waits.
async function auditDraft(context: Context, db: EntityManager, practice: Practice, action: string, sentence: string, why?: string): Promise<void> {
  const { id, ownerId, illustrative } = practice
  await context.audit(db, { action, subjectKind: 'PracticeDraft', subjectId: id, sentence, why: why ?? null, illustrative })
  const news = { kind: 'REVIEW', sentence: why ? `${sentence} ${why}` : sentence, practiceId: id, illustrative } as const
  if (action === 'practice:submit') await tell(context, db, { ...news, forAdmins: true })
  if (HEARD_BY_AUTHOR.has(action) && ownerId) await tell(context, db, { ...news, recipientId: ownerId })
}

const HEARD_BY_AUTHOR = new Set(['practice:beginReview', 'practice:comment', 'practice:return'])

function settle(context: Context, input: PracticeInput, knownPilot: string | null) {
  const pilotId = needId(input.pilot, 'pilot')
  if (pilotId !== null && pilotId !== knownPilot) context.authorise('practice:ofPilot', { pilotId })
  const sections = Object.fromEntries(sectionNames.map((name) => [name, tidy(input[name], LONGEST_SECTION, name)]))
  const once = <Word>(words: readonly Word[] | null | undefined): Word[] => [...new Set(words ?? [])]
  return {
    ...(sections as Record<(typeof sectionNames)[number], string | null>),
    title: need(input.title, 200, 'title', 'Give the practice a name.'),
    summary: tidy(input.summary, 1000, 'summary') ?? '',
    population: tidy(input.population, 300, 'population'),
    setting: tidy(input.setting, 300, 'setting'),
    themes: once(input.themes),
    people: once(input.people),
    settings: once(input.settings),
    contactPost: needPost(input.contact),
    licence: input.licence ?? null,
    pilotId,
  }
}

// A post, not a person: an address here would be published to every member.
function needPost(text: string | null | undefined): string | null {
  const post = tidy(text, 200, 'contact')
  if (post && (/@/.test(post) || /\d{5,}/.test(post.replace(/\s/g, ''))))
    throw new BadInput('Name a post, without addresses and telephone numbers.', 'contact')
  return post
}
