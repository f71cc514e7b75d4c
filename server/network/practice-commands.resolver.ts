import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'

import { removePracticeDocument } from './practice-document.commands.ts'
import { RemovePracticeDocumentInput } from './practice-document.ts'
import { archivePractice, publishPractice, revalidatePractice, revisePractice } from './practice-publish.commands.ts'
import {
  beginPracticeReview,
  commentOnPractice,
  createPractice,
  returnPractice,
  submitPractice,
  updatePractice,
  withdrawPractice,
} from './practice.commands.ts'
import { PracticeCommentInput, PracticeInput, PracticeStepInput, PublishPracticeInput, UpdatePracticeInput } from './practice.input.ts'
import { Practice } from './practice.ts'

const loaded = async (context: Context, id: Promise<string>) => loadOne(context, Practice, 'id', await id)

@Resolver()
export class PracticeCommands {
  @Mutation(() => Practice, { description: 'Begins a draft of a practice, which only its author, its pilot and the administrators see.' })
  createPractice(@Arg('input', () => PracticeInput) input: PracticeInput, @Ctx() context: Context) {
    return loaded(context, createPractice(context, input))
  }

  @Mutation(() => Practice, { description: 'Changes a draft; all of it is given again.' })
  updatePractice(@Arg('input', () => UpdatePracticeInput) input: UpdatePracticeInput, @Ctx() context: Context) {
    return loaded(context, updatePractice(context, input))
  }

  @Mutation(() => Practice, { description: 'Hands a draft in for its quality review.' })
  submitPractice(@Arg('input', () => PracticeStepInput) input: PracticeStepInput, @Ctx() context: Context) {
    return loaded(context, submitPractice(context, input))
  }

  @Mutation(() => Practice, { description: 'Takes a practice out of the queue to review it.' })
  beginPracticeReview(@Arg('input', () => PracticeStepInput) input: PracticeStepInput, @Ctx() context: Context) {
    return loaded(context, beginPracticeReview(context, input))
  }

  @Mutation(() => Practice, { description: 'Asks the author about one part of a practice that is being reviewed.' })
  commentOnPractice(@Arg('input', () => PracticeCommentInput) input: PracticeCommentInput, @Ctx() context: Context) {
    return loaded(context, commentOnPractice(context, input))
  }

  @Mutation(() => Practice, { description: 'Gives a practice back to its author, with the reason.' })
  returnPractice(@Arg('input', () => PracticeStepInput) input: PracticeStepInput, @Ctx() context: Context) {
    return loaded(context, returnPractice(context, input))
  }

  @Mutation(() => Practice, { description: 'Publishes a practice that meets every criterion; a new version takes the place of the one it revises.' })
  publishPractice(@Arg('input', () => PublishPracticeInput) input: PublishPracticeInput, @Ctx() context: Context) {
    return loaded(context, publishPractice(context, input))
  }

  @Mutation(() => Practice, { description: 'Takes a draft back before it is published.' })
  withdrawPractice(@Arg('input', () => PracticeStepInput) input: PracticeStepInput, @Ctx() context: Context) {
    return loaded(context, withdrawPractice(context, input))
  }

  @Mutation(() => Practice, { description: 'Takes a file away from a draft. Files are added by posting them to /documents.' })
  removePracticeDocument(@Arg('input', () => RemovePracticeDocumentInput) input: RemovePracticeDocumentInput, @Ctx() context: Context) {
    return loaded(context, removePracticeDocument(context, input))
  }

  @Mutation(() => Practice, { description: 'Begins a new version of a published practice, as a draft with its text.' })
  revisePractice(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    return loaded(context, revisePractice(context, id))
  }

  @Mutation(() => Practice, { description: 'Says that a practice is still good, for two years more.' })
  revalidatePractice(@Arg('input', () => PracticeStepInput) input: PracticeStepInput, @Ctx() context: Context) {
    return loaded(context, revalidatePractice(context, input))
  }

  @Mutation(() => Practice, { description: 'Archives a practice: it is kept and marked as no longer recommended.' })
  archivePractice(@Arg('input', () => PracticeStepInput) input: PracticeStepInput, @Ctx() context: Context) {
    return loaded(context, archivePractice(context, input))
  }
}
