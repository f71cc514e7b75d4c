import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Keeps the published practices in the index that everything is searched by, and finds misspelt words in it. */
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
    // A misspelling shares about half of its groups of three letters with the word that was meant; a title counts for more.
    await db.query(`create function network.resembling(word text) returns table (id uuid, score real) language sql stable
      set pg_trgm.word_similarity_threshold = 0.45 as $$
      select e.id, 0.5::real * word_similarity(word, lower(e.title)) + 0.1::real * word_similarity(word, e.letters) from platform."searchEntry" e where word <% e.letters $$`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function network.resembling`)
    await db.query(`drop trigger practice_searched on network.practice`)
    await db.query(`drop function network.practice_searched`)
    await db.query(`delete from platform."searchEntry" where kind = 'PRACTICE'`)
  }
}
