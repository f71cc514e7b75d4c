import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'
import { ReadOne } from '../platform/read.ts'

import { createToken, revokeToken } from './token.commands.ts'
import { ApiToken, CreateTokenInput, RevokeTokenInput, TokenCreated } from './token.ts'

@Resolver()
export class TokenResolver {
  @ReadOne(() => ApiToken, { by: ['id'], description: 'One token of your own, or as an administrator anybody’s; null where there is none.' })
  apiToken!: ApiToken | null

  @Mutation(() => TokenCreated, { description: 'Makes a token for your own account.' })
  async createToken(@Arg('input', () => CreateTokenInput) input: CreateTokenInput, @Ctx() context: Context) {
    const { id, secret } = await createToken(context, input)
    return { token: await loadOne(context, ApiToken, 'id', id), secret }
  }

  @Mutation(() => ApiToken, { description: 'Revokes a token of yours, or as an administrator anybody’s. The next call with it fails.' })
  async revokeToken(@Arg('input', () => RevokeTokenInput) { id }: RevokeTokenInput, @Ctx() context: Context) {
    return loadOne(context, ApiToken, 'id', await revokeToken(context, id))
  }
}
