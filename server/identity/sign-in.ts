import { Field, InputType, ObjectType } from 'type-graphql'

import { ViewerType } from './viewer.ts'

@InputType()
export class SignInInput {
  @Field(() => String, { description: 'The address of the account.' })
  email!: string
  @Field(() => String, { description: 'Its password.' })
  password!: string
  @Field(() => String, { nullable: true, description: 'The six digits of the authenticator app, for an account that has a second factor.' })
  code?: string | null
}

@ObjectType({ description: 'What became of signing in.' })
export class SignInResult {
  @Field(() => ViewerType, { nullable: true, description: 'Who is signed in now; null while a code is still needed.' })
  viewer!: ViewerType | null
  @Field(() => Boolean, { description: 'The password is right: ask again with the code too.' })
  secondFactorNeeded!: boolean
}

@InputType()
export class ChangePasswordInput {
  @Field(() => String, { description: 'The present password.' })
  password!: string
  @Field(() => String, { description: 'At least twelve characters.' })
  newPassword!: string
}
