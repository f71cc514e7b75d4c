import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'

import { ImportPhase } from './import-stage.ts'

@ObjectType({ description: 'A column that a kind of import understands.' })
export class ImportKindColumn {
  @Field(() => String, { description: 'Its name.' })
  name!: string
  @Field(() => String, { description: 'What people call it.' })
  title!: string
  @Field(() => String, { description: 'What stands in it.' })
  hint!: string
  @Field(() => Boolean, { description: 'Whether a file without it cannot be imported.' })
  isNeeded!: boolean
}

@ObjectType('ImportKind', { description: 'Something that can be imported from a CSV file or a workbook.' })
export class ImportKindType {
  @Field(() => String, { description: 'Its name.' })
  name!: string
  @Field(() => String, { description: 'What people call it.' })
  title!: string
  @Field(() => String, { description: 'What it does, and by what rows are known again.' })
  description!: string
  @Field(() => [ImportKindColumn], { description: 'The columns that it understands.' })
  columns!: ImportKindColumn[]
}

@ObjectType({ description: 'Which column of a file is read as which column of the kind.' })
export class ImportMapping {
  @Field(() => String, { description: 'The column of the kind.' })
  column!: string
  @Field(() => Int, { description: 'The place of the column in the file, from 0.' })
  place!: number
}

@ObjectType({ description: 'What is being done with an import at this moment, and how far it is.' })
export class ImportProgress {
  @Field(() => ImportPhase, { description: 'What is being done.' })
  phase!: ImportPhase
  @Field(() => Int, { description: 'How many rows are done.' })
  done!: number
  @Field(() => Int, { description: 'Of how many; 0 while that is not known.' })
  total!: number
}

@InputType({ description: 'A file to import. Its bytes are then posted to /imports/<id>/part?at=<byte>, whole or in parts.' })
export class BeginImportInput {
  @Field(() => String, { description: 'What it is of: the name of one of importKinds.' })
  kind!: string
  @Field(() => String, { description: 'The name of the file.' })
  fileName!: string
  @Field(() => Int, { description: 'How large it is, in bytes; at most 32 MB.' })
  bytes!: number
}

@InputType({ description: 'Which column of a file is to be read as which column of the kind.' })
export class ImportMappingInput {
  @Field(() => String, { description: 'The column of the kind.' })
  column!: string
  @Field(() => Int, { description: 'The place of the column in the file, from 0.' })
  place!: number
}

@InputType({ description: 'An import to check: what each row would do is worked out, and nothing is entered.' })
export class CheckImportInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string
  @Field(() => [ImportMappingInput], { nullable: true, description: 'How to read its columns; as before, or as guessed, unless said.' })
  mapping?: ImportMappingInput[] | null
}

@InputType({ description: 'Another value for a cell of a file; the file is to be checked again after that.' })
export class CorrectImportInput {
  @Field(() => ID, { description: 'Which import.' })
  id!: string
  @Field(() => Int, { description: 'The number of the row.' })
  row!: number
  @Field(() => String, { description: 'The column, by its name in the kind.' })
  column!: string
  @Field(() => String, { description: 'What is to stand there, at most 2,000 characters.' })
  value!: string
}

@InputType({ description: 'An import whose rows are to be entered, or put back.' })
export class ImportInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string
  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters; kept in the history.' })
  why?: string | null
}
