import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Views of the list of agreements are kept too. */
export class AgreementViews1795840000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter type workbench."listName" add value if not exists 'AGREEMENTS'`)
  }

  // A value of an enumeration cannot be taken away alone.
  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from workbench."savedView" where list = 'AGREEMENTS'`)
    await db.query(`alter type workbench."listName" rename to "listNameBefore"`)
    await db.query(`create type workbench."listName" as enum ('PARTNERSHIPS', 'MEMBERSHIPS', 'ORGANISATIONS')`)
    await db.query(`alter table workbench."savedView" alter column list type workbench."listName" using list::text::workbench."listName"`)
    await db.query(`drop type workbench."listNameBefore"`)
  }
}
