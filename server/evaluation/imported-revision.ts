import { Column, Entity, Index, PrimaryColumn } from 'typeorm'

/** A revision that an import wrote, and the one whose place it took: what undoing the import goes by. */
@Entity()
@Index('importedRevision_changeId', ['changeId'])
@Index('importedRevision_replacesId', ['replacesId'])
export class ImportedRevision {
  @PrimaryColumn('uuid')
  observationId!: string

  @Column('uuid')
  changeId!: string

  @Column('uuid', { nullable: true }) // empty where nothing stood there
  replacesId!: string | null

  @Column('timestamptz', { nullable: true })
  undoneAt!: Date | null
}
