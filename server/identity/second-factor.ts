import { Field, InputType, ObjectType } from 'type-graphql'

@ObjectType({ description: 'What an authenticator app needs to know. It is shown this once.' })
export class SecondFactorSetup {
  @Field(() => String, { description: 'The shared secret, to be typed in (Base32).' })
  secret!: string
  @Field(() => String, { description: 'The same as an otpauth:// address, to be opened or shown as a picture.' })
  uri!: string
}

@InputType()
export class ConfirmSecondFactorInput {
  @Field(() => String, { description: 'The six digits that the app shows now.' })
  code!: string
}

@InputType()
export class RemoveSecondFactorInput {
  @Field(() => String, { description: 'The present password.' })
  password!: string
  @Field(() => String, { description: 'The six digits that the app shows now.' })
  code!: string
}
