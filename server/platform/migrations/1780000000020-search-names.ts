import type { MigrationInterface, QueryRunner } from 'typeorm'

const WORDS = (names: string): string =>
  `tsvector generated always as (setweight(to_tsvector('english', title${names}), 'A') || setweight(to_tsvector('english', detail), 'B') || setweight(to_tsvector('english', body), 'C')) stored`

/** What a thing is also called weighs as much in a search as its title. */
export class SearchNames1780000000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table platform."searchEntry" add names text not null default ''`)
    await this.index(db, ` || ' ' || names`)
    await db.query(`drop function platform.search_put`)
    await db.query(`create function platform.search_put(kind text, id uuid, title text, detail text, body text, slug text, names text default '') returns void language sql as $$
      insert into platform."searchEntry" (id, kind, title, detail, body, slug, names) values (id, kind, title, coalesce(detail, ''), coalesce(body, ''), slug, coalesce(names, ''))
      on conflict (id) do update set kind = excluded.kind, title = excluded.title, detail = excluded.detail, body = excluded.body, slug = excluded.slug, names = excluded.names $$`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function platform.search_put`)
    await db.query(`create function platform.search_put(kind text, id uuid, title text, detail text, body text, slug text) returns void language sql as $$
      insert into platform."searchEntry" (id, kind, title, detail, body, slug) values (id, kind, title, coalesce(detail, ''), coalesce(body, ''), slug)
      on conflict (id) do update set kind = excluded.kind, title = excluded.title, detail = excluded.detail, body = excluded.body, slug = excluded.slug $$`)
    await this.index(db, '')
    await db.query(`alter table platform."searchEntry" drop column names`)
  }

  // A generated column is made anew when what it is generated from changes; its index goes with it.
  private async index(db: QueryRunner, names: string): Promise<void> {
    await db.query(`alter table platform."searchEntry" drop column words`)
    await db.query(`alter table platform."searchEntry" add words ${WORDS(names)}`)
    await db.query(`create index "searchEntry_words" on platform."searchEntry" using gin (words)`)
  }
}
