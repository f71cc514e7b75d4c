import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'

/** The bytes of an exported file, compressed. */
@Entity()
export class ExportFile {
  @PrimaryColumn('uuid')
  @ForeignKey('ExportReceipt', { name: 'exportFile_receiptId_fkey', onDelete: 'CASCADE' })
  receiptId!: string

  @Column('bytea')
  content!: Buffer
}
