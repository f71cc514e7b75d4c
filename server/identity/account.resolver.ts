import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'
import { ReadPage } from '../platform/read.ts'

import { updateAccount } from './account.commands.ts'
import { Account, UpdateAccountInput } from './account.ts'

@Resolver()
export class AccountResolver {
  @ReadPage(() => Account, { order: ['name'], description: 'The accounts of people and programs, by name.' })
  accounts!: unknown

  @Mutation(() => Account, {
    description: 'Changes an account’s name, role, pilots, second factor, or whether it may be used. It acts with its next request.',
  })
  async updateAccount(@Arg('input', () => UpdateAccountInput) input: UpdateAccountInput, @Ctx() context: Context) {
    return loadOne(context, Account, 'id', await updateAccount(context, input))
  }
}
