import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a token is for, the pilots that it is limited to, and what it was used for. */
export class TokenScopes1795337100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table identity."apiToken"
      add "pilotsOnly" boolean not null default false,
      add scopes text[] not null default '{READ,GROUPS,EXPORT}',
      add constraint "apiToken_scopes" check ("scopes" <@ array['READ', 'GROUPS', 'EXPORT'] and cardinality("scopes") > 0)`)
    // Without a foreign key: a use is written after the fact, when its token may be gone.
    await db.query(`create table identity."tokenUse" (
      id uuid not null primary key,
      "tokenId" uuid not null,
      at timestamptz not null,
      operation text,
      points double precision not null,
      "rows" int not null,
      outcome text not null)`)
    await db.query(`create index "tokenUse_tokenId_at" on identity."tokenUse" ("tokenId", at, id)`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table identity."tokenUse"`)
    await db.query(`alter table identity."apiToken" drop "pilotsOnly", drop scopes`)
  }
}
