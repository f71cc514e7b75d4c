import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'

/** That a successor's series includes what an earlier organisation reported before a day. Steps in between have rows of their own. */
@Entity()
@Check('lineage_distinct', '"subjectId" <> "includesSubjectId"')
export class Lineage {
  @PrimaryColumn('uuid')
  subjectId!: string

  @PrimaryColumn('uuid')
  @Index('lineage_includesSubjectId')
  includesSubjectId!: string

  /** The first day that the earlier organisation's figures no longer count. */
  @Column('date')
  since!: string
}
