import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Keeps the measures in the index that everything is searched by. */
export class EvaluationSearch1780000001410 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create function evaluation.measure_searched() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then perform platform.search_remove(old.id); return null; end if;
        perform platform.search_put('MEASURE', new.id, new.title, concat_ws(' · ', new.code, new.unit), concat_ws(' ', new.summary, new.numerator, new.denominator), new.code);
        return null;
      end $$`)
    await db.query(
      `create trigger measure_searched after insert or update or delete on evaluation.measure for each row execute function evaluation.measure_searched()`,
    )
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger measure_searched on evaluation.measure`)
    await db.query(`drop function evaluation.measure_searched`)
    await db.query(`delete from platform."searchEntry" where kind = 'MEASURE'`)
  }
}
