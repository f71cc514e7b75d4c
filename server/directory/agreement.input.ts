import { Field, ID, InputType, Int } from 'type-graphql'

import { BigIntScalar, DateScalar } from '../platform/scalars.ts'

import { AgreementKind } from './agreement-kind.ts'
import { SignatoryRole } from './signatory-role.ts'

@InputType({ description: 'A party to an agreement.' })
export class AgreementPartyInput {
  @Field(() => ID, { description: 'The id of the organisation.' })
  organisation!: string

  @Field(() => BigIntScalar, { nullable: true, description: 'What it pays in, in pence.' })
  contributionPence?: number | null
}

@InputType({ description: 'What an agreement says on a point of the regulation.' })
export class AgreementClauseInput {
  @Field(() => String, { description: 'The letter of the point: a to g.' })
  letter!: string

  @Field(() => String, { description: 'What it says, in 3 to 5,000 characters.' })
  text!: string
}

@InputType({ description: 'An office that is to sign an agreement.' })
export class SignatoryInput {
  @Field(() => ID, { description: 'The id of the organisation, which is a party.' })
  organisation!: string

  @Field(() => SignatoryRole, { description: 'The office.' })
  role!: SignatoryRole
}

/** What an agreement says; a list that is left out stays as it is. */
@InputType()
class AgreementInput {
  @Field(() => DateScalar, { nullable: true, description: 'The first day of its term.' })
  startsOn?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The last day of its term; null where it has no end.' })
  endsOn?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The day by which it is to be reviewed.' })
  reviewOn?: string | null

  @Field(() => String, { nullable: true, description: 'What is agreed, in its main points, at most 20,000 characters.' })
  terms?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'The id of an agreement of the same partnership whose place it takes when it comes into force; null where it takes none.',
  })
  replaces?: string | null

  @Field(() => [AgreementPartyInput], { nullable: true, description: 'All of its parties, at most 50.' })
  parties?: AgreementPartyInput[] | null

  @Field(() => [AgreementClauseInput], { nullable: true, description: 'All of its clauses, at most 7.' })
  clauses?: AgreementClauseInput[] | null

  @Field(() => [SignatoryInput], { nullable: true, description: 'All who are to sign it, at most 100.' })
  signatories?: SignatoryInput[] | null
}

@InputType({ description: 'An agreement to be drafted.' })
export class CreateAgreementInput extends AgreementInput {
  @Field(() => ID, { description: 'The id of the partnership whose members agree.' })
  partnership!: string

  @Field(() => String, { description: 'What it is called, in 2 to 200 characters.' })
  title!: string

  @Field(() => AgreementKind, { description: 'What sort of agreement it is.' })
  kind!: AgreementKind
}

@InputType({ description: 'What is to be different about an agreement; what is left out stays. A change of what is agreed voids its signatures.' })
export class UpdateAgreementInput extends AgreementInput {
  @Field(() => ID, { description: 'The id of the agreement.' })
  id!: string

  @Field(() => Int, { description: 'The version that its author saw.' })
  version!: number

  @Field(() => String, { nullable: true, description: 'What it is called, in 2 to 200 characters.' })
  title?: string | null

  @Field(() => AgreementKind, { nullable: true, description: 'What sort of agreement it is.' })
  kind?: AgreementKind | null

  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters; kept in the history.' })
  why?: string | null
}

@InputType({ description: 'Which agreement its parties begin to negotiate, or take up again.' })
export class NegotiateAgreementInput {
  @Field(() => ID, { description: 'The id of the agreement.' })
  id!: string

  @Field(() => Int, { description: 'The version that its author saw.' })
  version!: number

  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters; needed where it is with its parties to be signed.' })
  why?: string | null
}

@InputType({ description: 'Which agreement gets a draft that is to take its place.' })
export class ReplaceAgreementInput {
  @Field(() => ID, { description: 'The id of the agreement that is to be replaced.' })
  id!: string

  @Field(() => Int, { description: 'The version that its author saw.' })
  version!: number

  @Field(() => String, { nullable: true, description: 'What the new one is called, in 2 to 200 characters; the same unless said.' })
  title?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The first day of the new one’s term; the day after the other’s last unless said.' })
  startsOn?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The last day of the new one’s term.' })
  endsOn?: string | null
}

@InputType({ description: 'Which agreement goes to its parties to be signed.' })
export class SendAgreementInput {
  @Field(() => ID, { description: 'The id of the agreement.' })
  id!: string

  @Field(() => Int, { description: 'The version that its author saw.' })
  version!: number
}

@InputType({ description: 'A signature.' })
export class SignAgreementInput {
  @Field(() => ID, { description: 'The id of the signatory.' })
  signatory!: string

  @Field(() => String, { description: 'The fingerprint of the agreement that was signed; refused when it says something else by now.' })
  fingerprint!: string

  @Field(() => String, { description: 'Who signed, in 2 to 200 characters.' })
  name!: string

  @Field(() => Boolean, { defaultValue: false, description: 'Whether they signed for who holds the office. Some offices sign in person.' })
  isDelegate!: boolean

  @Field(() => DateScalar, { nullable: true, description: 'The day on which they signed, today unless said.' })
  signedOn?: string | null
}

@InputType({ description: 'Which agreement comes into force.' })
export class BringAgreementIntoForceInput {
  @Field(() => ID, { description: 'The id of the agreement.' })
  id!: string

  @Field(() => Int, { description: 'The version that its author saw.' })
  version!: number

  @Field(() => DateScalar, { nullable: true, description: 'For an agreement without signatories, the day on which it was made; today unless said.' })
  on?: string | null
}

@InputType({ description: 'Which agreement a party ends.' })
export class TerminateAgreementInput {
  @Field(() => ID, { description: 'The id of the agreement.' })
  id!: string

  @Field(() => Int, { description: 'The version that its author saw.' })
  version!: number

  @Field(() => DateScalar, { nullable: true, description: 'The day from which it no longer holds, today unless said.' })
  on?: string | null

  @Field(() => String, { description: 'Why, in 3 to 2,000 characters; kept in the history.' })
  why!: string
}

@InputType({ description: 'That a report under an agreement came in, or that it did not after all.' })
export class RecordAgreementReportInput {
  @Field(() => ID, { description: 'The id of the report.' })
  id!: string

  @Field(() => DateScalar, { nullable: true, description: 'The day on which it came in; null takes it back.' })
  receivedOn?: string | null
}
