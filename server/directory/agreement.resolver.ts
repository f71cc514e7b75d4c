import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'

import {
  bringAgreementIntoForce,
  negotiateAgreement,
  recordAgreementReport,
  sendAgreement,
  signAgreement,
  terminateAgreement,
} from './agreement-life.commands.ts'
import { replaceAgreement } from './agreement-replace.commands.ts'
import { removeDocument } from './agreement-document.commands.ts'
import { RemoveAgreementDocumentInput } from './agreement-document.ts'
import { AgreementReport } from './agreement-report.ts'
import { createAgreement, updateAgreement } from './agreement.commands.ts'
import {
  BringAgreementIntoForceInput,
  CreateAgreementInput,
  NegotiateAgreementInput,
  RecordAgreementReportInput,
  ReplaceAgreementInput,
  SendAgreementInput,
  SignAgreementInput,
  TerminateAgreementInput,
  UpdateAgreementInput,
} from './agreement.input.ts'
import { readAgreementFacts } from './agreement.reads.ts'
import { AGREEMENT_ACTIONS, checkAgreement, whyNotAgreement, type AgreementFacts } from './agreement.rules.ts'
import { Agreement } from './agreement.ts'
import { AgreementCheck } from './agreement-check.ts'
import { AvailableAction } from './available-action.ts'
import { Partnership } from './partnership.ts'
import { whyNotYou } from './partnership.actions.ts'

@Resolver(() => Agreement)
export class AgreementResolver {
  @FieldResolver(() => [AgreementCheck], { description: 'What it needs to come into force, and what of that is there.' })
  async checks(@Root() own: Agreement, @Ctx() context: Context): Promise<AgreementCheck[]> {
    return checkAgreement(await factsOf(context, own.id))
  }

  @FieldResolver(() => [AvailableAction], { description: 'What could be done with it, and whether the viewer may do it now.' })
  async availableActions(@Root() own: Agreement, @Ctx() context: Context): Promise<AvailableAction[]> {
    const facts = await factsOf(context, own.id)
    const partnership = (await loadOne(context, Partnership, 'id', own.partnershipId)) as unknown as Partnership
    const refused = whyNotYou(context, partnership)
    return AGREEMENT_ACTIONS.map((name) => {
      const reason = refused ?? whyNotAgreement(facts, name)?.reason ?? null
      return { name, value: null, allowed: reason === null, reason }
    })
  }

  @Mutation(() => Agreement, { description: 'Drafts an agreement between members of a partnership.' })
  async createAgreement(@Arg('input', () => CreateAgreementInput) input: CreateAgreementInput, @Ctx() context: Context) {
    return loadOne(context, Agreement, 'id', await createAgreement(context, input))
  }

  @Mutation(() => Agreement, { description: 'Changes an agreement. A change of what is agreed voids its signatures, and says whose.' })
  async updateAgreement(@Arg('input', () => UpdateAgreementInput) input: UpdateAgreementInput, @Ctx() context: Context) {
    return loadOne(context, Agreement, 'id', await updateAgreement(context, input))
  }

  @Mutation(() => Agreement, { description: 'Opens the negotiation of an agreement, or takes it back from its parties to negotiate it further.' })
  async negotiateAgreement(@Arg('input', () => NegotiateAgreementInput) input: NegotiateAgreementInput, @Ctx() context: Context) {
    return loadOne(context, Agreement, 'id', await negotiateAgreement(context, input))
  }

  @Mutation(() => Agreement, {
    description: 'Drafts an agreement that says the same and takes the place of another when it comes into force; answers the draft.',
  })
  async replaceAgreement(@Arg('input', () => ReplaceAgreementInput) input: ReplaceAgreementInput, @Ctx() context: Context) {
    return loadOne(context, Agreement, 'id', await replaceAgreement(context, input))
  }

  @Mutation(() => Agreement, { description: 'Sends an agreement to its parties to be signed.' })
  async sendAgreement(@Arg('input', () => SendAgreementInput) input: SendAgreementInput, @Ctx() context: Context) {
    return loadOne(context, Agreement, 'id', await sendAgreement(context, input))
  }

  @Mutation(() => Agreement, { description: 'Records a signature under what the agreement says now.' })
  async signAgreement(@Arg('input', () => SignAgreementInput) input: SignAgreementInput, @Ctx() context: Context) {
    return loadOne(context, Agreement, 'id', await signAgreement(context, input))
  }

  @Mutation(() => Agreement, {
    description: 'Brings an agreement into force; refused while a clause that the law wants, or a signature, is missing.',
  })
  async bringAgreementIntoForce(@Arg('input', () => BringAgreementIntoForceInput) input: BringAgreementIntoForceInput, @Ctx() context: Context) {
    return loadOne(context, Agreement, 'id', await bringAgreementIntoForce(context, input))
  }

  @Mutation(() => Agreement, { description: 'Ends an agreement before its term does.' })
  async terminateAgreement(@Arg('input', () => TerminateAgreementInput) input: TerminateAgreementInput, @Ctx() context: Context) {
    return loadOne(context, Agreement, 'id', await terminateAgreement(context, input))
  }

  @Mutation(() => Agreement, {
    description: 'Takes a file away from its agreement; undoing that brings it back. Files are added by posting them to /documents.',
  })
  async removeAgreementDocument(@Arg('input', () => RemoveAgreementDocumentInput) input: RemoveAgreementDocumentInput, @Ctx() context: Context) {
    return loadOne(context, Agreement, 'id', await removeDocument(context, input))
  }

  @Mutation(() => AgreementReport, { description: 'Notes that a report under an agreement came in.' })
  async recordAgreementReport(@Arg('input', () => RecordAgreementReportInput) input: RecordAgreementReportInput, @Ctx() context: Context) {
    return loadOne(context, AgreementReport, 'id', await recordAgreementReport(context, input))
  }
}

const factsOf = (context: Context, id: string): Promise<AgreementFacts> =>
  context
    .loader<string, AgreementFacts>('Agreement.facts', async (ids) => {
      const found = await readAgreementFacts((text, values) => context.query(text, values), ids)
      return ids.map((one) => found.get(one) ?? new Error('there is no such agreement'))
    })
    .load(id)
