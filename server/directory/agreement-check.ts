import { Field, ObjectType } from 'type-graphql'

@ObjectType({ description: 'A condition of an agreement’s coming into force.' })
export class AgreementCheck {
  @Field(() => String, { description: 'The rule, for programs.' })
  rule!: string

  @Field(() => String, { nullable: true, description: 'The letter of the clause that it is about, a to g.' })
  letter!: string | null

  @Field(() => String, { description: 'What is needed.' })
  what!: string

  @Field(() => Boolean, { description: 'Whether it is there.' })
  isMet!: boolean

  @Field(() => String, { nullable: true, description: 'What to do, where it is not.' })
  reason!: string | null

  @Field(() => String, { nullable: true, description: 'The law that asks for it, where one does.' })
  source!: string | null
}
