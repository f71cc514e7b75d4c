import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Keeps the published practices in the index that everything is searched by, and notes the index's words to find what a misspelling means. */
export class NetworkSearch1780000001310 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Who may see a draft depends on the viewer; the index holds only what everybody may see.
    await db.query(`create function network.practice_searched() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then perform platform.search_remove(old.id); return null; end if;
        if new."publishedOn" is null or new."publishedOn" > platform.today() then perform platform.search_remove(new.id); return null; end if;
        perform platform.search_put('PRACTICE', new.id, new.title, concat_ws(' · ', new.population, new.setting),
          concat_ws(' ', new.summary, new.problem, new.what, new.results), new.slug);
        return null;
      end $$`)
    await db.query(
      `create trigger practice_searched after insert or update or delete on network.practice for each row execute function network.practice_searched()`,
    )
    await db.query(`create extension if not exists fuzzystrmatch`)
    // A word stays when the last text that held it is gone: it then means nothing that is found.
    await db.query(`create table network."searchWord" (word text primary key)`)
    await db.query(`create function network.note_words(text) returns void language sql as $$
      insert into network."searchWord" select lexeme from unnest(to_tsvector('simple', $1)) where lexeme ~ '^[[:alpha:]]{4,40}$' on conflict do nothing $$`)
    await db.query(`create function network.words_noted() returns trigger language plpgsql as $$
      begin perform network.note_words(concat_ws(' ', new.title, new.detail, new.body)); return null; end $$`)
    await db.query(`create trigger words_noted after insert or update on platform."searchEntry" for each row execute function network.words_noted()`)
    await db.query(`select network.note_words(concat_ws(' ', title, detail, body)) from platform."searchEntry"`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger words_noted on platform."searchEntry"`)
    await db.query(`drop function network.words_noted, network.note_words`)
    await db.query(`drop table network."searchWord"`)
    await db.query(`drop trigger practice_searched on network.practice`)
    await db.query(`drop function network.practice_searched`)
    await db.query(`delete from platform."searchEntry" where kind = 'PRACTICE'`)
  }
}
