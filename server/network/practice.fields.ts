import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { atLeast, reaches, type Viewer } from '../platform/viewer.ts'

import { policy } from './policy.ts'
import { MissingPart, NetworkAction } from './practice-action.ts'
import { whatIsMissing, whyNot } from './practice.rules.ts'
import { Practice } from './practice.ts'

const OFFERED: [name: string, step: Parameters<typeof whyNot>[0], action: 'practice:edit' | 'practice:review'][] = [
  ['updatePractice', 'update', 'practice:edit'],
  ['submitPractice', 'submit', 'practice:edit'],
  ['withdrawPractice', 'withdraw', 'practice:edit'],
  ['beginPracticeReview', 'begin', 'practice:review'],
  ['returnPractice', 'return', 'practice:review'],
  ['publishPractice', 'publish', 'practice:review'],
  ['revisePractice', 'revise', 'practice:edit'],
  ['revalidatePractice', 'revalidate', 'practice:review'],
  ['archivePractice', 'archive', 'practice:review'],
]

/** What a viewer may do to a practice, each with the reason where it is not allowed. */
export const actionsOf = (practice: Practice, viewer: Viewer): NetworkAction[] =>
  OFFERED.map(([name, step, action]) => {
    const reason = policy[action](viewer, practice) ? whyNot(step, practice.status) : 'Your role does not allow this.'
    return { name, allowed: reason === null, reason }
  })

@Resolver(() => Practice)
export class PracticeFields {
  @FieldResolver(() => String, { nullable: true, description: 'The post to ask about it; for members.' })
  contact(@Root() practice: Practice, @Ctx() { viewer }: Context): string | null {
    return atLeast(viewer, 'MEMBER') && reaches(viewer, practice.pilotId) ? practice.contactPost : null
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who reviews it; for those who see the draft.' })
  reviewedBy(@Root() practice: Practice): string | null {
    return practice.publishedOn ? null : practice.reviewer
  }

  @FieldResolver(() => [MissingPart], { description: 'What it lacks before it can be handed in; empty for what is published.' })
  missing(@Root() practice: Practice): MissingPart[] {
    return practice.publishedOn ? [] : whatIsMissing(practice)
  }

  @FieldResolver(() => [NetworkAction], { description: 'What could be done to it, and whether the viewer may do it now.' })
  availableActions(@Root() practice: Practice, @Ctx() { viewer }: Context): NetworkAction[] {
    return actionsOf(practice, viewer)
  }
}
