import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Reads what is written in a file as what it should be, or as null: a cast alone would end the import at the first slip. */
export class EvaluationImport1780000001420 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create function evaluation.as_day(written text) returns date language sql immutable as $$
      select case when written ~ '^(19|20|21)\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' then
        case when right(written, 2)::int <= extract(day from make_date(left(written, 4)::int, substr(written, 6, 2)::int, 1) + interval '1 month - 1 day')
        then make_date(left(written, 4)::int, substr(written, 6, 2)::int, right(written, 2)::int) end end $$`)
    await db.query(`create function evaluation.as_figure(written text) returns double precision language sql immutable as $$
      select case when written ~ '^-?\\d{1,20}(\\.\\d{0,30})?([eE][+-]?\\d{1,2})?$' then written::double precision end $$`)
    await db.query(`create function evaluation.as_id(written text) returns uuid language sql immutable as $$
      select case when written ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then written::uuid end $$`)
    await db.query(`create function evaluation.as_truth(written text) returns boolean language sql immutable as $$
      select case lower(written) when 'true' then true when 't' then true when 'false' then false when 'f' then false end $$`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function evaluation.as_day, evaluation.as_figure, evaluation.as_id, evaluation.as_truth`)
  }
}
