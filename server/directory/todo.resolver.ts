import { Ctx, Query, Resolver } from 'type-graphql'

import type { Context } from '../platform/context.ts'

import { readToDo } from './todo.reads.ts'
import { ToDo } from './todo.ts'

@Resolver()
export class ToDoReads {
  @Query(() => [ToDo], { description: 'What waits for the viewer, what is overdue first, at most 200.' })
  toDo(@Ctx() context: Context): Promise<object[]> {
    return readToDo(context)
  }
}
