import { Field, ID, InputType, Int } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

import { ObservedValue } from './observation.input.ts'

@InputType({ description: 'The month for which every pilot with a measure is to send a return.' })
export class OpenReturnsInput {
  @Field(() => DateScalar, { description: 'The first day of the month.' })
  month!: string

  @Field(() => DateScalar, { nullable: true, description: 'The last day by which it is to be sent; the fifteenth of the month after unless said.' })
  dueOn?: string | null
}

/** A step with a return. */
@InputType()
export class ReturnStepInput {
  @Field(() => ID, { description: 'The id of the return.' })
  id!: string

  @Field(() => Int, { description: 'The version that its author saw.' })
  version!: number

  @Field(() => String, {
    nullable: true,
    description: 'A comment, at most 2,000 characters; to give a return back, open it again, waive it or give it more time, one is needed.',
  })
  comment?: string | null
}

@InputType({ description: 'More time for a return.' })
export class ExtendReturnInput extends ReturnStepInput {
  @Field(() => DateScalar, { description: 'The new last day by which it is to be sent.' })
  dueOn!: string
}

@InputType({ description: 'A figure of a return.' })
export class ReturnValueInput extends ObservedValue {
  @Field(() => ID, { description: 'The id of the measure.' })
  measure!: string

  @Field(() => Int, { defaultValue: 0, description: 'The revision that its author saw; 0 where there was nothing.' })
  revision!: number
}

@InputType({ description: 'Figures of a return, to be kept together: all of them or none. What is not named stays as it is.' })
export class SaveReturnInput {
  @Field(() => ID, { description: 'The id of the return.' })
  id!: string

  @Field(() => [ReturnValueInput], { description: 'The figures.' })
  values!: ReturnValueInput[]

  @Field(() => String, { nullable: true, description: 'Why figures that were there already are changed; “Entered in the return.” unless said.' })
  why?: string | null
}
