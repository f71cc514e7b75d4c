import { randomUUID } from 'node:crypto'

import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { BadInput, RuleError } from '../platform/errors.ts'

import { tell } from './activity.tell.ts'
import { copyDocuments, moveDocuments } from './practice-document.commands.ts'
import { sectionNames } from './practice-sections.ts'
import { PracticeVersion } from './practice-version.ts'
import { findPractice } from './practice.commands.ts'
import { QualityCriterion, type PracticeStepInput, type PublishPracticeInput } from './practice.input.ts'
import { checkStep, statusOf, twoYearsOn } from './practice.rules.ts'
import { Practice } from './practice.ts'
import { needReason, refuseStale, tidy } from './text.rules.ts'

const CONTENT = ['title', 'summary', 'population', 'setting', 'themes', 'people', 'settings', 'contactPost', 'licence', ...sectionNames] as const

/** What a practice says, field by field; the post to ask is no part of what is kept for everybody. */
const contentOf = (practice: Practice) => Object.fromEntries(CONTENT.filter((name) => name !== 'contactPost').map((name) => [name, practice[name]]))

/** Publishes a practice that meets every criterion. A draft of a new version gives its text to the practice that it revises. */
export async function publishPractice(context: Context, input: PublishPracticeInput): Promise<string> {
  const unmet = Object.keys(QualityCriterion).filter((criterion) => !input.criteria.includes(criterion as QualityCriterion))
  const note = tidy(input.note, 1000, 'note')
  return context.transaction(async (db) => {
    const draft = await findPractice(context, db, input.id)
    context.authorise('practice:review', draft)
    refuseStale(draft, input.version)
    const today = await context.today()
    checkStep('publish', statusOf(draft, today))
    if (unmet.length)
      throw new RuleError(
        'QUALITY_CRITERIA',
        `It does not meet ${unmet.join(', ')} yet: return it with a comment, or tick what it meets.`,
        'criteria',
      )
    const reviewOn = input.reviewOn ?? twoYearsOn(today)
    if (reviewOn <= today) throw new BadInput('Choose a day after today.', 'reviewOn')
    const practice = draft.revisesId ? await replaceText(context, db, draft) : draft
    Object.assign(practice, { publishedOn: practice.publishedOn ?? today, reviewOn, archivedOn: null, why: null, version: practice.version + 1 })
    await db.save(practice)
    await db.insert(PracticeVersion, { practiceId: practice.id, edition: practice.edition, publishedOn: today, note, content: contentOf(practice) })
    const sentence = `${context.viewer.name} published “${practice.title}”${practice.edition > 1 ? `, version ${practice.edition}` : ''}.`
    await auditPublic(context, db, practice, 'practice:publish', sentence)
    if (draft.ownerId) await tell(context, db, { kind: 'REVIEW', sentence, practiceId: practice.id, recipientId: draft.ownerId })
    return practice.id
  })
}

async function replaceText(context: Context, db: EntityManager, draft: Practice): Promise<Practice> {
  const practice = await findPractice(context, db, draft.revisesId!)
  const isKept = await db.existsBy(PracticeVersion, { practiceId: practice.id, edition: practice.edition })
  if (!isKept)
    await db.insert(PracticeVersion, {
      practiceId: practice.id,
      edition: practice.edition,
      publishedOn: practice.publishedOn!,
      content: contentOf(practice),
    })
  Object.assign(practice, Object.fromEntries(CONTENT.map((name) => [name, draft[name]])), { edition: practice.edition + 1 })
  Object.assign(draft, { withdrawnAt: context.now, why: `Published as version ${practice.edition}.`, version: draft.version + 1 })
  await db.save(draft)
  await moveDocuments(db, draft.id, practice.id)
  return practice
}

/** Begins a new version of a published practice, as a draft with its text. */
export async function revisePractice(context: Context, id: string): Promise<string> {
  return context.transaction(async (db) => {
    const practice = await findPractice(context, db, id)
    context.authorise('practice:edit', practice)
    checkStep('revise', statusOf(practice, await context.today()))
    const open = await db.createQueryBuilder(Practice, 'p').where('p.revisesId = :id and p.withdrawnAt is null', { id: practice.id }).getOne()
    if (open) return open.id
    const draft = db.create(Practice, {
      ...Object.fromEntries(CONTENT.map((name) => [name, practice[name]])),
      id: randomUUID(),
      origin: practice.origin,
      pilotId: practice.pilotId,
      sourceIds: practice.sourceIds,
      evidenceLevel: practice.evidenceLevel,
      evidenceSentence: practice.evidenceSentence,
      illustrative: practice.illustrative,
      revisesId: practice.id,
      ownerId: context.viewer.accountId,
      author: context.viewer.name,
    })
    draft.slug = `${practice.slug}-${draft.id.slice(0, 8)}`
    await db.insert(Practice, draft)
    await copyDocuments(db, practice.id, draft.id)
    await context.audit(db, {
      action: 'practice:revise',
      subjectKind: 'PracticeDraft',
      subjectId: draft.id,
      sentence: `${context.viewer.name} began a new version of “${practice.title}”.`,
      illustrative: practice.illustrative,
    })
    return draft.id
  })
}

/** Says that a practice was looked at and is still good, for two years more; an archived one comes back. */
export const revalidatePractice = (context: Context, input: PracticeStepInput): Promise<string> =>
  changePublic(context, input, 'revalidate', (practice, today) => {
    Object.assign(practice, { revalidatedOn: today, reviewOn: twoYearsOn(today), archivedOn: null, why: null })
    return 'found still good'
  })

/** Archives a practice: it is kept, found and linked, and marked as no longer recommended. */
export function archivePractice(context: Context, input: PracticeStepInput): Promise<string> {
  const why = needReason(input.why, 'ARCHIVE_REASON', 'Say why it is archived: those who come after learn from it.')
  return changePublic(context, input, 'archive', (practice, today) => {
    Object.assign(practice, { archivedOn: today, why })
    return 'archived'
  })
}

async function changePublic(
  context: Context,
  { id, version, why }: PracticeStepInput,
  step: 'revalidate' | 'archive',
  change: (practice: Practice, today: string) => string,
): Promise<string> {
  return context.transaction(async (db) => {
    const practice = await findPractice(context, db, id)
    context.authorise('practice:review', practice)
    refuseStale(practice, version)
    const today = await context.today()
    checkStep(step, statusOf(practice, today))
    const said = change(practice, today)
    practice.version += 1
    await db.save(practice)
    await auditPublic(context, db, practice, `practice:${step}`, `${context.viewer.name} ${said} “${practice.title}”.`, why)
    return practice.id
  })
}

// One line in the history, and one for those who follow the practice, its pilot or its subject.
async function auditPublic(context: Context, db: EntityManager, practice: Practice, action: string, sentence: string, why?: string | null) {
  const { id, pilotId, illustrative } = practice
  await context.audit(db, { action, subjectKind: 'Practice', subjectId: id, sentence, why: why ?? null, illustrative })
  await tell(context, db, { kind: 'PRACTICE', sentence: why ? `${sentence} ${why}` : sentence, practiceId: id, pilotId, illustrative })
}
