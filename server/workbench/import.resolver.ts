import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'
import { ReadOne, ReadPage } from '../platform/read.ts'

import { beginImport, correctImport } from './import.commands.ts'
import { BeginImportInput, CheckImportInput, CorrectImportInput, ImportInput, ImportKindType, ImportMapping, ImportProgress } from './import.input.ts'
import { ImportLine, ImportProblem } from './import-line.ts'
import { readImportFile } from './import.read.ts'
import { applyImport, checkImport, readImport, undoImport } from './import.run.ts'
import { Import } from './import.ts'
import { stopWork, workBegunBy, workOn } from './import.work.ts'

@Resolver()
export class ImportReads {
  @ReadPage(() => Import, { order: ['-begunAt'], description: 'The imports, the latest first.' })
  imports!: Import[]

  @ReadOne(() => Import, { by: ['id'], description: 'One import; null where there is none.' })
  import!: Import | null

  @ReadPage(() => ImportLine, { order: ['row'], description: 'The rows of imports, for instance those of one with a certain outcome.' })
  importLines!: ImportLine[]

  @ReadPage(() => ImportProblem, { order: ['row', 'column'], description: 'What is wrong with the rows of imports, by row.' })
  importProblems!: ImportProblem[]

  @Query(() => [ImportKindType], { description: 'What the viewer may import, and the columns of each.' })
  importKinds(@Ctx() context: Context): ImportKindType[] {
    const own = context.importKinds.filter(({ action }) => context.may(action))
    return own.map(({ name, title, description, columns }) => ({
      name,
      title,
      description,
      columns: columns.map((column) => ({ ...column, isNeeded: column.isNeeded ?? false })),
    }))
  }
}

@Resolver(() => Import)
export class ImportCommands {
  @FieldResolver(() => [ImportMapping], { description: 'Which of its columns is read as what.' })
  mapping(@Root() own: Import): ImportMapping[] {
    const columns = Object.entries(own.places).map(([column, place]) => ({ column, place }))
    return columns.toSorted((one, other) => one.place - other.place)
  }

  @FieldResolver(() => ImportProgress, { nullable: true, description: 'What is being done with it at this moment; null when nothing is.' })
  progress(@Root() own: Import, @Ctx() context: Context): ImportProgress | null {
    return workBegunBy(context) ?? workOn(own.id)
  }

  @Mutation(() => Import, { description: 'Begins an import. Post the file to /imports/<id>/part?at=0, then have it read.' })
  async beginImport(@Arg('input', () => BeginImportInput) input: BeginImportInput, @Ctx() context: Context) {
    return loadOne(context, Import, 'id', await beginImport(context, input))
  }

  @Mutation(() => Import, { description: 'Reads the file once it has come in; progress says how far that is.' })
  async readImport(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    return loadOne(context, Import, 'id', await readImportFile(context, id))
  }

  @Mutation(() => Import, { description: 'Works out what each row would do; nothing is entered.' })
  async checkImport(@Arg('input', () => CheckImportInput) input: CheckImportInput, @Ctx() context: Context) {
    return loadOne(context, Import, 'id', await checkImport(context, input))
  }

  @Mutation(() => Import, { description: 'Puts another value into a cell of the file.' })
  async correctImport(@Arg('input', () => CorrectImportInput) input: CorrectImportInput, @Ctx() context: Context) {
    return loadOne(context, Import, 'id', await correctImport(context, input))
  }

  @Mutation(() => Import, { description: 'Enters the rows that were not refused, all of them or none, as one change.' })
  async applyImport(@Arg('input', () => ImportInput) input: ImportInput, @Ctx() context: Context) {
    return loadOne(context, Import, 'id', await applyImport(context, input))
  }

  @Mutation(() => Import, { description: 'Stops what is being done with an import; what it did is taken back.' })
  async stopImport(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    await readImport(context, id)
    stopWork(id)
    return loadOne(context, Import, 'id', id)
  }

  @Mutation(() => Import, { description: 'Puts back what an import entered, all of it or nothing, by another change.' })
  async undoImport(@Arg('input', () => ImportInput) input: ImportInput, @Ctx() context: Context) {
    return loadOne(context, Import, 'id', await undoImport(context, input))
  }
}
